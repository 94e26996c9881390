"""Versions of the bureau's measures (办法版本)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.rulebook.models import RulebookRelease


class Measured(models.TextChoices):
    """Which of the three systems a measure is about (see rulebook.measures.MeasureKind)."""

    DISCLOSURE = "DISCLOSURE", _("行政执法公示办法")
    RECORDING = "RECORDING", _("行政执法全过程记录办法")
    REVIEW = "REVIEW", _("重大行政执法决定法制审核办法")


class MeasureStatus(models.TextChoices):
    """How far a version has come."""

    DRAFT = "DRAFT", _("拟订中")
    SUBMITTED = "SUBMITTED", _("待发布")
    RELEASED = "RELEASED", _("已发布")
    DISCARDED = "DISCARDED", _("已废弃")


OPEN = (MeasureStatus.DRAFT, MeasureStatus.SUBMITTED)


class MeasureVersion(models.Model):
    """One version of a measure (办法版本): text, table and figures.

    `revision` counts its changes, so that nobody overwrites what he has not seen.
    """

    kind = models.CharField(_("办法"), max_length=10, choices=Measured)
    number = models.PositiveSmallIntegerField(_("版次"))
    status = models.CharField(_("状态"), max_length=10, choices=MeasureStatus)
    revision = models.PositiveIntegerField(_("修改次数"), default=0)
    title = models.CharField(_("名称"), max_length=100)
    articles = models.JSONField(_("条文"), default=list)
    rows = models.JSONField(_("附表"), default=list)
    figures = models.JSONField(_("数值"), default=dict)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("拟订人")
    )
    drafted_at = models.DateTimeField(_("拟订时间"))
    effective_from = models.DateField(_("施行日期"), null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("提交人"),
    )
    submitted_at = models.DateTimeField(_("提交时间"), null=True)
    return_reason = models.TextField(_("退回理由"), blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("发布人"),
    )
    released_at = models.DateTimeField(_("发布时间"), null=True)
    release = models.ForeignKey(
        RulebookRelease,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("规则版本"),
    )
    filing_no = models.CharField(_("备案编号"), max_length=60, blank=True)
    filed_on = models.DateField(_("备案日期"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("办法版本")
        db_table_comment = "办法版本"
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_measure_per_number"),
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(status__in=["DRAFT", "SUBMITTED"]),
                name="one_open_measure_per_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"
