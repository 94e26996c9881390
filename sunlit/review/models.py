"""Submissions and opinions of legal review (送审、审核意见)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case


class ReviewSubmission(models.Model):
    """A draft put to legal review (送审).

    `digest` covers facts, evidence and draft as submitted.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name=_("案件"))
    round = models.PositiveSmallIntegerField(_("轮次"))
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("审核人员")
    )
    submitted_at = models.DateTimeField(_("送审时间"))
    rows = models.JSONField(_("目录条目"), default=list)
    digest = models.CharField(_("送审内容摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("送审")
        db_table_comment = "送审"
        indexes = [models.Index(fields=["reviewer", "-id"], name="submission_by_reviewer")]

    def __str__(self) -> str:
        return f"{self.case_id} 第{self.round}轮"


class ReviewOpinion(models.Model):
    """The opinion on a submission (审核意见)."""

    submission = models.OneToOneField(
        ReviewSubmission, models.PROTECT, related_name="opinion", verbose_name=_("送审")
    )
    opinion = models.CharField(_("意见"), max_length=20)
    concluded_at = models.DateTimeField(_("审核时间"))
    digest = models.CharField(_("通过内容摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("审核意见")
        db_table_comment = "审核意见"

    def __str__(self) -> str:
        return f"{self.submission_id} {self.opinion}"
