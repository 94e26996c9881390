"""Counterparties (行政相对人): whom the bureau may enforce upon; names, changes, merges."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CounterpartyKind(models.TextChoices):
    """Kind of a counterparty; the fine bands and the masking rules differ by it."""

    ORGANIZATION = "ORGANIZATION", _("法人或者其他组织")
    INDIVIDUAL_BUSINESS = "INDIVIDUAL_BUSINESS", _("个体工商户")
    PERSON = "PERSON", _("自然人")


class Counterparty(models.Model):
    """One counterparty (行政相对人). A case copies what it needs, so this row may be corrected.

    `merged_into` is the row that stands for this one since a merge (合并)； nothing is moved, so a
    merge can be undone without loss.
    """

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
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged",
        null=True,
        blank=True,
        verbose_name=_("已合并到"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("行政相对人")
        db_table_comment = "行政相对人"
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("name", "id"), name="party_by_name"),
            models.Index(fields=("last_inspected_on", "id"), name="party_by_inspection"),
        ]

    def __str__(self) -> str:
        return self.name


class PartyNameKind(models.TextChoices):
    """Why a counterparty has another name."""

    ALIAS = "ALIAS", _("别名")
    FORMER = "FORMER", _("曾用名")


class PartyName(models.Model):
    """An alias or former name of a counterparty (相对人名称) with the days it was borne."""

    party = models.ForeignKey(
        Counterparty, on_delete=models.PROTECT, related_name="names", verbose_name=_("行政相对人")
    )
    kind = models.CharField(_("名称种类"), max_length=20, choices=PartyNameKind)
    name = models.CharField(_("名称"), max_length=200, db_index=True)
    initials = models.CharField(_("拼音首字母"), max_length=200, blank=True, db_index=True)
    used_from = models.DateField(_("启用日期"), null=True, blank=True)
    used_until = models.DateField(_("停用日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("相对人名称")
        db_table_comment = "相对人名称"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("party", "name", "kind"), name="party_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class PartyChange(models.Model):
    """One field of a counterparty that changed (相对人变更)： never altered afterwards.

    Numbers of identity documents are written masked.
    """

    party = models.ForeignKey(
        Counterparty, on_delete=models.PROTECT, related_name="changes", verbose_name=_("行政相对人")
    )
    changed_at = models.DateTimeField(_("变更时间"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("变更人"),
    )
    field = models.CharField(_("事项"), max_length=40)
    before = models.TextField(_("变更前"), blank=True)
    after = models.TextField(_("变更后"), blank=True)
    reason = models.CharField(_("原因"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("相对人变更")
        db_table_comment = "相对人变更"
        ordering = ("-changed_at", "-pk")
        indexes = [models.Index(fields=("party", "changed_at"), name="party_change_when")]

    def __str__(self) -> str:
        return self.field


class PartyMerge(models.Model):
    """Two rows found to be one counterparty (相对人合并)， and the undoing of it (撤销合并)."""

    kept = models.ForeignKey(
        Counterparty, on_delete=models.PROTECT, related_name="+", verbose_name=_("保留")
    )
    merged = models.ForeignKey(
        Counterparty, on_delete=models.PROTECT, related_name="merges", verbose_name=_("并入")
    )
    merged_at = models.DateTimeField(_("合并时间"))
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("合并人"),
    )
    reason = models.CharField(_("合并理由"), max_length=200)
    undone_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("撤销人"),
    )
    undo_reason = models.CharField(_("撤销理由"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("相对人合并")
        db_table_comment = "相对人合并"
        ordering = ("-merged_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("merged",),
                condition=models.Q(undone_at__isnull=True),
                name="party_merged_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.merged_id)
