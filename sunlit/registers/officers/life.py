"""What happens to an officer (执法人员经历), as dated facts that are added and never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.registers.bodies.models import Section
from sunlit.registers.officers.models import Credential, Officer


class OfficerPosting(models.Model):
    """A section and post from a day on (任职经历); the next posting ends it, so one at a time."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="postings", verbose_name=_("执法人员")
    )
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="+", null=True, verbose_name=_("科室")
    )
    post = models.CharField(_("职务"), max_length=100, blank=True)
    since = models.DateField(_("自"))
    reason = models.CharField(_("原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("任职经历")
        db_table_comment = "任职经历"
        ordering = ("since", "pk")
        constraints = [
            models.UniqueConstraint(fields=("officer", "since"), name="posting_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.officer} {self.section or ''} {self.since}"


class OfficerTraining(models.Model):
    """Hours of training (执法培训), before the exam and every year after."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="trainings", verbose_name=_("执法人员")
    )
    held_on = models.DateField(_("培训日期"))
    hours = models.PositiveIntegerField(_("学时"))
    subject = models.CharField(_("培训内容"), max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = _("执法培训")
        db_table_comment = "执法培训"
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return f"{self.officer} {self.held_on} {self.hours}"


class QualificationExam(models.Model):
    """An exam taken (执法资格考试); only who passed one is issued a credential."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="exams", verbose_name=_("执法人员")
    )
    held_on = models.DateField(_("考试日期"))
    is_passed = models.BooleanField(_("合格"))
    score = models.CharField(_("成绩"), max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("执法资格考试")
        db_table_comment = "执法资格考试"
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return f"{self.officer} {self.held_on}"


class ChangeKind(models.TextChoices):
    """What changed about a credential."""

    RENEWED = "RENEWED", _("换证延期")
    SUSPENDED = "SUSPENDED", _("暂扣")
    RESUMED = "RESUMED", _("恢复")
    WITHDRAWN = "WITHDRAWN", _("收回")
    CANCELED = "CANCELED", _("注销")


class CredentialChange(models.Model):
    """A change of a credential from a day on (证件变动).

    `until_on` is the last day of a suspension, or of the new term; `term_ended_on` the last day of
    the term before a renewal.
    """

    credential = models.ForeignKey(
        Credential, on_delete=models.PROTECT, related_name="changes", verbose_name=_("执法证件")
    )
    kind = models.CharField(_("变动"), max_length=20, choices=ChangeKind)
    from_on = models.DateField(_("自"))
    until_on = models.DateField(_("至"), null=True)
    term_ended_on = models.DateField(_("原有效期至"), null=True)
    reason = models.CharField(_("原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("证件变动")
        db_table_comment = "证件变动"
        ordering = ("from_on", "pk")

    def __str__(self) -> str:
        return f"{self.credential} {self.get_kind_display()} {self.from_on}"


class OfficerExit(models.Model):
    """The day an officer left enforcement (退出机制), and why; only a granted appeal undoes it."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="exits", verbose_name=_("执法人员")
    )
    exited_on = models.DateField(_("退出日期"))
    reason = models.CharField(_("退出原因"), max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = _("退出机制")
        db_table_comment = "退出机制"
        ordering = ("exited_on", "pk")

    def __str__(self) -> str:
        return f"{self.officer} {self.exited_on}"


class ExitAppeal(models.Model):
    """The appeal of an officer against his exit (退出申诉), at most one for each exit."""

    exit = models.OneToOneField(
        OfficerExit, on_delete=models.PROTECT, related_name="appeal", verbose_name=_("退出机制")
    )
    appealed_on = models.DateField(_("申诉日期"))
    grounds = models.CharField(_("申诉理由"), max_length=1000)

    class Meta:
        verbose_name = verbose_name_plural = _("退出申诉")
        db_table_comment = "退出申诉"

    def __str__(self) -> str:
        return f"{self.exit} {self.appealed_on}"


class AppealDecision(models.Model):
    """The answer to an appeal (申诉处理决定); granted, it restores the officer from that day."""

    appeal = models.OneToOneField(
        ExitAppeal, on_delete=models.PROTECT, related_name="decision", verbose_name=_("退出申诉")
    )
    decided_on = models.DateField(_("决定日期"))
    is_granted = models.BooleanField(_("申诉成立"))
    reason = models.CharField(_("理由"), max_length=1000)

    class Meta:
        verbose_name = verbose_name_plural = _("申诉处理决定")
        db_table_comment = "申诉处理决定"

    def __str__(self) -> str:
        return f"{self.appeal} {self.decided_on}"
