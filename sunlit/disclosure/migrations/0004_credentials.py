"""What the public may know of a credential shown to it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0003_public_lists")]

    operations = [
        migrations.CreateModel(
            name="CredentialStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(unique=True, verbose_name="公开标识")),
                ("credential_no", models.CharField(max_length=64, verbose_name="证件编号")),
                ("name", models.CharField(max_length=100, verbose_name="姓名")),
                ("unit", models.CharField(max_length=200, verbose_name="执法主体")),
                ("section", models.CharField(blank=True, max_length=100, verbose_name="科室")),
                ("post", models.CharField(blank=True, max_length=100, verbose_name="职务")),
                ("categories", models.CharField(blank=True, max_length=200, verbose_name="执法类别")),
                ("area", models.CharField(blank=True, max_length=200, verbose_name="执法区域")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="发证机关")),
                ("valid_from", models.DateField(null=True, verbose_name="有效期自")),
                ("valid_until", models.DateField(null=True, verbose_name="有效期至")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("VALID", "有效"),
                            ("SUSPENDED", "暂扣"),
                            ("UNVERIFIED", "年审未通过"),
                            ("WITHDRAWN", "收回"),
                            ("CANCELED", "注销"),
                            ("EXITED", "已退出执法岗位"),
                        ],
                        max_length=20,
                        verbose_name="状态",
                    ),
                ),
                ("state_since", models.DateField(null=True, verbose_name="自")),
                ("state_until", models.DateField(null=True, verbose_name="至")),
                ("restated_at", models.DateTimeField(verbose_name="更新时间")),
            ],
            options={
                "verbose_name": "亮证信息",
                "verbose_name_plural": "亮证信息",
                "db_table_comment": "亮证信息",
            },
        ),
    ]
