"""Credentials shown to the party in a case; what was recorded of it is never changed."""

import django.db.models.deletion
from django.db import migrations, models

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_casework"),
        ("recording", "0002_guards"),
        ("registers", "0004_bodies"),
    ]

    operations = [
        migrations.CreateModel(
            name="CredentialPresentation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nonce", models.CharField(max_length=40, unique=True, verbose_name="亮证码标识")),
                ("officer_name", models.CharField(max_length=100, verbose_name="姓名")),
                ("credential_no", models.CharField(max_length=64, verbose_name="证件编号")),
                ("shown_at", models.DateTimeField(verbose_name="出示时间")),
                ("confirmed_at", models.DateTimeField(verbose_name="确认时间")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.officer",
                        verbose_name="执法人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "亮证记录",
                "verbose_name_plural": "亮证记录",
                "db_table_comment": "亮证记录",
                "indexes": [models.Index(fields=["case", "id"], name="presentation_by_case")],
            },
        ),
        *append_only("recording_credentialpresentation", ("nonce",)),
    ]
