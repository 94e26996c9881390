"""Public lists: being written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_guards")]
    operations = []
