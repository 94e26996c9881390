"""A published decision may be overturned without a later one of the bureau (被撤销、确认违法)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("disclosure", "0006_successions")]

    operations = [
        migrations.AlterField(
            model_name='succession',
            name='later',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='disclosure.publication', verbose_name='后续公示稿'),
        ),
    ]
