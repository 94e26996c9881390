"""Enforcement items (行政执法事项), powers (权责清单条目) and their legal bases (执法依据)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.registers.bodies.models import EnforcementBody, Section
from sunlit.registers.laws.models import Instrument


class ItemCategory(models.TextChoices):
    """Category of an enforcement act (执法类别), 国办发〔2018〕118号."""

    LICENSE = "LICENSE", _("行政许可")
    PENALTY = "PENALTY", _("行政处罚")
    COERCION = "COERCION", _("行政强制")
    CHARGE = "CHARGE", _("行政收费")
    INSPECTION = "INSPECTION", _("行政检查")
    CONFIRMATION = "CONFIRMATION", _("行政确认")
    OTHER = "OTHER", _("其他")


class DayUnit(models.TextChoices):
    """How the days of a limit are counted; differs by law (处罚法第八十五条、许可法第八十二条)."""

    WORKING_DAY = "WORKING_DAY", _("个工作日")
    NATURAL_DAY = "NATURAL_DAY", _("日")


class BasisRole(models.TextChoices):
    """What a cited article does for the item."""

    GROUND = "GROUND", _("设定")
    VIOLATED = "VIOLATED", _("违反")
    PENALTY = "PENALTY", _("处罚")
    PROCEDURE = "PROCEDURE", _("程序")


class EnforcementItem(models.Model):
    """One version of an enforcement item; a change closes this row and opens the next version."""

    code = models.CharField(_("事项编码"), max_length=64)
    version = models.PositiveIntegerField(_("版本"), default=1)
    name = models.CharField(_("事项名称"), max_length=300)
    category = models.CharField(_("执法类别"), max_length=20, choices=ItemCategory)
    body = models.ForeignKey(
        EnforcementBody, on_delete=models.PROTECT, related_name="items", verbose_name=_("执法主体")
    )
    sections = models.ManyToManyField(Section, related_name="items", verbose_name=_("承办机构"))
    object_text = models.CharField(_("实施对象"), max_length=500, blank=True)
    statutory_days = models.PositiveIntegerField(_("法定时限"), null=True, blank=True)
    statutory_unit = models.CharField(_("法定时限单位"), max_length=20, choices=DayUnit, blank=True)
    statutory_text = models.CharField(_("法定时限原文"), max_length=300, blank=True)
    promised_days = models.PositiveIntegerField(_("承诺时限"), null=True, blank=True)
    promised_unit = models.CharField(_("承诺时限单位"), max_length=20, choices=DayUnit, blank=True)
    promised_text = models.CharField(_("承诺时限原文"), max_length=300, blank=True)
    fee_text = models.CharField(_("收费依据标准"), max_length=500, blank=True)
    note = models.TextField(_("备注"), blank=True)
    fine_min_fen = models.BigIntegerField(_("罚款下限（分）"), null=True, blank=True)
    fine_max_fen = models.BigIntegerField(_("罚款上限（分）"), null=True, blank=True)
    penalty_kinds = models.JSONField(_("处罚种类"), default=list, blank=True)
    valid_from = models.DateField(_("生效日期"))
    valid_until = models.DateField(_("失效日期（当日起失效）"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("行政执法事项")
        db_table_comment = "行政执法事项"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("code", "version"), name="item_version_once"),
            models.UniqueConstraint(
                fields=("code",),
                condition=models.Q(valid_until__isnull=True),
                name="item_one_open_version",
            ),
        ]
        indexes = [models.Index(fields=("category", "name"), name="item_category_name")]

    def __str__(self) -> str:
        return self.name


class PowerEntry(models.Model):
    """One version of an entry (权责清单条目): who holds the power and how abuse is answered for.

    An entry belongs to the item of the same category and
    name; the two lists are published separately, so neither waits for the other.
    """

    code = models.CharField(_("职权编码"), max_length=64)
    version = models.PositiveIntegerField(_("版本"), default=1)
    name = models.CharField(_("职权名称"), max_length=300)
    category = models.CharField(_("职权类别"), max_length=20, choices=ItemCategory)
    body = models.ForeignKey(
        EnforcementBody, on_delete=models.PROTECT, related_name="powers", verbose_name=_("行使主体")
    )
    sections = models.ManyToManyField(Section, related_name="powers", verbose_name=_("承办机构"))
    duty_text = models.TextField(_("责任事项"), blank=True)
    accountability_text = models.TextField(_("追责情形"), blank=True)
    note = models.TextField(_("备注"), blank=True)
    valid_from = models.DateField(_("生效日期"))
    valid_until = models.DateField(_("失效日期（当日起失效）"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("权责清单条目")
        db_table_comment = "权责清单条目"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("code", "version"), name="power_version_once"),
            models.UniqueConstraint(
                fields=("code",),
                condition=models.Q(valid_until__isnull=True),
                name="power_one_open_version",
            ),
        ]
        indexes = [models.Index(fields=("category", "name"), name="power_category_name")]

    def __str__(self) -> str:
        return self.name


class LegalBasis(models.Model):
    """One cited article (条、款、项、目) of an item or of an entry of the list of powers.

    `article` is empty where the list does not name it ("条号待核", "全文"); `note` then says so.
    """

    item = models.ForeignKey(
        EnforcementItem,
        on_delete=models.PROTECT,
        related_name="legal_bases",
        null=True,
        blank=True,
        verbose_name=_("行政执法事项"),
    )
    power = models.ForeignKey(
        PowerEntry,
        on_delete=models.PROTECT,
        related_name="legal_bases",
        null=True,
        blank=True,
        verbose_name=_("权责清单条目"),
    )
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="+", verbose_name=_("法律法规")
    )
    position = models.PositiveIntegerField(_("序号"))
    role = models.CharField(_("作用"), max_length=20, choices=BasisRole, blank=True)
    article = models.PositiveIntegerField(_("条"), null=True, blank=True)
    article_suffix = models.PositiveIntegerField(_("条之"), null=True, blank=True)
    paragraph = models.PositiveIntegerField(_("款"), null=True, blank=True)
    subparagraph = models.PositiveIntegerField(_("项"), null=True, blank=True)
    point = models.PositiveIntegerField(_("目"), null=True, blank=True)
    raw_text = models.CharField(_("原文"), max_length=500)
    note = models.TextField(_("说明"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("执法依据")
        db_table_comment = "执法依据"
        ordering = ("position", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(item__isnull=False) ^ models.Q(power__isnull=False),
                name="basis_of_item_or_power",
            )
        ]
        indexes = [models.Index(fields=("instrument", "article"), name="basis_article")]

    def __str__(self) -> str:
        return self.raw_text
