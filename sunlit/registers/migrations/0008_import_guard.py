"""The record of an import is never changed (名录导入)."""

from django.db import migrations

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("registers", "0007_guides")]

    operations = [*append_only("registers_listimport")]
