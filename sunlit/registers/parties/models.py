"""Counterparties (行政相对人): whom the bureau may enforce upon."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CounterpartyKind(models.TextChoices):
    """Kind of a counterparty; the fine bands and the masking rules differ by it."""

    ORGANIZATION = "ORGANIZATION", _("法人或者其他组织")
    INDIVIDUAL_BUSINESS = "INDIVIDUAL_BUSINESS", _("个体工商户")
    PERSON = "PERSON", _("自然人")


class Counterparty(models.Model):
    """One counterparty (行政相对人). A case copies what it needs, so this row may be corrected."""

    kind = models.CharField(
        _("类别"), max_length=30, choices=CounterpartyKind, default=CounterpartyKind.ORGANIZATION
    )
    name = models.CharField(_("名称"), max_length=200, db_index=True)
    initials = models.CharField(_("拼音首字母"), max_length=200, blank=True, db_index=True)
    uscc = models.CharField(
        _("统一社会信用代码"), max_length=18, null=True, blank=True, unique=True
    )
    identity_no = models.CharField(
        _("身份证件号码"), max_length=64, null=True, blank=True, unique=True
    )
    legal_representative = models.CharField(_("法定代表人"), max_length=100, blank=True)
    address = models.CharField(_("地址"), max_length=300, blank=True)
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    subject_category = models.CharField(_("对象类别"), max_length=100, blank=True, db_index=True)
    credit_level = models.CharField(_("信用等级"), max_length=20, blank=True)
    last_inspected_on = models.DateField(_("最近一次检查日期"), null=True, blank=True)
    note = models.TextField(_("备注"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("行政相对人")
        db_table_comment = "行政相对人"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name
