"""Holiday tables the bureau adopted; a row never changes, a newer one takes its place."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("foundations", "0004_job_progress")]

    operations = [
        migrations.CreateModel(
            name="AdoptedCalendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("region", models.CharField(max_length=20, verbose_name="地区")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                ("title", models.CharField(max_length=200, verbose_name="通知名称")),
                ("notice_no", models.CharField(max_length=60, verbose_name="文号")),
                ("content", models.JSONField(verbose_name="内容")),
                ("digest", models.CharField(max_length=64, verbose_name="内容摘要")),
                ("adopted_at", models.DateTimeField(verbose_name="采用时间")),
                (
                    "adopted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="采用人",
                    ),
                ),
            ],
            options={
                "verbose_name": "放假安排",
                "verbose_name_plural": "放假安排",
                "db_table_comment": "放假安排",
                "indexes": [models.Index(fields=["region", "year", "id"], name="calendar_by_year")],
            },
        ),
        *append_only("foundations_adoptedcalendar"),
    ]
