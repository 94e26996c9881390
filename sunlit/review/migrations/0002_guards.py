"""What was recorded is never changed: guards of the database (《行政处罚法》第四十七条)."""

from django.db import migrations

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("review", "0001_review")]

    operations = [
        *append_only("review_reviewsubmission"),
        *append_only("review_reviewopinion", ("submission_id",)),
    ]
