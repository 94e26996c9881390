"""Steps taken, proposed and voted on (步骤、审批): rows that never change.

A key that a constraint or index already begins with has no index of its own: every act writes here.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case
from sunlit.procedures.measures.models import MeasureVersion as MeasureVersion


class StepTaken(models.Model):
    """A step of a procedure that was taken (已办步骤). The state of a case is a fold over these."""

    case = models.ForeignKey(
        Case, models.PROTECT, db_index=False, related_name="+", verbose_name=_("案件")
    )
    position = models.PositiveIntegerField(_("序号"))
    step = models.CharField(_("步骤"), max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("办理人"),
    )
    taken_at = models.DateTimeField(_("办理时间"))
    data = models.TextField(_("内容"))  # canonical JSON, exactly as committed to the ledger
    approvals = models.JSONField(_("审批"), default=list)
    document_no = models.CharField(_("文号"), max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("已办步骤")
        db_table_comment = "已办步骤"
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="one_step_per_position"),
        ]
        indexes = [models.Index(fields=["actor", "-taken_at", "-id"], name="step_by_actor")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.position} {self.step}"


class StepProposal(models.Model):
    """A step put up for approval (送审批). Settled by its votes or by withdrawal."""

    case = models.ForeignKey(
        Case, models.PROTECT, db_index=False, related_name="+", verbose_name=_("案件")
    )
    step = models.CharField(_("步骤"), max_length=40)
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("提出人")
    )
    proposed_at = models.DateTimeField(_("提出时间"))
    data = models.TextField(_("内容"))

    class Meta:
        verbose_name = verbose_name_plural = _("送审批步骤")
        db_table_comment = "送审批步骤"
        indexes = [models.Index(fields=["case", "id"], name="proposal_by_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step}"


class VoteOutcome(models.TextChoices):
    """What became of a proposal at one approver."""

    APPROVED = "APPROVED", _("同意")
    RETURNED = "RETURNED", _("退回")
    WITHDRAWN = "WITHDRAWN", _("撤回")


class ProposalVote(models.Model):
    """One approver's answer to a proposal (审批意见)."""

    proposal = models.ForeignKey(
        StepProposal,
        models.PROTECT,
        db_index=False,
        related_name="votes",
        verbose_name=_("送审批步骤"),
    )
    order = models.PositiveSmallIntegerField(_("审批顺序"))
    duty = models.CharField(_("职责"), max_length=30)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("审批人"),
    )
    outcome = models.CharField(_("结果"), max_length=10, choices=VoteOutcome)
    opinion = models.TextField(_("意见"), blank=True)
    voted_at = models.DateTimeField(_("审批时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("审批意见")
        db_table_comment = "审批意见"
        constraints = [
            models.UniqueConstraint(fields=["proposal", "order"], name="one_vote_per_order"),
        ]
        indexes = [models.Index(fields=["actor", "-voted_at", "-id"], name="vote_by_actor")]
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.get_outcome_display()}"


class SubmittedForm(models.Model):
    """The key of a form already acted on, so that a double submit is one act (重复提交)."""

    key = models.CharField(_("提交键"), max_length=64, primary_key=True)
    case = models.ForeignKey(
        Case, models.CASCADE, db_index=False, related_name="+", verbose_name=_("案件")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("已提交表单")
        db_table_comment = "已提交表单"

    def __str__(self) -> str:
        return self.key
