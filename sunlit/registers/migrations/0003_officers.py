"""The life of an officer as dated facts (执法人员经历); what was recorded of it is never changed."""

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from sunlit.foundations.ledger.guards import append_only


def name_credentials(apps: Any, editor: Any) -> None:
    """Give every credential its own random name: one default fills all rows alike."""
    for credential in apps.get_model("registers", "Credential").objects.all():
        credential.public_id = uuid.uuid4()
        credential.save(update_fields=["public_id"])


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_lists")]

    operations = [
        migrations.CreateModel(
            name="AppealDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="决定日期")),
                ("is_granted", models.BooleanField(verbose_name="申诉成立")),
                ("reason", models.CharField(max_length=1000, verbose_name="理由")),
            ],
            options={
                "verbose_name": "申诉处理决定",
                "verbose_name_plural": "申诉处理决定",
                "db_table_comment": "申诉处理决定",
            },
        ),
        migrations.CreateModel(
            name="CredentialChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("RENEWED", "换证延期"),
                            ("SUSPENDED", "暂扣"),
                            ("RESUMED", "恢复"),
                            ("WITHDRAWN", "收回"),
                            ("CANCELED", "注销"),
                        ],
                        max_length=20,
                        verbose_name="变动",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="自")),
                ("until_on", models.DateField(null=True, verbose_name="至")),
                ("term_ended_on", models.DateField(null=True, verbose_name="原有效期至")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="原因")),
            ],
            options={
                "verbose_name": "证件变动",
                "verbose_name_plural": "证件变动",
                "db_table_comment": "证件变动",
                "ordering": ("from_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ExitAppeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("appealed_on", models.DateField(verbose_name="申诉日期")),
                ("grounds", models.CharField(max_length=1000, verbose_name="申诉理由")),
            ],
            options={
                "verbose_name": "退出申诉",
                "verbose_name_plural": "退出申诉",
                "db_table_comment": "退出申诉",
            },
        ),
        migrations.CreateModel(
            name="OfficerPosting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=100, verbose_name="职务")),
                ("since", models.DateField(verbose_name="自")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="原因")),
            ],
            options={
                "verbose_name": "任职经历",
                "verbose_name_plural": "任职经历",
                "db_table_comment": "任职经历",
                "ordering": ("since", "pk"),
            },
        ),
        migrations.CreateModel(
            name="OfficerTraining",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="培训日期")),
                ("hours", models.PositiveIntegerField(verbose_name="学时")),
                ("subject", models.CharField(max_length=200, verbose_name="培训内容")),
            ],
            options={
                "verbose_name": "执法培训",
                "verbose_name_plural": "执法培训",
                "db_table_comment": "执法培训",
                "ordering": ("held_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="QualificationExam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="考试日期")),
                ("is_passed", models.BooleanField(verbose_name="合格")),
                ("score", models.CharField(blank=True, max_length=20, verbose_name="成绩")),
            ],
            options={
                "verbose_name": "执法资格考试",
                "verbose_name_plural": "执法资格考试",
                "db_table_comment": "执法资格考试",
                "ordering": ("held_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ReviewerTraining",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="培训日期")),
                ("hours", models.PositiveIntegerField(verbose_name="学时")),
                ("subject", models.CharField(max_length=200, verbose_name="培训内容")),
            ],
            options={
                "verbose_name": "法制审核培训",
                "verbose_name_plural": "法制审核培训",
                "db_table_comment": "法制审核培训",
                "ordering": ("held_on", "pk"),
            },
        ),
        migrations.AlterModelOptions(
            name="officerexit",
            options={
                "ordering": ("exited_on", "pk"),
                "verbose_name": "退出机制",
                "verbose_name_plural": "退出机制",
            },
        ),
        migrations.RemoveField(
            model_name="legalreviewer",
            name="training_hours",
        ),
        migrations.AddField(
            model_name="annualverification",
            name="counts_from",
            field=models.DateField(blank=True, null=True, verbose_name="补审合格日期"),
        ),
        migrations.AddField(
            model_name="annualverification",
            name="verified_on",
            field=models.DateField(blank=True, null=True, verbose_name="年审日期"),
        ),
        migrations.AddField(
            model_name="credential",
            name="issuer",
            field=models.CharField(blank=True, max_length=200, verbose_name="发证机关"),
        ),
        migrations.AddField(
            model_name="credential",
            name="public_id",
            field=models.UUIDField(
                default=uuid.uuid4, editable=False, null=True, verbose_name="公开标识"
            ),
        ),
        migrations.RunPython(name_credentials, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="credential",
            name="public_id",
            field=models.UUIDField(
                default=uuid.uuid4, editable=False, unique=True, verbose_name="公开标识"
            ),
        ),
        migrations.AddField(
            model_name="legalreviewer",
            name="end_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="离任原因"),
        ),
        migrations.AlterField(
            model_name="legalreviewer",
            name="valid_until",
            field=models.DateField(
                blank=True, null=True, verbose_name="离任日期（当日起不再担任）"
            ),
        ),
        migrations.AlterField(
            model_name="officerexit",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exits",
                to="registers.officer",
                verbose_name="执法人员",
            ),
        ),
        migrations.AddField(
            model_name="credentialchange",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="registers.credential",
                verbose_name="执法证件",
            ),
        ),
        migrations.AddField(
            model_name="exitappeal",
            name="exit",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appeal",
                to="registers.officerexit",
                verbose_name="退出机制",
            ),
        ),
        migrations.AddField(
            model_name="appealdecision",
            name="appeal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decision",
                to="registers.exitappeal",
                verbose_name="退出申诉",
            ),
        ),
        migrations.AddField(
            model_name="officerposting",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postings",
                to="registers.officer",
                verbose_name="执法人员",
            ),
        ),
        migrations.AddField(
            model_name="officerposting",
            name="section",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registers.section",
                verbose_name="科室",
            ),
        ),
        migrations.AddField(
            model_name="officertraining",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trainings",
                to="registers.officer",
                verbose_name="执法人员",
            ),
        ),
        migrations.AddField(
            model_name="qualificationexam",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exams",
                to="registers.officer",
                verbose_name="执法人员",
            ),
        ),
        migrations.AddField(
            model_name="reviewertraining",
            name="reviewer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trainings",
                to="registers.legalreviewer",
                verbose_name="法制审核人员",
            ),
        ),
        migrations.AddConstraint(
            model_name="officerposting",
            constraint=models.UniqueConstraint(
                fields=("officer", "since"), name="posting_once_a_day"
            ),
        ),
        *append_only("registers_officerposting", ("officer_id", "since")),
        *append_only("registers_officertraining"),
        *append_only("registers_qualificationexam"),
        *append_only("registers_credentialchange"),
        *append_only("registers_officerexit"),
        *append_only("registers_exitappeal", ("exit_id",)),
        *append_only("registers_appealdecision", ("appeal_id",)),
        *append_only("registers_reviewertraining"),
    ]
