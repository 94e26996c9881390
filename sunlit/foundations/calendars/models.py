"""Adopted holiday tables (采用的放假安排): what the bureau laid over the shipped ones."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AdoptedCalendar(models.Model):
    """The arrangement of one region and year as adopted; the newest row of a pair is in force.

    `content` is the table as it was read, `digest` the SHA-256 of its canonical bytes.
    """

    region = models.CharField(_("地区"), max_length=20)
    year = models.PositiveSmallIntegerField(_("年份"))
    title = models.CharField(_("通知名称"), max_length=200)
    notice_no = models.CharField(_("文号"), max_length=60)
    content = models.JSONField(_("内容"))
    digest = models.CharField(_("内容摘要"), max_length=64)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("采用人"),
    )
    adopted_at = models.DateTimeField(_("采用时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("放假安排")
        db_table_comment = "放假安排"
        indexes = [models.Index(fields=["region", "year", "id"], name="calendar_by_year")]

    def __str__(self) -> str:
        return f"{self.region} {self.year}"
