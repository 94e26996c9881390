"""The history of a publication is never changed."""

from django.db import migrations

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_disclosure")]

    operations = [*append_only("disclosure_publicationevent")]
