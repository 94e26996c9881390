"""lists: being written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_registers")]
    operations = []
