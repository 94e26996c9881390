"""Decisions of every kind, and the bureau's measures, among what the public reads."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("disclosure", "0004_credentials")]

    operations = [
        migrations.AddField(
            model_name='publishedrecord',
            name='matter',
            field=models.CharField(blank=True, max_length=60, verbose_name='决定类别'),
        ),
        migrations.AlterField(
            model_name='publishedrecord',
            name='kind',
            field=models.CharField(choices=[('DECISION', '行政执法决定'), ('ITEM', '行政执法事项'), ('POWER', '权责清单'), ('INSPECTION', '随机抽查事项'), ('RECORDING', '音像记录事项'), ('REVIEW', '重大执法决定法制审核目录'), ('BENCHMARK', '行政裁量权基准'), ('OFFICER', '行政执法人员'), ('BODY', '行政执法主体'), ('GUIDE', '服务指南'), ('MEASURE', '三项制度办法')], max_length=20, verbose_name='类别'),
        ),
        migrations.AddIndex(
            model_name='publishedrecord',
            index=models.Index(condition=models.Q(('is_visible', True)), fields=['kind', 'matter', '-decided_on', '-id'], name='record_by_matter'),
        ),
    ]
