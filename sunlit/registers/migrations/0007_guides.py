"""Service guides are a list of their own (服务指南)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("registers", "0006_parties")]

    operations = [
        migrations.AlterField(
            model_name='listimport',
            name='kind',
            field=models.CharField(choices=[('ITEMS', '行政执法事项清单'), ('POWERS', '权责清单'), ('INSPECTION_ITEMS', '随机抽查事项清单'), ('RECORDING', '音像记录事项清单'), ('REVIEW_CATALOGUE', '重大执法决定法制审核目录清单'), ('BENCHMARKS', '行政裁量权基准'), ('OFFICERS', '行政执法人员名单'), ('PARTIES', '检查对象名录库'), ('BODIES', '执法主体名单'), ('GUIDES', '服务指南')], max_length=20, verbose_name='清单'),
        ),
        migrations.AlterField(
            model_name='listversion',
            name='kind',
            field=models.CharField(choices=[('ITEMS', '行政执法事项清单'), ('POWERS', '权责清单'), ('INSPECTION_ITEMS', '随机抽查事项清单'), ('RECORDING', '音像记录事项清单'), ('REVIEW_CATALOGUE', '重大执法决定法制审核目录清单'), ('BENCHMARKS', '行政裁量权基准'), ('GUIDES', '服务指南')], max_length=20, verbose_name='清单'),
        ),
    ]
