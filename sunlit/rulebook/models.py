"""Releases of the rules (规则版本)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RulebookRelease(models.Model):
    """One release of all rules (规则版本): bytes that never change, in force from a day on.

    `content` is the canonical JSON as text; `digest` its SHA-256. Cases pin a release.
    """

    digest = models.CharField(_("摘要"), max_length=64, unique=True)
    version = models.CharField(_("版本"), max_length=40)
    valid_from = models.DateField(_("施行日期"))
    released_at = models.DateTimeField(_("发布时间"))
    content = models.TextField(_("内容"))

    class Meta:
        verbose_name = verbose_name_plural = _("规则版本")
        db_table_comment = "规则版本"
        indexes = [models.Index(fields=["-valid_from", "-id"], name="release_newest")]

    def __str__(self) -> str:
        return self.version
