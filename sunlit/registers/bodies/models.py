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
    outward_names = models.JSONField(_("加挂名称"), default=list, blank=True)
    legal_representative = models.CharField(_("法定代表人"), max_length=100, blank=True)
    address = models.CharField(_("地址"), max_length=300, blank=True)
    postal_code = models.CharField(_("邮政编码"), max_length=6, blank=True)
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    hotline = models.CharField(_("投诉举报电话"), max_length=40, blank=True)
    reconsideration_body = models.CharField(_("行政复议机关"), max_length=200, blank=True)
    court = models.CharField(_("管辖法院"), max_length=200, blank=True)
    duties_text = models.TextField(_("执法职责和权限"), blank=True)
    valid_from = models.DateField(_("启用日期"), null=True, blank=True)
    valid_until = models.DateField(_("停用日期（当日起停用）"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("执法主体")
        db_table_comment = "执法主体"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


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
