"""Cases (案件), handlers (承办人), clocks (期限) and to-dos (待办).

A case row holds what never changes once set and a few projections kept for lists; everything that
happened is the steps taken (procedures floor).
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.registers.models import (
    Counterparty,
    EnforcementItem,
    ItemCategory,
    Officer,
    Section,
)


class CaseStatus(models.TextChoices):
    """Where a case stands, for lists."""

    LEAD = "LEAD", _("待立案（受理）")
    OPEN = "OPEN", _("在办")
    PAUSED = "PAUSED", _("中止")
    DECIDED = "DECIDED", _("已决定")
    CLOSED = "CLOSED", _("已结案")


class Case(models.Model):
    """A case (案件). `version` counts its acts, so that a stale page is noticed."""

    public_id = models.UUIDField(_("公开标识"), unique=True)
    case_no = models.CharField(_("案号"), max_length=60, blank=True)
    procedure = models.CharField(_("程序"), max_length=40)
    rules_digest = models.CharField(_("规则版本摘要"), max_length=64)
    item = models.ForeignKey(
        EnforcementItem, models.PROTECT, related_name="+", verbose_name=_("执法事项")
    )
    party = models.ForeignKey(
        Counterparty, models.PROTECT, related_name="+", verbose_name=_("当事人")
    )
    section = models.ForeignKey(
        Section, models.PROTECT, related_name="+", verbose_name=_("承办机构")
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("登记人")
    )
    opened_on = models.DateField(_("登记日期"))
    filed_on = models.DateField(_("立案日期"), null=True)
    decided_on = models.DateField(_("决定日期"), null=True)
    closed_on = models.DateField(_("结案日期"), null=True)
    decision_no = models.CharField(_("决定文号"), max_length=60, blank=True)
    status = models.CharField(_("状态"), max_length=10, choices=CaseStatus, default=CaseStatus.LEAD)
    stage = models.CharField(_("阶段"), max_length=20)
    next_due_on = models.DateField(_("最近期限"), null=True)
    version = models.PositiveIntegerField(_("版本"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("案件")
        db_table_comment = "案件"
        indexes = [
            models.Index(fields=["section", "-id"], name="case_by_section"),
            models.Index(fields=["section", "status", "-id"], name="case_by_status"),
            models.Index(fields=["status", "-id"], name="case_all_by_status"),
            models.Index(fields=["section", "next_due_on", "id"], name="case_by_due"),
            models.Index(fields=["next_due_on", "id"], name="case_all_by_due"),
            models.Index(fields=["party", "-id"], name="case_by_party"),
            models.Index(fields=["procedure", "-id"], name="case_by_procedure"),
        ]

    def __str__(self) -> str:
        return self.case_no or f"线索{self.pk}"

    @property
    def title(self) -> str:
        """The case in one line: 当事人 and 案由; only who may be penalized is suspected."""
        if self.item.category == ItemCategory.PENALTY:
            return f"{self.party.name}涉嫌{self.item.name}案"
        return f"{self.party.name}：{self.item.name}"


class HandlerRole(models.TextChoices):
    """主办 or 协办."""

    LEAD = "LEAD", _("主办")
    ASSISTING = "ASSISTING", _("协办")


class Handler(models.Model):
    """An officer assigned to a case (承办人); a change adds a row and ends the old one."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="handlers", verbose_name=_("案件"))
    officer = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("执法人员")
    )
    role = models.CharField(_("角色"), max_length=10, choices=HandlerRole)
    since = models.DateField(_("自"))
    until = models.DateField(_("至"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("承办人")
        db_table_comment = "承办人"
        indexes = [models.Index(fields=["officer", "case"], name="handler_by_officer")]

    def __str__(self) -> str:
        return f"{self.officer} {self.get_role_display()}"


class ClockState(models.TextChoices):
    """Whether a clock still runs."""

    RUNNING = "RUNNING", _("计时中")
    PAUSED = "PAUSED", _("中止计时")
    STOPPED = "STOPPED", _("已办结")


class CaseClock(models.Model):
    """A time limit of a case (期限), a projection for lists; the case page explains it anew."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="clocks", verbose_name=_("案件"))
    rule = models.CharField(_("期限规则"), max_length=40)
    started_on = models.DateField(_("起算日"))
    due_on = models.DateField(_("届满日"), null=True)
    is_provisional = models.BooleanField(_("暂定"), default=False)
    state = models.CharField(_("状态"), max_length=10, choices=ClockState)
    stopped_on = models.DateField(_("办结日"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("期限")
        db_table_comment = "期限"
        indexes = [models.Index(fields=["state", "due_on"], name="clock_by_due")]

    def __str__(self) -> str:
        return f"{self.rule} {self.due_on}"


class ClockReminder(models.Model):
    """That a time limit came near or ran over (预警), noted once for each due day and light."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reminders", verbose_name=_("案件"))
    rule = models.CharField(_("期限规则"), max_length=40)
    due_on = models.DateField(_("届满日"))
    light = models.CharField(_("预警"), max_length=10)
    noted_at = models.DateTimeField(_("预警时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("期限预警")
        db_table_comment = "期限预警"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rule", "due_on", "light"], name="reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.due_on} {self.light}"


class Urging(models.Model):
    """A superior urged the handlers to go on with a case (催办).

    It is answered by the next act on the case: `case_version` is the version that was urged.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="urgings", verbose_name=_("案件"))
    urged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("催办人")
    )
    urged_at = models.DateTimeField(_("催办时间"))
    note_text = models.TextField(_("催办意见"))
    case_version = models.PositiveIntegerField(_("催办时的版本"))

    class Meta:
        verbose_name = verbose_name_plural = _("催办")
        db_table_comment = "催办"
        indexes = [models.Index(fields=["case", "-id"], name="urging_by_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.urged_at}"


class TodoKind(models.TextChoices):
    """What a to-do asks for."""

    STEP = "STEP", _("办理")
    APPROVAL = "APPROVAL", _("审批")


class Todo(models.Model):
    """What a person or the holders of a duty must do next on a case (待办); a projection."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="todos", verbose_name=_("案件"))
    kind = models.CharField(_("类别"), max_length=10, choices=TodoKind)
    step = models.CharField(_("步骤"), max_length=40)
    step_name = models.CharField(_("步骤名称"), max_length=60)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("办理人"),
    )
    duty = models.CharField(_("职责"), max_length=30, blank=True)
    section_code = models.CharField(_("科室"), max_length=30, blank=True)
    since = models.DateTimeField(_("产生时间"))
    due_on = models.DateField(_("期限"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("待办")
        db_table_comment = "待办"
        indexes = [
            models.Index(fields=["account", "due_on", "id"], name="todo_of_person"),
            models.Index(fields=["duty", "section_code", "due_on", "id"], name="todo_of_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step_name}"


class RelationKind(models.TextChoices):
    """Why one case follows from another (关联种类)."""

    FILING = "FILING", _("检查发现线索立案")
    SPLIT = "SPLIT", _("分案")
    MERGER = "MERGER", _("并案")
    PARALLEL = "PARALLEL", _("单位和个人分别处罚")
    MEASURE = "MEASURE", _("采取强制措施")
    EXECUTION = "EXECUTION", _("强制执行")
    REOPENING = "REOPENING", _("重新启动")


class CaseRelation(models.Model):
    """Two cases that belong together (关联案件): the later one follows from the earlier one.

    `position` is the step of the earlier case that led to it; each step leads to one case.
    """

    earlier = models.ForeignKey(
        Case, models.PROTECT, related_name="later_relations", verbose_name=_("原案件")
    )
    later = models.ForeignKey(
        Case, models.PROTECT, related_name="earlier_relations", verbose_name=_("后续案件")
    )
    kind = models.CharField(_("关联种类"), max_length=10, choices=RelationKind)
    position = models.PositiveIntegerField(_("原案件步骤序号"))
    since = models.DateField(_("关联日期"))

    class Meta:
        verbose_name = verbose_name_plural = _("关联案件")
        db_table_comment = "关联案件"
        constraints = [
            models.UniqueConstraint(fields=["earlier", "position"], name="relation_once_per_step")
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} → {self.later_id} {self.get_kind_display()}"
