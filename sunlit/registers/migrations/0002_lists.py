"""Lists as versions; rows are fixed once their version left the draft."""
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sunlit.foundations.ledger.guards import append_only, fixed_unless


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0001_registers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='listimport',
            name='kind',
            field=models.CharField(choices=[('ITEMS', '行政执法事项清单'), ('POWERS', '权责清单'), ('INSPECTION_ITEMS', '随机抽查事项清单'), ('RECORDING', '音像记录事项清单'), ('REVIEW_CATALOGUE', '重大执法决定法制审核目录清单'), ('BENCHMARKS', '行政裁量权基准'), ('OFFICERS', '行政执法人员名单'), ('PARTIES', '检查对象名录库')], max_length=20, verbose_name='清单'),
        ),
        migrations.CreateModel(
            name='ListVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ITEMS', '行政执法事项清单'), ('POWERS', '权责清单'), ('INSPECTION_ITEMS', '随机抽查事项清单'), ('RECORDING', '音像记录事项清单'), ('REVIEW_CATALOGUE', '重大执法决定法制审核目录清单'), ('BENCHMARKS', '行政裁量权基准')], max_length=20, verbose_name='清单')),
                ('number', models.PositiveIntegerField(verbose_name='版本号')),
                ('status', models.CharField(choices=[('DRAFT', '草稿'), ('SECTION_HEAD', '待科室负责人审核'), ('LEGAL_AFFAIRS', '待法制机构审核'), ('LEADER', '待局领导批准'), ('APPROVED', '已批准，待生效'), ('IN_FORCE', '现行有效'), ('SUPERSEDED', '已被替代'), ('WITHDRAWN', '已撤回')], default='DRAFT', max_length=20, verbose_name='状态')),
                ('editor_ids', models.JSONField(blank=True, default=list, verbose_name='修改过草稿的人（账号编号）')),
                ('drafted_at', models.DateTimeField(verbose_name='起草时间')),
                ('summary', models.TextField(blank=True, verbose_name='修改说明')),
                ('document_no', models.CharField(blank=True, max_length=120, verbose_name='文号')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='批准日期')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='生效日期')),
                ('superseded_on', models.DateField(blank=True, null=True, verbose_name='被替代日期（当日起失效）')),
                ('empty_categories', models.JSONField(blank=True, default=list, verbose_name='明示无事项的类别')),
                ('based_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.listversion', verbose_name='在哪一版基础上起草')),
                ('drafted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='起草人')),
                ('lead_section', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.section', verbose_name='牵头科室')),
            ],
            options={
                'verbose_name': '清单版本',
                'verbose_name_plural': '清单版本',
                'db_table_comment': '清单版本',
                'ordering': ('kind', '-number'),
            },
        ),
        migrations.CreateModel(
            name='ListRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='序号')),
                ('code', models.CharField(blank=True, max_length=64, verbose_name='编码')),
                ('category', models.CharField(blank=True, max_length=40, verbose_name='类别')),
                ('title', models.CharField(max_length=500, verbose_name='名称')),
                ('data', models.JSONField(default=dict, verbose_name='内容')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='registers.listversion', verbose_name='清单版本')),
            ],
            options={
                'verbose_name': '清单条目',
                'verbose_name_plural': '清单条目',
                'db_table_comment': '清单条目',
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ListOpinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('DRAFT', '草稿'), ('SECTION_HEAD', '待科室负责人审核'), ('LEGAL_AFFAIRS', '待法制机构审核'), ('LEADER', '待局领导批准'), ('APPROVED', '已批准，待生效'), ('IN_FORCE', '现行有效'), ('SUPERSEDED', '已被替代'), ('WITHDRAWN', '已撤回')], max_length=20, verbose_name='环节')),
                ('outcome', models.CharField(choices=[('SUBMITTED', '报批'), ('APPROVED', '同意'), ('RETURNED', '退回'), ('WITHDRAWN', '撤回')], max_length=20, verbose_name='意见')),
                ('note', models.TextField(blank=True, verbose_name='说明')),
                ('at', models.DateTimeField(verbose_name='办理时间')),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='registers.listversion', verbose_name='清单版本')),
            ],
            options={
                'verbose_name': '清单审批意见',
                'verbose_name_plural': '清单审批意见',
                'db_table_comment': '清单审批意见',
                'ordering': ('pk',),
            },
        ),
        migrations.AddConstraint(
            model_name='listversion',
            constraint=models.UniqueConstraint(fields=('kind', 'number'), name='list_number_once'),
        ),
        migrations.AddConstraint(
            model_name='listversion',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('DRAFT', 'SECTION_HEAD', 'LEGAL_AFFAIRS', 'LEADER', 'APPROVED'))), fields=('kind',), name='list_one_open'),
        ),
        migrations.AddConstraint(
            model_name='listversion',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'IN_FORCE')), fields=('kind',), name='list_one_in_force'),
        ),
        migrations.AddConstraint(
            model_name='listversion',
            constraint=models.CheckConstraint(condition=models.Q(('superseded_on__isnull', True), ('superseded_on__gte', models.F('effective_on')), _connector='OR'), name='list_ends_after_it_begins'),
        ),
        migrations.AddIndex(
            model_name='listrow',
            index=models.Index(fields=['version', 'position'], name='list_row_position'),
        ),
        migrations.CreateModel(
            name='LearnedColumn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ITEMS', '行政执法事项清单'), ('POWERS', '权责清单'), ('INSPECTION_ITEMS', '随机抽查事项清单'), ('RECORDING', '音像记录事项清单'), ('REVIEW_CATALOGUE', '重大执法决定法制审核目录清单'), ('BENCHMARKS', '行政裁量权基准'), ('OFFICERS', '行政执法人员名单'), ('PARTIES', '检查对象名录库'), ('BODIES', '执法主体名单'), ('GUIDES', '服务指南')], max_length=20, verbose_name='清单')),
                ('label_key', models.CharField(max_length=200, verbose_name='列名（规范化）')),
                ('label', models.CharField(max_length=200, verbose_name='列名')),
                ('field', models.CharField(max_length=60, verbose_name='对应字段')),
                ('learned_at', models.DateTimeField(verbose_name='确定时间')),
                ('learned_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='确定人')),
            ],
            options={
                'verbose_name': '列名对应',
                'verbose_name_plural': '列名对应',
                'db_table_comment': '列名对应',
                'ordering': ('kind', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='learnedcolumn',
            constraint=models.UniqueConstraint(fields=('kind', 'label_key'), name='column_learned_once'),
        ),
        *append_only("registers_listopinion"),
        *fixed_unless(
            "registers_listrow", "registers_listversion", "version_id", "parent.status = 'DRAFT'"
        ),
    ]
