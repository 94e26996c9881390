"""Drafts of forms (表单草稿)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("foundations", "0005_adopted_calendars")]

    operations = [
        migrations.CreateModel(
            name="FormDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=120, verbose_name="表单")),
                ("typed", models.JSONField(verbose_name="已填内容")),
                ("saved_at", models.DateTimeField(verbose_name="保存时间")),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填写人",
                    ),
                ),
            ],
            options={
                "verbose_name": "表单草稿",
                "verbose_name_plural": "表单草稿",
                "db_table_comment": "表单草稿",
                "constraints": [
                    models.UniqueConstraint(fields=("account", "place"), name="one_draft_per_form")
                ],
            },
        ),
    ]
