"""Later decisions that change or end a published one (后续决定)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("disclosure", "0005_every_decision")]

    operations = [
        migrations.AddField(
            model_name='publication',
            name='replaces_no',
            field=models.CharField(blank=True, db_index=True, max_length=60, verbose_name='原决定文号'),
        ),
        migrations.AddField(
            model_name='publishedrecord',
            name='followed_by',
            field=models.UUIDField(null=True, verbose_name='后续决定'),
        ),
        migrations.AddField(
            model_name='publishedrecord',
            name='followed_note',
            field=models.TextField(blank=True, verbose_name='后续情况'),
        ),
        migrations.AlterField(
            model_name='publication',
            name='document_no',
            field=models.CharField(db_index=True, max_length=60, verbose_name='文号'),
        ),
        migrations.AlterField(
            model_name='publicationevent',
            name='kind',
            field=models.CharField(choices=[('DRAFTED', '生成公示稿'), ('SUBMITTED', '送审查'), ('CLEARED', '审查通过'), ('RETURNED', '审查退回'), ('PUBLISHED', '发布'), ('TAKEN_DOWN', '撤下'), ('EXEMPTED', '决定不公开'), ('UPDATED', '更新履行情况'), ('FOLLOWED', '原决定有后续决定'), ('NOTED', '注明后续决定')], max_length=12, verbose_name='经过'),
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('TAKE_DOWN', '撤下原公示信息'), ('NOTE', '注明后续决定')], max_length=12, verbose_name='处理方式')),
                ('note', models.TextField(verbose_name='向社会说明')),
                ('due_on', models.DateField(verbose_name='办理期限')),
                ('explanation', models.TextField(verbose_name='期限说明')),
                ('settled_on', models.DateField(null=True, verbose_name='办理日期')),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='disclosure.publication', verbose_name='原公示稿')),
                ('later', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='disclosure.publication', verbose_name='后续公示稿')),
            ],
            options={
                'verbose_name': '后续决定',
                'verbose_name_plural': '后续决定',
                'db_table_comment': '后续决定',
                'indexes': [models.Index(fields=['settled_on', 'due_on'], name='succession_by_due')],
                'constraints': [models.UniqueConstraint(fields=('earlier', 'later'), name='one_succession_per_pair')],
            },
        ),
    ]
