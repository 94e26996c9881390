"""Bodies with outward names (加挂名称) of their own, entrusted organizations and agreements."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def move_outward_names(apps: Any, editor: Any) -> None:
    """Make a row of every outward name that stood in the body's own row."""
    rows = apps.get_model("registers", "OutwardName").objects
    for body in apps.get_model("registers", "EnforcementBody").objects.all():
        for name in body.outward_names_before:
            rows.create(body=body, name=name, valid_from=body.valid_from)


class Migration(migrations.Migration):
    dependencies = [("registers", "0003_officers")]

    operations = [
        migrations.RenameField(
            model_name="enforcementbody",
            old_name="outward_names",
            new_name="outward_names_before",
        ),
        migrations.CreateModel(
            name="EntrustedOrganization",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="受委托组织名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("PUBLIC_AFFAIRS", "管理公共事务职能的组织"),
                            ("ADMINISTRATIVE_ORGAN", "行政机关"),
                        ],
                        default="PUBLIC_AFFAIRS",
                        max_length=40,
                        verbose_name="组织性质",
                    ),
                ),
            ],
            options={
                "verbose_name": "受委托组织",
                "verbose_name_plural": "受委托组织",
                "db_table_comment": "受委托组织",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="EntrustmentAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agreement_no",
                    models.CharField(blank=True, max_length=100, verbose_name="委托协议文号"),
                ),
                (
                    "file_sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="协议文本"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="签订日期")),
                ("valid_from", models.DateField(verbose_name="委托期限自")),
                ("valid_until", models.DateField(verbose_name="委托期限至")),
                ("categories", models.JSONField(default=list, verbose_name="委托的执法类别")),
                ("item_codes", models.JSONField(default=list, verbose_name="委托的执法事项")),
                ("powers_text", models.TextField(verbose_name="委托事项和权限")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公告日期")),
                (
                    "announcement_no",
                    models.CharField(blank=True, max_length=100, verbose_name="公告文号"),
                ),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="报备日期")),
                (
                    "filed_with",
                    models.CharField(blank=True, max_length=200, verbose_name="报备案机关"),
                ),
                (
                    "receipt_no",
                    models.CharField(blank=True, max_length=100, verbose_name="备案回执号"),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="终止日期（当日起终止）"),
                ),
                (
                    "end_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="终止原因"),
                ),
            ],
            options={
                "verbose_name": "委托执法协议",
                "verbose_name_plural": "委托执法协议",
                "db_table_comment": "委托执法协议",
                "ordering": ("valid_from", "pk"),
            },
        ),
        migrations.CreateModel(
            name="OutwardName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="加挂名称")),
                (
                    "seal_name",
                    models.CharField(blank=True, max_length=200, verbose_name="印章名称"),
                ),
                ("seal_no", models.CharField(blank=True, max_length=60, verbose_name="印章编号")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="挂牌日期")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="停用日期（当日起停用）"),
                ),
                (
                    "end_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="停用原因"),
                ),
            ],
            options={
                "verbose_name": "加挂名称",
                "verbose_name_plural": "加挂名称",
                "db_table_comment": "加挂名称",
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="enforcementbody",
            name="bases_text",
            field=models.TextField(blank=True, verbose_name="主要执法依据"),
        ),
        migrations.AddField(
            model_name="enforcementbody",
            name="funding",
            field=models.CharField(blank=True, max_length=100, verbose_name="经费来源"),
        ),
        migrations.AddField(
            model_name="enforcementbody",
            name="nature",
            field=models.CharField(blank=True, max_length=100, verbose_name="机构性质"),
        ),
        migrations.AddField(
            model_name="enforcementbody",
            name="powers_text",
            field=models.TextField(blank=True, verbose_name="执法权限"),
        ),
        migrations.AddField(
            model_name="enforcementbody",
            name="staff_count",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="实有人数"),
        ),
        migrations.AddField(
            model_name="enforcementbody",
            name="staff_quota",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="编制数"),
        ),
        migrations.AlterField(
            model_name="enforcementbody",
            name="duties_text",
            field=models.TextField(blank=True, verbose_name="执法职责"),
        ),
        migrations.AddField(
            model_name="entrustedorganization",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entrusted_organizations",
                to="registers.enforcementbody",
                verbose_name="委托机关",
            ),
        ),
        migrations.AddField(
            model_name="section",
            name="entrusted_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sections",
                to="registers.entrustedorganization",
                verbose_name="受委托组织",
            ),
        ),
        migrations.AddField(
            model_name="entrustmentagreement",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="registers.entrustedorganization",
                verbose_name="受委托组织",
            ),
        ),
        migrations.AddField(
            model_name="outwardname",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outward_names",
                to="registers.enforcementbody",
                verbose_name="执法主体",
            ),
        ),
        migrations.AddConstraint(
            model_name="entrustedorganization",
            constraint=models.UniqueConstraint(fields=("body", "name"), name="entrusted_name_once"),
        ),
        migrations.AlterField(
            model_name="listimport",
            name="kind",
            field=models.CharField(
                choices=[
                    ("ITEMS", "行政执法事项清单"),
                    ("POWERS", "权责清单"),
                    ("INSPECTION_ITEMS", "随机抽查事项清单"),
                    ("RECORDING", "音像记录事项清单"),
                    ("REVIEW_CATALOGUE", "重大执法决定法制审核目录清单"),
                    ("BENCHMARKS", "行政裁量权基准"),
                    ("OFFICERS", "行政执法人员名单"),
                    ("PARTIES", "检查对象名录库"),
                    ("BODIES", "执法主体名单"),
                ],
                max_length=20,
                verbose_name="清单",
            ),
        ),
        migrations.RunPython(move_outward_names, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="enforcementbody",
            name="outward_names_before",
        ),
    ]
