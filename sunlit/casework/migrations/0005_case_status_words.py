"""A case not yet filed is called so for applications as well as for leads."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("casework", "0004_by_procedure")]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="status",
            field=models.CharField(
                choices=[
                    ("LEAD", "待立案（受理）"),
                    ("OPEN", "在办"),
                    ("PAUSED", "中止"),
                    ("DECIDED", "已决定"),
                    ("CLOSED", "已结案"),
                ],
                default="LEAD",
                max_length=10,
                verbose_name="状态",
            ),
        ),
    ]
