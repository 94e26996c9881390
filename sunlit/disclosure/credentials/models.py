"""Credentials as the public may check them (亮证信息)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CredentialState(models.TextChoices):
    """Whether its holder may enforce. Expiry is not stored: the page compares the days."""

    VALID = "VALID", _("有效")
    SUSPENDED = "SUSPENDED", _("暂扣")
    UNVERIFIED = "UNVERIFIED", _("年审未通过")
    WITHDRAWN = "WITHDRAWN", _("收回")
    CANCELED = "CANCELED", _("注销")
    EXITED = "EXITED", _("已退出执法岗位")


class CredentialStatement(models.Model):
    """What the register says of a credential (亮证信息), without a key into the register.

    `state_until` is the last day of a suspension that has an end.
    """

    public_id = models.UUIDField(_("公开标识"), unique=True)
    credential_no = models.CharField(_("证件编号"), max_length=64)
    name = models.CharField(_("姓名"), max_length=100)
    unit = models.CharField(_("执法主体"), max_length=200)
    section = models.CharField(_("科室"), max_length=100, blank=True)
    post = models.CharField(_("职务"), max_length=100, blank=True)
    categories = models.CharField(_("执法类别"), max_length=200, blank=True)
    area = models.CharField(_("执法区域"), max_length=200, blank=True)
    issuer = models.CharField(_("发证机关"), max_length=200, blank=True)
    valid_from = models.DateField(_("有效期自"), null=True)
    valid_until = models.DateField(_("有效期至"), null=True)
    state = models.CharField(_("状态"), max_length=20, choices=CredentialState)
    state_since = models.DateField(_("自"), null=True)
    state_until = models.DateField(_("至"), null=True)
    restated_at = models.DateTimeField(_("更新时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("亮证信息")
        db_table_comment = "亮证信息"

    def __str__(self) -> str:
        return self.credential_no
