"""The library of law (法律法规库)： versions with their dates, and articles as used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstrumentRank(models.TextChoices):
    """Rank of an instrument, 《立法法》； the columns of a real list of items are these ranks."""

    LAW = "LAW", _("法律")
    ADMINISTRATIVE_REGULATION = "ADMINISTRATIVE_REGULATION", _("行政法规")
    LOCAL_REGULATION = "LOCAL_REGULATION", _("地方性法规")
    DEPARTMENT_RULE = "DEPARTMENT_RULE", _("部委规章")
    GOVERNMENT_RULE = "GOVERNMENT_RULE", _("政府规章")
    NORMATIVE_DOCUMENT = "NORMATIVE_DOCUMENT", _("规范性文件")


class InstrumentStatus(models.TextChoices):
    """What is known of a version beyond its dates (状态)."""

    ENACTED = "ENACTED", _("已入库")
    REPEALED = "REPEALED", _("已废止")
    UNVERIFIED = "UNVERIFIED", _("仅见于清单，待核")


class Instrument(models.Model):
    """One version of a law, regulation, rule or normative document (法律法规) with its dates.

    A day that no source states stays empty; `note` then says so. `replaces` is the version, or
    the instrument of another name, that this one took the place of.
    """

    title = models.CharField(_("名称"), max_length=200)
    rank = models.CharField(_("效力位阶"), max_length=40, choices=InstrumentRank)
    issuer = models.CharField(_("制定机关"), max_length=200, blank=True)
    document_no = models.CharField(_("文号"), max_length=120, blank=True)
    edition = models.CharField(_("版本"), max_length=60, blank=True)
    short_names = models.JSONField(_("简称"), default=list, blank=True)
    status = models.CharField(
        _("状态"), max_length=20, choices=InstrumentStatus, default=InstrumentStatus.UNVERIFIED
    )
    published_on = models.DateField(_("公布日期"), null=True, blank=True)
    effective_from = models.DateField(_("施行日期"), null=True, blank=True)
    effective_until = models.DateField(_("失效日期"), null=True, blank=True)
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        related_name="replaced_by",
        null=True,
        blank=True,
        verbose_name=_("取代"),
    )
    source_url = models.URLField(_("来源网址"), max_length=500, blank=True)
    source_text = models.CharField(_("来源说明"), max_length=300, blank=True)
    note = models.TextField(_("说明"), blank=True)

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
            models.CheckConstraint(
                condition=models.Q(effective_from__isnull=True)
                | models.Q(effective_until__isnull=True)
                | models.Q(effective_until__gt=models.F("effective_from")),
                name="instrument_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=("rank", "title"), name="instrument_rank_title")]

    def __str__(self) -> str:
        return f"《{self.title}》"


class Article(models.Model):
    """One article (法条) of a version, as far as something of the bureau uses it.

    `moved_to` is the article of the next version that a revision made of it; `repealed_on` the
    day from which it has no effect. `text` is filled only where a source carries the wording.
    """

    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="articles", verbose_name=_("法律法规")
    )
    number = models.PositiveIntegerField(_("条"))
    suffix = models.PositiveIntegerField(_("条之"), default=0)
    heading = models.CharField(_("条旨"), max_length=200, blank=True)
    text = models.TextField(_("条文"), blank=True)
    source_text = models.CharField(_("来源说明"), max_length=300, blank=True)
    repealed_on = models.DateField(_("废止日期"), null=True, blank=True)
    moved_to = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="moved_from",
        null=True,
        blank=True,
        verbose_name=_("现为"),
    )
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("法条")
        db_table_comment = "法条"
        ordering = ("number", "suffix")
        constraints = [
            models.UniqueConstraint(fields=("instrument", "number", "suffix"), name="article_once"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id}:{self.number}"
