"""Names, changes and merges of counterparties; a change is never altered."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sunlit.foundations.ledger.guards import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('foundations', '0003_training_clock'),
        ('registers', '0005_laws'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartyChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_at', models.DateTimeField(verbose_name='变更时间')),
                ('field', models.CharField(max_length=40, verbose_name='事项')),
                ('before', models.TextField(blank=True, verbose_name='变更前')),
                ('after', models.TextField(blank=True, verbose_name='变更后')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='原因')),
            ],
            options={
                'verbose_name': '相对人变更',
                'verbose_name_plural': '相对人变更',
                'db_table_comment': '相对人变更',
                'ordering': ('-changed_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='PartyMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('merged_at', models.DateTimeField(verbose_name='合并时间')),
                ('reason', models.CharField(max_length=200, verbose_name='合并理由')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='撤销时间')),
                ('undo_reason', models.CharField(blank=True, max_length=200, verbose_name='撤销理由')),
            ],
            options={
                'verbose_name': '相对人合并',
                'verbose_name_plural': '相对人合并',
                'db_table_comment': '相对人合并',
                'ordering': ('-merged_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='PartyName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ALIAS', '别名'), ('FORMER', '曾用名')], max_length=20, verbose_name='名称种类')),
                ('name', models.CharField(db_index=True, max_length=200, verbose_name='名称')),
                ('initials', models.CharField(blank=True, db_index=True, max_length=200, verbose_name='拼音首字母')),
                ('used_from', models.DateField(blank=True, null=True, verbose_name='启用日期')),
                ('used_until', models.DateField(blank=True, null=True, verbose_name='停用日期')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
            ],
            options={
                'verbose_name': '相对人名称',
                'verbose_name_plural': '相对人名称',
                'db_table_comment': '相对人名称',
                'ordering': ('pk',),
            },
        ),
        migrations.AddField(
            model_name='counterparty',
            name='merged_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='registers.counterparty', verbose_name='已合并到'),
        ),
        migrations.AddIndex(
            model_name='counterparty',
            index=models.Index(fields=['name', 'id'], name='party_by_name'),
        ),
        migrations.AddIndex(
            model_name='counterparty',
            index=models.Index(fields=['last_inspected_on', 'id'], name='party_by_inspection'),
        ),
        migrations.AddField(
            model_name='partychange',
            name='changed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='变更人'),
        ),
        migrations.AddField(
            model_name='partychange',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='registers.counterparty', verbose_name='行政相对人'),
        ),
        migrations.AddField(
            model_name='partymerge',
            name='kept',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registers.counterparty', verbose_name='保留'),
        ),
        migrations.AddField(
            model_name='partymerge',
            name='merged',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='registers.counterparty', verbose_name='并入'),
        ),
        migrations.AddField(
            model_name='partymerge',
            name='merged_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='合并人'),
        ),
        migrations.AddField(
            model_name='partymerge',
            name='undone_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='撤销人'),
        ),
        migrations.AddField(
            model_name='partyname',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='registers.counterparty', verbose_name='行政相对人'),
        ),
        migrations.AddIndex(
            model_name='partychange',
            index=models.Index(fields=['party', 'changed_at'], name='party_change_when'),
        ),
        migrations.AddConstraint(
            model_name='partymerge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('merged',), name='party_merged_once'),
        ),
        migrations.AddConstraint(
            model_name='partyname',
            constraint=models.UniqueConstraint(fields=('party', 'name', 'kind'), name='party_name_once'),
        ),
        *append_only("registers_partychange"),
    ]
