"""The table of phrases (常用语)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.registers.bodies.models import Section


class Audience(models.TextChoices):
    """Who is offered a phrase."""

    OWN = "OWN", _("本人")
    SECTION = "SECTION", _("本科室")
    BUREAU = "BUREAU", _("全局")


class Phrase(models.Model):
    """A phrase offered beside long texts (常用语). `topic` is what it is about, for finding it."""

    audience = models.CharField(_("使用范围"), max_length=10, choices=Audience)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("添加人")
    )
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, related_name="+", verbose_name=_("科室")
    )
    topic = models.CharField(_("用途"), max_length=40)
    text = models.TextField(_("内容"))
    added_at = models.DateTimeField(_("添加时间"))
    removed_at = models.DateTimeField(_("停用时间"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("常用语")
        db_table_comment = "常用语"
        indexes = [models.Index(fields=["audience", "topic", "id"], name="phrase_by_audience")]

    def __str__(self) -> str:
        return f"{self.topic} {self.text[:20]}"
