"""The library of law: versions with their dates, articles as used."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('registers', '0004_bodies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='条')),
                ('suffix', models.PositiveIntegerField(default=0, verbose_name='条之')),
                ('heading', models.CharField(blank=True, max_length=200, verbose_name='条旨')),
                ('text', models.TextField(blank=True, verbose_name='条文')),
                ('source_text', models.CharField(blank=True, max_length=300, verbose_name='来源说明')),
                ('repealed_on', models.DateField(blank=True, null=True, verbose_name='废止日期')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='说明')),
            ],
            options={
                'verbose_name': '法条',
                'verbose_name_plural': '法条',
                'db_table_comment': '法条',
                'ordering': ('number', 'suffix'),
            },
        ),
        migrations.AddField(
            model_name='instrument',
            name='edition',
            field=models.CharField(blank=True, max_length=60, verbose_name='版本'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='note',
            field=models.TextField(blank=True, verbose_name='说明'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='published_on',
            field=models.DateField(blank=True, null=True, verbose_name='公布日期'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='replaces',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='registers.instrument', verbose_name='取代'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='short_names',
            field=models.JSONField(blank=True, default=list, verbose_name='简称'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='source_text',
            field=models.CharField(blank=True, max_length=300, verbose_name='来源说明'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='source_url',
            field=models.URLField(blank=True, max_length=500, verbose_name='来源网址'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='status',
            field=models.CharField(choices=[('ENACTED', '已入库'), ('REPEALED', '已废止'), ('UNVERIFIED', '仅见于清单，待核')], default='UNVERIFIED', max_length=20, verbose_name='状态'),
        ),
        migrations.AddIndex(
            model_name='instrument',
            index=models.Index(fields=['rank', 'title'], name='instrument_rank_title'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.CheckConstraint(condition=models.Q(('effective_from__isnull', True), ('effective_until__isnull', True), ('effective_until__gt', models.F('effective_from')), _connector='OR'), name='instrument_ends_after_start'),
        ),
        migrations.AddField(
            model_name='article',
            name='instrument',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='registers.instrument', verbose_name='法律法规'),
        ),
        migrations.AddField(
            model_name='article',
            name='moved_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moved_from', to='registers.article', verbose_name='现为'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('instrument', 'number', 'suffix'), name='article_once'),
        ),
    ]
