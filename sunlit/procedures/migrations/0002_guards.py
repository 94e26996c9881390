"""What was recorded is never changed: guards of the database (《行政处罚法》第四十七条)."""

from django.db import migrations

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_procedures")]

    operations = [
        *append_only("procedures_steptaken", ("case_id", "position")),
        *append_only("procedures_stepproposal"),
        *append_only("procedures_proposalvote", ("proposal_id", "order")),
    ]
