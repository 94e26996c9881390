"""Cases that belong together (关联案件); a relation is noted once and never changed."""

import django.db.models.deletion
from django.db import migrations, models

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_casework")]

    operations = [
        migrations.CreateModel(
            name="CaseRelation",
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
                            ("FILING", "检查发现线索立案"),
                            ("SPLIT", "分案"),
                            ("MERGER", "并案"),
                            ("PARALLEL", "单位和个人分别处罚"),
                            ("MEASURE", "采取强制措施"),
                            ("EXECUTION", "强制执行"),
                            ("REOPENING", "重新启动"),
                        ],
                        max_length=10,
                        verbose_name="关联种类",
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="原案件步骤序号")),
                ("since", models.DateField(verbose_name="关联日期")),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_relations",
                        to="casework.case",
                        verbose_name="原案件",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier_relations",
                        to="casework.case",
                        verbose_name="后续案件",
                    ),
                ),
            ],
            options={
                "verbose_name": "关联案件",
                "verbose_name_plural": "关联案件",
                "db_table_comment": "关联案件",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("earlier", "position"), name="relation_once_per_step"
                    )
                ],
            },
        ),
        *append_only("casework_caserelation", ("earlier_id", "position")),
    ]
