"""Versions of the lists a bureau publishes before it acts (事前公开清单), row by row."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.ledger.encoding import canonical_json
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.models import ListKind

# Lists that need approval; officers and parties are registers, kept fact by fact.
APPROVED_LISTS = (
    ListKind.ITEMS,
    ListKind.POWERS,
    ListKind.INSPECTION_ITEMS,
    ListKind.RECORDING,
    ListKind.REVIEW_CATALOGUE,
    ListKind.BENCHMARKS,
    ListKind.GUIDES,
)


class ListStatus(models.TextChoices):
    """Where a version stands on its way: draft, the three approvals, its day, its end."""

    DRAFT = "DRAFT", _("草稿")
    SECTION_HEAD = "SECTION_HEAD", _("待科室负责人审核")
    LEGAL_AFFAIRS = "LEGAL_AFFAIRS", _("待法制机构审核")
    LEADER = "LEADER", _("待局领导批准")
    APPROVED = "APPROVED", _("已批准，待生效")
    IN_FORCE = "IN_FORCE", _("现行有效")
    SUPERSEDED = "SUPERSEDED", _("已被替代")
    WITHDRAWN = "WITHDRAWN", _("已撤回")


# What is done at a step, where the status says what is awaited.
STEP_NAMES = {
    ListStatus.DRAFT: _("起草"),
    ListStatus.SECTION_HEAD: _("科室负责人审核"),
    ListStatus.LEGAL_AFFAIRS: _("法制机构审核"),
    ListStatus.LEADER: _("局领导批准"),
    ListStatus.APPROVED: _("等待生效"),
    ListStatus.IN_FORCE: _("生效"),
}
WAITING = (ListStatus.SECTION_HEAD, ListStatus.LEGAL_AFFAIRS, ListStatus.LEADER)
OPEN = (ListStatus.DRAFT, *WAITING, ListStatus.APPROVED)


class ListOutcome(models.TextChoices):
    """What a person did with a version."""

    SUBMITTED = "SUBMITTED", _("报批")
    APPROVED = "APPROVED", _("同意")
    RETURNED = "RETURNED", _("退回")
    WITHDRAWN = "WITHDRAWN", _("撤回")


class ListVersion(models.Model):
    """One version of one list (清单版本); its rows are the complete list of that version."""

    kind = models.CharField(
        _("清单"), max_length=20, choices=[(kind.value, kind.label) for kind in APPROVED_LISTS]
    )
    number = models.PositiveIntegerField(_("版本号"))
    status = models.CharField(
        _("状态"), max_length=20, choices=ListStatus, default=ListStatus.DRAFT
    )
    lead_section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("牵头科室"),
    )
    based_on = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("在哪一版基础上起草"),
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("起草人"),
    )
    editor_ids = models.JSONField(_("修改过草稿的人（账号编号）"), default=list, blank=True)
    drafted_at = models.DateTimeField(_("起草时间"))
    summary = models.TextField(_("修改说明"), blank=True)
    document_no = models.CharField(_("文号"), max_length=120, blank=True)
    approved_on = models.DateField(_("批准日期"), null=True, blank=True)
    effective_on = models.DateField(_("生效日期"), null=True, blank=True)
    superseded_on = models.DateField(_("被替代日期（当日起失效）"), null=True, blank=True)
    empty_categories = models.JSONField(_("明示无事项的类别"), default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("清单版本")
        db_table_comment = "清单版本"
        ordering = ("kind", "-number")
        constraints = [
            models.UniqueConstraint(fields=("kind", "number"), name="list_number_once"),
            models.UniqueConstraint(
                fields=("kind",), condition=models.Q(status__in=OPEN), name="list_one_open"
            ),
            models.UniqueConstraint(
                fields=("kind",),
                condition=models.Q(status=ListStatus.IN_FORCE),
                name="list_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_on__isnull=True)
                | models.Q(superseded_on__gte=models.F("effective_on")),
                name="list_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}第{self.number}版"

    @property
    def is_draft(self) -> bool:
        """Whether its rows may still be changed."""
        return self.status == ListStatus.DRAFT

    @property
    def is_waiting(self) -> bool:
        """Whether somebody's approval is due."""
        return self.status in WAITING


class ListRow(models.Model):
    """One row of a version (清单条目): texts by field; fixed once the version left the draft."""

    version = models.ForeignKey(
        ListVersion, on_delete=models.PROTECT, related_name="rows", verbose_name=_("清单版本")
    )
    position = models.PositiveIntegerField(_("序号"))
    code = models.CharField(_("编码"), max_length=64, blank=True)
    category = models.CharField(_("类别"), max_length=40, blank=True)
    title = models.CharField(_("名称"), max_length=500)
    data = models.JSONField(_("内容"), default=dict)

    class Meta:
        verbose_name = verbose_name_plural = _("清单条目")
        db_table_comment = "清单条目"
        ordering = ("position", "pk")
        indexes = [models.Index(fields=("version", "position"), name="list_row_position")]

    @property
    def digest(self) -> str:
        """SHA-256 of what the row says, so that a page knows whether it is still what it showed."""
        return hashlib.sha256(canonical_json(self.data).encode()).hexdigest()

    def __str__(self) -> str:
        return self.title


class ListOpinion(models.Model):
    """What one person decided on a version at one step (清单审批意见); never changed."""

    version = models.ForeignKey(
        ListVersion, on_delete=models.PROTECT, related_name="opinions", verbose_name=_("清单版本")
    )
    step = models.CharField(_("环节"), max_length=20, choices=ListStatus)
    outcome = models.CharField(_("意见"), max_length=20, choices=ListOutcome)
    note = models.TextField(_("说明"), blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("办理人"),
    )
    at = models.DateTimeField(_("办理时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("清单审批意见")
        db_table_comment = "清单审批意见"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.version} {self.outcome}"

    @property
    def step_name(self) -> str:
        """What was done: 科室负责人审核, 法制机构审核 …"""
        return str(STEP_NAMES.get(ListStatus(self.step), ""))
