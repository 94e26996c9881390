"""What was recorded is never changed: guards of the database (《行政处罚法》第四十七条)."""

from django.db import migrations

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("recording", "0001_recording")]

    operations = [
        *append_only("recording_document", ("public_id",)),
        *append_only("recording_evidence"),
        *append_only("recording_audiovisualrecording"),
        *append_only("recording_renderedfile", ("document_id", "kind")),
    ]
