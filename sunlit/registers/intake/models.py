"""The record of each list import (名录导入)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ListKind(models.TextChoices):
    """Which list a file carries."""

    ITEMS = "ITEMS", _("行政执法事项清单")
    POWERS = "POWERS", _("权责清单")
    INSPECTION_ITEMS = "INSPECTION_ITEMS", _("随机抽查事项清单")
    RECORDING = "RECORDING", _("音像记录事项清单")
    REVIEW_CATALOGUE = "REVIEW_CATALOGUE", _("重大执法决定法制审核目录清单")
    BENCHMARKS = "BENCHMARKS", _("行政裁量权基准")
    OFFICERS = "OFFICERS", _("行政执法人员名单")
    PARTIES = "PARTIES", _("检查对象名录库")
    BODIES = "BODIES", _("执法主体名单")
    GUIDES = "GUIDES", _("服务指南")


class ListImport(models.Model):
    """One accepted import (名录导入): never changed afterwards; refused rows stay readable."""

    kind = models.CharField(_("清单"), max_length=20, choices=ListKind)
    file_name = models.CharField(_("文件名"), max_length=255)
    file_sha256 = models.CharField(_("文件摘要"), max_length=64)
    imported_at = models.DateTimeField(_("导入时间"))
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("导入人"),
    )
    created_count = models.PositiveIntegerField(_("新增"))
    changed_count = models.PositiveIntegerField(_("变更"))
    unchanged_count = models.PositiveIntegerField(_("无变化"))
    refused = models.JSONField(_("未导入的行"), default=list)

    class Meta:
        verbose_name = verbose_name_plural = _("名录导入")
        db_table_comment = "名录导入"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.file_name


class LearnedColumn(models.Model):
    """What a person said a column of a list means (列名对应); used for every later file."""

    kind = models.CharField(_("清单"), max_length=20, choices=ListKind)
    label_key = models.CharField(_("列名（规范化）"), max_length=200)
    label = models.CharField(_("列名"), max_length=200)
    field = models.CharField(_("对应字段"), max_length=60)
    learned_at = models.DateTimeField(_("确定时间"))
    learned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("确定人"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("列名对应")
        db_table_comment = "列名对应"
        ordering = ("kind", "pk")
        constraints = [
            models.UniqueConstraint(fields=("kind", "label_key"), name="column_learned_once")
        ]

    def __str__(self) -> str:
        return f"{self.label} → {self.field}"
