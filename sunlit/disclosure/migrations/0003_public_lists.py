"""Lists as the public reads them, and as it read them on any day before."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("disclosure", "0002_guards")]

    operations = [
        migrations.CreateModel(
            name='PublishedEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, verbose_name='类别')),
                ('position', models.PositiveIntegerField(verbose_name='序号')),
                ('title', models.CharField(max_length=500, verbose_name='标题')),
                ('group', models.CharField(blank=True, max_length=60, verbose_name='分类')),
                ('section', models.CharField(blank=True, max_length=200, verbose_name='责任部门')),
                ('fields', models.JSONField(default=list, verbose_name='内容')),
                ('drawing', models.JSONField(default=list, verbose_name='流程图')),
                ('shown_from', models.DateField(verbose_name='公示起始日期')),
                ('shown_until', models.DateField(null=True, verbose_name='公示终止日期（当日起不再公示）')),
            ],
            options={
                'verbose_name': '公示版次',
                'verbose_name_plural': '公示版次',
                'db_table_comment': '公示版次',
            },
        ),
        migrations.CreateModel(
            name='PublishedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, verbose_name='类别')),
                ('number', models.PositiveIntegerField(verbose_name='版本号')),
                ('title', models.CharField(max_length=200, verbose_name='标题')),
                ('department', models.CharField(blank=True, max_length=200, verbose_name='责任部门')),
                ('document_no', models.CharField(blank=True, max_length=120, verbose_name='文号')),
                ('drawn_up_on', models.DateField(null=True, verbose_name='成文日期')),
                ('published_on', models.DateField(verbose_name='发布日期')),
                ('replaced_on', models.DateField(null=True, verbose_name='被替代日期（当日起失效）')),
                ('row_count', models.PositiveIntegerField(verbose_name='条数')),
                ('empty_groups', models.JSONField(default=list, verbose_name='明示无事项的类别')),
                ('digest', models.CharField(max_length=64, verbose_name='内容摘要')),
            ],
            options={
                'verbose_name': '已公示清单',
                'verbose_name_plural': '已公示清单',
                'db_table_comment': '已公示清单',
            },
        ),
        migrations.AddField(
            model_name='publishedrecord',
            name='drawing',
            field=models.JSONField(default=list, verbose_name='流程图'),
        ),
        migrations.AddField(
            model_name='publishedrecord',
            name='position',
            field=models.PositiveIntegerField(default=0, verbose_name='序号'),
        ),
        migrations.AlterField(
            model_name='publishedrecord',
            name='kind',
            field=models.CharField(choices=[('DECISION', '行政处罚决定'), ('ITEM', '行政执法事项'), ('POWER', '权责清单'), ('INSPECTION', '随机抽查事项'), ('RECORDING', '音像记录事项'), ('REVIEW', '重大执法决定法制审核目录'), ('BENCHMARK', '行政裁量权基准'), ('OFFICER', '行政执法人员'), ('BODY', '行政执法主体'), ('GUIDE', '服务指南')], max_length=20, verbose_name='类别'),
        ),
        migrations.AlterField(
            model_name='publishedrecord',
            name='title',
            field=models.CharField(max_length=500, verbose_name='标题'),
        ),
        migrations.AddIndex(
            model_name='publishedrecord',
            index=models.Index(fields=['kind', 'position', 'id'], name='record_in_order'),
        ),
        migrations.AddField(
            model_name='publishededition',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='disclosure.publishedrecord', verbose_name='已公示信息'),
        ),
        migrations.AddIndex(
            model_name='publishedlist',
            index=models.Index(fields=['kind', '-published_on', '-id'], name='list_by_day'),
        ),
        migrations.AddConstraint(
            model_name='publishedlist',
            constraint=models.UniqueConstraint(condition=models.Q(('replaced_on__isnull', True)), fields=('kind',), name='published_list_one_current'),
        ),
        migrations.AddIndex(
            model_name='publishededition',
            index=models.Index(fields=['kind', 'position', 'id'], name='edition_in_order'),
        ),
        migrations.AddIndex(
            model_name='publishededition',
            index=models.Index(fields=['record', 'shown_from'], name='edition_of_record'),
        ),
        migrations.AddConstraint(
            model_name='publishededition',
            constraint=models.UniqueConstraint(condition=models.Q(('shown_until__isnull', True)), fields=('record',), name='edition_one_current'),
        ),
    ]
