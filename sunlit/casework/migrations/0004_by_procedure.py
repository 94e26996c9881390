"""The list of cases by procedure."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("casework", "0003_reminders")]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['procedure', '-id'], name='case_by_procedure'),
        ),
    ]
