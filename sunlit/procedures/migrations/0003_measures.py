"""Versions of the bureau's measures (办法版本)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("procedures", "0002_guards"), ("rulebook", "0001_rulebook")]

    operations = [
        migrations.CreateModel(
            name='MeasureVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('DISCLOSURE', '行政执法公示办法'), ('RECORDING', '行政执法全过程记录办法'), ('REVIEW', '重大行政执法决定法制审核办法')], max_length=10, verbose_name='办法')),
                ('number', models.PositiveSmallIntegerField(verbose_name='版次')),
                ('status', models.CharField(choices=[('DRAFT', '拟订中'), ('SUBMITTED', '待发布'), ('RELEASED', '已发布'), ('DISCARDED', '已废弃')], max_length=10, verbose_name='状态')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='修改次数')),
                ('title', models.CharField(max_length=100, verbose_name='名称')),
                ('articles', models.JSONField(default=list, verbose_name='条文')),
                ('rows', models.JSONField(default=list, verbose_name='附表')),
                ('figures', models.JSONField(default=dict, verbose_name='数值')),
                ('drafted_at', models.DateTimeField(verbose_name='拟订时间')),
                ('effective_from', models.DateField(null=True, verbose_name='施行日期')),
                ('submitted_at', models.DateTimeField(null=True, verbose_name='提交时间')),
                ('return_reason', models.TextField(blank=True, verbose_name='退回理由')),
                ('released_at', models.DateTimeField(null=True, verbose_name='发布时间')),
                ('filing_no', models.CharField(blank=True, max_length=60, verbose_name='备案编号')),
                ('filed_on', models.DateField(null=True, verbose_name='备案日期')),
                ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='拟订人')),
                ('release', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rulebook.rulebookrelease', verbose_name='规则版本')),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='发布人')),
                ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='提交人')),
            ],
            options={
                'verbose_name': '办法版本',
                'verbose_name_plural': '办法版本',
                'db_table_comment': '办法版本',
                'constraints': [models.UniqueConstraint(fields=('kind', 'number'), name='one_measure_per_number'), models.UniqueConstraint(condition=models.Q(('status__in', ['DRAFT', 'SUBMITTED'])), fields=('kind',), name='one_open_measure_per_kind')],
            },
        ),
    ]
