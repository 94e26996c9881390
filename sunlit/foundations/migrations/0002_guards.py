"""What the database itself refuses, and the index of the full-text search."""

from django.db import migrations

from sunlit.foundations.accounts.exclusive_duties import exclusive_duties
from sunlit.foundations.ledger.guards import append_only, counts_up
from sunlit.foundations.textsearch.tables import search_index


class Migration(migrations.Migration):
    dependencies = [("foundations", "0001_foundations")]

    operations = [
        *append_only("foundations_entry", ("stream_id", "position")),
        *append_only("foundations_entrykey"),
        *append_only("foundations_storedobject"),
        *append_only("foundations_issuednumber", ("form_code", "year", "sequence"), ("number",)),
        *append_only("foundations_voidednumber", ("issued_id",)),
        *counts_up("foundations_stream", "count", fixed=["name"]),
        *counts_up("foundations_numberseries", "last_sequence", fixed=["form_code", "year"]),
        *exclusive_duties(),
        *search_index(),
    ]
