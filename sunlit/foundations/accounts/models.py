"""Tables of the accounts: 账号 and 职责任命."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by user name, as signing in needs; accounts are opened by an act only."""


class Account(AbstractBaseUser):
    """A person who signs in (账号); it is closed, never deleted."""

    username = models.CharField(
        _("用户名"),
        max_length=150,
        unique=True,
        error_messages={"unique": _("用户名已被使用。")},
    )
    full_name = models.CharField(_("姓名"), max_length=150)
    is_active = models.BooleanField(_("启用"), default=True)
    password_changed_at = models.DateTimeField(_("本人修改密码时间"), null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]
    objects = AccountManager()

    class Meta:
        verbose_name = _("账号")
        verbose_name_plural = verbose_name
        db_table_comment = "账号"

    def __str__(self) -> str:
        return self.full_name

    @property
    def must_change_password(self) -> bool:
        """True while the password was set by somebody else."""
        return self.password_changed_at is None


class DutyAssignment(models.Model):
    """A duty given to a person (职责任命) for the days [valid_from, valid_until)."""

    account = models.ForeignKey(
        Account, models.PROTECT, related_name="duties", verbose_name=_("账号")
    )
    duty = models.CharField(_("职责"), max_length=30, choices=Duty.choices)
    section_code = models.CharField(
        _("科室代码"), max_length=50, blank=True, help_text=_("留空表示全局。")
    )
    valid_from = models.DateField(_("起始日"))
    valid_until = models.DateField(_("终止日（当日起不再担任）"), null=True, blank=True)

    class Meta:
        verbose_name = _("职责任命")
        verbose_name_plural = verbose_name
        db_table_comment = "职责任命"
        indexes = [models.Index(fields=["duty", "section_code"], name="duty_by_section")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="duty_ends_after_start",
                violation_error_message=_("终止日不能早于起始日。"),
            ),
            models.CheckConstraint(condition=Q(duty__in=Duty.values), name="duty_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.get_duty_display()}"
