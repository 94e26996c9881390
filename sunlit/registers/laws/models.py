"""Instruments of law (法律法规): each title once per version, with its rank and its dates."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstrumentRank(models.TextChoices):
    """Rank of an instrument, 《立法法》; the columns of a real list of items are these ranks."""

    LAW = "LAW", _("法律")
    ADMINISTRATIVE_REGULATION = "ADMINISTRATIVE_REGULATION", _("行政法规")
    LOCAL_REGULATION = "LOCAL_REGULATION", _("地方性法规")
    DEPARTMENT_RULE = "DEPARTMENT_RULE", _("部委规章")
    GOVERNMENT_RULE = "GOVERNMENT_RULE", _("政府规章")
    NORMATIVE_DOCUMENT = "NORMATIVE_DOCUMENT", _("规范性文件")


class Instrument(models.Model):
    """A law, regulation, rule or normative document as one version with its dates."""

    title = models.CharField(_("名称"), max_length=200)
    rank = models.CharField(_("效力位阶"), max_length=40, choices=InstrumentRank)
    issuer = models.CharField(_("制定机关"), max_length=200, blank=True)
    document_no = models.CharField(_("文号"), max_length=120, blank=True)
    effective_from = models.DateField(_("施行日期"), null=True, blank=True)
    effective_until = models.DateField(_("失效日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("法律法规")
        db_table_comment = "法律法规"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=("title", "document_no", "effective_from"), name="instrument_version_once"
            ),
            models.UniqueConstraint(
                fields=("title", "document_no"),
                condition=models.Q(effective_from__isnull=True),
                name="instrument_undated_once",
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.title}》"
