"""Phrase books (常用语)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("registers", "0008_import_guard")]

    operations = [
        migrations.CreateModel(
            name='Phrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('audience', models.CharField(choices=[('OWN', '本人'), ('SECTION', '本科室'), ('BUREAU', '全局')], max_length=10, verbose_name='使用范围')),
                ('topic', models.CharField(max_length=40, verbose_name='用途')),
                ('text', models.TextField(verbose_name='内容')),
                ('added_at', models.DateTimeField(verbose_name='添加时间')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='停用时间')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='添加人')),
                ('section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.section', verbose_name='科室')),
            ],
            options={
                'verbose_name': '常用语',
                'verbose_name_plural': '常用语',
                'db_table_comment': '常用语',
                'indexes': [models.Index(fields=['audience', 'topic', 'id'], name='phrase_by_audience')],
            },
        ),
    ]
