"""Where long background work stands."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("foundations", "0003_training_clock")]

    operations = [
        migrations.CreateModel(
            name="JobProgress",
            fields=[
                (
                    "key",
                    models.CharField(
                        max_length=200, primary_key=True, serialize=False, verbose_name="任务标识"
                    ),
                ),
                ("stage", models.CharField(max_length=40, verbose_name="阶段")),
                ("data", models.JSONField(default=dict, verbose_name="内容")),
                ("reported_at", models.DateTimeField(verbose_name="报告时间")),
            ],
            options={
                "verbose_name": "任务进度",
                "verbose_name_plural": "任务进度",
                "db_table_comment": "任务进度",
            },
        ),
    ]
