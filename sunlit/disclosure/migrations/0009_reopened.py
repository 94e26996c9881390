"""A publication may be taken up again, and a note be dropped (恢复公示、撤去注明)."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _count_from_the_decision(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    publications = apps.get_model("disclosure", "Publication").objects
    publications.update(counts_from=models.F("decided_on"))


class Migration(migrations.Migration):

    dependencies = [("disclosure", "0008_stands_again")]

    operations = [
        migrations.RemoveConstraint(
            model_name='succession',
            name='one_succession_per_pair',
        ),
        migrations.AddField(
            model_name='publication',
            name='counts_from',
            field=models.DateField(null=True, verbose_name='期限起算日期'),
        ),
        migrations.RunPython(_count_from_the_decision, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='publication',
            name='counts_from',
            field=models.DateField(verbose_name='期限起算日期'),
        ),
        migrations.AlterField(
            model_name='publicationevent',
            name='kind',
            field=models.CharField(choices=[('DRAFTED', '生成公示稿'), ('SUBMITTED', '送审查'), ('CLEARED', '审查通过'), ('RETURNED', '审查退回'), ('PUBLISHED', '发布'), ('TAKEN_DOWN', '撤下'), ('EXEMPTED', '决定不公开'), ('UPDATED', '更新履行情况'), ('FOLLOWED', '原决定有后续决定'), ('NOTED', '注明后续决定'), ('STANDS', '撤回后续处理'), ('UNNOTED', '撤去后续决定的注明'), ('REOPENED', '恢复公示')], max_length=12, verbose_name='经过'),
        ),
        migrations.AlterField(
            model_name='succession',
            name='kind',
            field=models.CharField(choices=[('TAKE_DOWN', '撤下原公示信息'), ('NOTE', '注明后续决定'), ('DROP_NOTE', '撤去后续决定的注明')], max_length=12, verbose_name='处理方式'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.UniqueConstraint(fields=('earlier', 'later', 'kind'), name='one_succession_per_pair'),
        ),
    ]
