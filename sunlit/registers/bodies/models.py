"""Enforcement bodies (执法主体) and their sections (科室)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """On what ground a body may enforce, 《行政处罚法》第十七条至第二十条."""

    STATUTORY_ORGAN = "STATUTORY_ORGAN", _("法定行政机关")
    AUTHORIZED_ORGANIZATION = "AUTHORIZED_ORGANIZATION", _("法律法规授权组织")


class EnforcementBody(models.Model):
    """A body that enforces in its own name; documents carry its name, mark and remedies."""

    name = models.CharField(_("机构名称"), max_length=200, unique=True)
    kind = models.CharField(
        _("主体类别"), max_length=40, choices=BodyKind, default=BodyKind.STATUTORY_ORGAN
    )
    uscc = models.CharField(_("统一社会信用代码"), max_length=18, blank=True)
    document_mark = models.CharField(_("机关代字"), max_length=40, blank=True)
    nature = models.CharField(_("机构性质"), max_length=100, blank=True)
    funding = models.CharField(_("经费来源"), max_length=100, blank=True)
    staff_quota = models.PositiveIntegerField(_("编制数"), null=True, blank=True)
    staff_count = models.PositiveIntegerField(_("实有人数"), null=True, blank=True)
    legal_representative = models.CharField(_("法定代表人"), max_length=100, blank=True)
    address = models.CharField(_("地址"), max_length=300, blank=True)
    postal_code = models.CharField(_("邮政编码"), max_length=6, blank=True)
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    hotline = models.CharField(_("投诉举报电话"), max_length=40, blank=True)
    reconsideration_body = models.CharField(_("行政复议机关"), max_length=200, blank=True)
    court = models.CharField(_("管辖法院"), max_length=200, blank=True)
    duties_text = models.TextField(_("执法职责"), blank=True)
    powers_text = models.TextField(_("执法权限"), blank=True)
    bases_text = models.TextField(_("主要执法依据"), blank=True)
    valid_from = models.DateField(_("启用日期"), null=True, blank=True)
    valid_until = models.DateField(_("停用日期（当日起停用）"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("执法主体")
        db_table_comment = "执法主体"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class OutwardName(models.Model):
    """A further name of a body (加挂名称) with its own seal; documents keep the body's name."""

    body = models.ForeignKey(
        EnforcementBody,
        on_delete=models.PROTECT,
        related_name="outward_names",
        verbose_name=_("执法主体"),
    )
    name = models.CharField(_("加挂名称"), max_length=200)
    seal_name = models.CharField(_("印章名称"), max_length=200, blank=True)
    seal_no = models.CharField(_("印章编号"), max_length=60, blank=True)
    valid_from = models.DateField(_("挂牌日期"), null=True, blank=True)
    valid_until = models.DateField(_("停用日期（当日起停用）"), null=True, blank=True)
    end_reason = models.CharField(_("停用原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("加挂名称")
        db_table_comment = "加挂名称"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class OrganizationKind(models.TextChoices):
    """What an entrusted organization is; licenses are entrusted to organs only."""

    PUBLIC_AFFAIRS = "PUBLIC_AFFAIRS", _("管理公共事务职能的组织")
    ADMINISTRATIVE_ORGAN = "ADMINISTRATIVE_ORGAN", _("行政机关")


class EntrustedOrganization(models.Model):
    """An organization that enforces in the body's name (受委托组织), 《行政处罚法》第二十一条."""

    body = models.ForeignKey(
        EnforcementBody,
        on_delete=models.PROTECT,
        related_name="entrusted_organizations",
        verbose_name=_("委托机关"),
    )
    name = models.CharField(_("受委托组织名称"), max_length=200)
    kind = models.CharField(
        _("组织性质"),
        max_length=40,
        choices=OrganizationKind,
        default=OrganizationKind.PUBLIC_AFFAIRS,
    )

    class Meta:
        verbose_name = verbose_name_plural = _("受委托组织")
        db_table_comment = "受委托组织"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("body", "name"), name="entrusted_name_once")]

    def __str__(self) -> str:
        return self.name


class EntrustmentAgreement(models.Model):
    """The agreement an entrustment stands on (委托执法协议), 《行政处罚法》第二十条.

    In force from `valid_from` to `valid_until`, both included, unless ended before; it counts from
    the day it was filed upward (`filed_on`). `categories` are ItemCategory values, `item_codes`
    single items beside them.
    """

    organization = models.ForeignKey(
        EntrustedOrganization,
        on_delete=models.PROTECT,
        related_name="agreements",
        verbose_name=_("受委托组织"),
    )
    agreement_no = models.CharField(_("委托协议文号"), max_length=100, blank=True)
    file_sha256 = models.CharField(_("协议文本"), max_length=64, blank=True)
    signed_on = models.DateField(_("签订日期"), null=True, blank=True)
    valid_from = models.DateField(_("委托期限自"))
    valid_until = models.DateField(_("委托期限至"))
    categories = models.JSONField(_("委托的执法类别"), default=list)
    item_codes = models.JSONField(_("委托的执法事项"), default=list)
    powers_text = models.TextField(_("委托事项和权限"))
    published_on = models.DateField(_("公告日期"), null=True, blank=True)
    announcement_no = models.CharField(_("公告文号"), max_length=100, blank=True)
    filed_on = models.DateField(_("报备日期"), null=True, blank=True)
    filed_with = models.CharField(_("报备案机关"), max_length=200, blank=True)
    receipt_no = models.CharField(_("备案回执号"), max_length=100, blank=True)
    ended_on = models.DateField(_("终止日期（当日起终止）"), null=True, blank=True)
    end_reason = models.CharField(_("终止原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("委托执法协议")
        db_table_comment = "委托执法协议"
        ordering = ("valid_from", "pk")

    def __str__(self) -> str:
        return f"{self.organization} {self.valid_from}—{self.valid_until}"


class Section(models.Model):
    """A section of a body (科室); items name the section that handles them (承办机构)."""

    body = models.ForeignKey(
        EnforcementBody,
        on_delete=models.PROTECT,
        related_name="sections",
        verbose_name=_("执法主体"),
    )
    code = models.CharField(_("科室代码"), max_length=40)
    name = models.CharField(_("科室名称"), max_length=100)
    is_enforcement = models.BooleanField(_("承担执法"), default=True)
    is_legal_section = models.BooleanField(_("法制机构"), default=False)
    duties_text = models.TextField(_("职责"), blank=True)
    entrusted_to = models.ForeignKey(
        EntrustedOrganization,
        on_delete=models.PROTECT,
        related_name="sections",
        null=True,
        blank=True,
        verbose_name=_("受委托组织"),
    )
    valid_from = models.DateField(_("设立日期"), null=True, blank=True)
    valid_until = models.DateField(_("撤销日期（当日起撤销）"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("科室")
        db_table_comment = "科室"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=("body", "code"), name="section_code_once"),
            models.UniqueConstraint(fields=("body", "name"), name="section_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
