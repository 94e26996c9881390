"""Time limits that came near (预警), and cases a superior urged (催办)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sunlit.foundations.ledger.guards import append_only

ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0002_relations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClockReminder",
            fields=[
                ("id", ID.clone()),
                ("rule", models.CharField(max_length=40, verbose_name="期限规则")),
                ("due_on", models.DateField(verbose_name="届满日")),
                ("light", models.CharField(max_length=10, verbose_name="预警")),
                ("noted_at", models.DateTimeField(verbose_name="预警时间")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="casework.case",
                        verbose_name="案件",
                    ),
                ),
            ],
            options={
                "verbose_name": "期限预警",
                "verbose_name_plural": "期限预警",
                "db_table_comment": "期限预警",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "rule", "due_on", "light"), name="reminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Urging",
            fields=[
                ("id", ID.clone()),
                ("urged_at", models.DateTimeField(verbose_name="催办时间")),
                ("note_text", models.TextField(verbose_name="催办意见")),
                ("case_version", models.PositiveIntegerField(verbose_name="催办时的版本")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgings",
                        to="casework.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "urged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="催办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "催办",
                "verbose_name_plural": "催办",
                "db_table_comment": "催办",
                "indexes": [models.Index(fields=["case", "-id"], name="urging_by_case")],
            },
        ),
        *append_only("casework_urging"),
    ]
