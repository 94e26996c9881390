"""A decision taken for overturned may stand again (原决定仍然有效)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("disclosure", "0007_overturned")]

    operations = [
        migrations.AlterField(
            model_name='publicationevent',
            name='kind',
            field=models.CharField(choices=[('DRAFTED', '生成公示稿'), ('SUBMITTED', '送审查'), ('CLEARED', '审查通过'), ('RETURNED', '审查退回'), ('PUBLISHED', '发布'), ('TAKEN_DOWN', '撤下'), ('EXEMPTED', '决定不公开'), ('UPDATED', '更新履行情况'), ('FOLLOWED', '原决定有后续决定'), ('NOTED', '注明后续决定'), ('STANDS', '原决定仍然有效')], max_length=12, verbose_name='经过'),
        ),
    ]
