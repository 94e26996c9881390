"""Tables of the number series: 编号序列, 已发编号, 作废编号."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberSeries(models.Model):
    """The counter of one form and year (编号序列); its row is locked while a number is issued."""

    form_code = models.CharField(_("文书代码"), max_length=100)
    year = models.PositiveSmallIntegerField(_("年份"))
    last_sequence = models.PositiveIntegerField(_("最后序号"), default=0)

    class Meta:
        verbose_name = _("编号序列")
        verbose_name_plural = verbose_name
        db_table_comment = "编号序列"
        constraints = [
            models.UniqueConstraint(fields=["form_code", "year"], name="series_per_form_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.form_code} {self.year}"


class IssuedNumber(models.Model):
    """An official number once given (已发编号); it is never given again and never changed."""

    form_code = models.CharField(_("文书代码"), max_length=100)
    year = models.PositiveSmallIntegerField(_("年份"))
    sequence = models.PositiveIntegerField(_("序号"))
    number = models.CharField(_("编号"), max_length=200, unique=True)
    issued_at = models.DateTimeField(_("发号时间"))
    subject_kind = models.CharField(_("对象种类"), max_length=50, blank=True)
    subject_id = models.CharField(_("对象编号"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("已发编号")
        verbose_name_plural = verbose_name
        db_table_comment = "已发编号"
        constraints = [
            models.UniqueConstraint(
                fields=["form_code", "year", "sequence"], name="number_once_per_series"
            )
        ]

    def __str__(self) -> str:
        return self.number


class VoidedNumber(models.Model):
    """Why an issued number carries no document (作废编号); the number itself stays used."""

    issued = models.OneToOneField(
        IssuedNumber, models.PROTECT, related_name="voided", verbose_name=_("已发编号")
    )
    reason_text = models.TextField(_("作废理由"))
    voided_at = models.DateTimeField(_("作废时间"))

    class Meta:
        verbose_name = _("作废编号")
        verbose_name_plural = verbose_name
        db_table_comment = "作废编号"

    def __str__(self) -> str:
        return f"{self.issued}"
