"""Officers (执法人员), their credentials (执法证件), and the legal reviewers (法制审核人员)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.registers.bodies.models import Section


class Officer(models.Model):
    """A person who enforces (执法人员); never deleted, so that past cases still show who acted."""

    name = models.CharField(_("姓名"), max_length=100, db_index=True)
    unit = models.CharField(_("单位"), max_length=200)
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        related_name="officers",
        null=True,
        blank=True,
        verbose_name=_("科室"),
    )
    post = models.CharField(_("职务"), max_length=100, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("账号"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("执法人员")
        db_table_comment = "执法人员"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class CredentialStatus(models.TextChoices):
    """State of a credential as its issuer recorded it."""

    VALID = "VALID", _("有效")
    SUSPENDED = "SUSPENDED", _("暂扣")
    WITHDRAWN = "WITHDRAWN", _("收回")
    CANCELED = "CANCELED", _("注销")


class Credential(models.Model):
    """A credential (执法证件): what its holder may do, where, and until which day inclusive.

    `categories` holds ItemCategory values, or "ALL" for 综合执法. `valid_until` is the end of the
    newest term; `status` repeats the newest change for lists. `public_id` names the credential in
    codes shown to the public: random, never the number.
    """

    public_id = models.UUIDField(_("公开标识"), default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="credentials", verbose_name=_("执法人员")
    )
    credential_no = models.CharField(_("证件编号"), max_length=64, unique=True)
    categories = models.JSONField(_("执法类别"), default=list)
    area = models.CharField(_("执法区域"), max_length=200, blank=True)
    issuer = models.CharField(_("发证机关"), max_length=200, blank=True)
    valid_from = models.DateField(_("有效期自"), null=True, blank=True)
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)
    status = models.CharField(
        _("证件状态"), max_length=20, choices=CredentialStatus, default=CredentialStatus.VALID
    )

    class Meta:
        verbose_name = verbose_name_plural = _("执法证件")
        db_table_comment = "执法证件"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.credential_no


class VerificationResult(models.TextChoices):
    """Outcome of the annual verification."""

    PASSED = "PASSED", _("合格")
    FAILED = "FAILED", _("不合格")
    ABSENT = "ABSENT", _("未参加")


class AnnualVerification(models.Model):
    """The annual verification (年审) of a credential for one year.

    `counts_from` is set where it was passed late (补审)： before that day the year was not passed.
    """

    credential = models.ForeignKey(
        Credential,
        on_delete=models.PROTECT,
        related_name="verifications",
        verbose_name=_("执法证件"),
    )
    year = models.PositiveIntegerField(_("年度"))
    result = models.CharField(_("年审结果"), max_length=20, choices=VerificationResult)
    verified_on = models.DateField(_("年审日期"), null=True, blank=True)
    counts_from = models.DateField(_("补审合格日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("证件年审")
        db_table_comment = "证件年审"
        ordering = ("year",)
        constraints = [
            models.UniqueConstraint(fields=("credential", "year"), name="verification_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.credential} {self.year}"


class LegalReviewer(models.Model):
    """A legal reviewer (法制审核人员), 《行政处罚法》第五十八条第二款."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("账号")
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        related_name="legal_reviewers",
        null=True,
        blank=True,
        verbose_name=_("科室"),
    )
    has_legal_qualification = models.BooleanField(_("取得法律职业资格"), default=False)
    qualification_no = models.CharField(_("法律职业资格证编号"), max_length=64, blank=True)
    valid_from = models.DateField(_("任职日期"))
    valid_until = models.DateField(_("离任日期（当日起不再担任）"), null=True, blank=True)
    end_reason = models.CharField(_("离任原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("法制审核人员")
        db_table_comment = "法制审核人员"
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.account)


class ReviewerTraining(models.Model):
    """Hours of training a legal reviewer took (法制审核培训); rows never change."""

    reviewer = models.ForeignKey(
        LegalReviewer,
        on_delete=models.PROTECT,
        related_name="trainings",
        verbose_name=_("法制审核人员"),
    )
    held_on = models.DateField(_("培训日期"))
    hours = models.PositiveIntegerField(_("学时"))
    subject = models.CharField(_("培训内容"), max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = _("法制审核培训")
        db_table_comment = "法制审核培训"
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return f"{self.reviewer} {self.held_on} {self.hours}"
