"""Publications (公示稿), their history, and the copies the portal reads (已公示信息)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case
from sunlit.disclosure.credentials.models import CredentialState, CredentialStatement
from sunlit.disclosure.lists.models import PublishedEdition, PublishedList

__all__ = [
    "CredentialState",
    "CredentialStatement",
    "Publication",
    "PublicationEvent",
    "PublicationEventKind",
    "PublicationStatus",
    "PublishedEdition",
    "PublishedList",
    "PublishedRecord",
    "RecordKind",
    "Succession",
    "SuccessionKind",
]


class PublicationStatus(models.TextChoices):
    """Where a publication stands."""

    DRAFT = "DRAFT", _("待送审查")
    SUBMITTED = "SUBMITTED", _("待审查")
    CLEARED = "CLEARED", _("待发布")
    PUBLISHED = "PUBLISHED", _("已公示")
    TAKEN_DOWN = "TAKEN_DOWN", _("已撤下")
    EXEMPT = "EXEMPT", _("依法不公开")


class Publication(models.Model):
    """The publication a decision becomes (公示稿). `fields` is a list of name, label, value.

    `extra_masks` are words the disclosure staff had masked on top of what the system masks.
    `status` is a projection of the events. The limit counts from the decision, or from the day it
    was taken up again (恢复公示).
    """

    public_id = models.UUIDField(_("公开标识"), unique=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="+", verbose_name=_("案件"))
    rule = models.CharField(_("公示规则"), max_length=40)
    title = models.CharField(_("标题"), max_length=300)
    document_no = models.CharField(_("文号"), max_length=60, db_index=True)
    replaces_no = models.CharField(_("原决定文号"), max_length=60, blank=True, db_index=True)
    decided_on = models.DateField(_("决定日期"))
    counts_from = models.DateField(_("期限起算日期"))
    due_on = models.DateField(_("公示期限"))
    explanation = models.TextField(_("期限说明"))
    fields = models.JSONField(_("公示内容"), default=list)
    extra_masks = models.JSONField(_("补充隐去"), default=list)
    status = models.CharField(
        _("状态"), max_length=12, choices=PublicationStatus, default=PublicationStatus.DRAFT
    )
    version = models.PositiveIntegerField(_("版本"), default=0)
    case_version = models.PositiveIntegerField(_("案件版本"), default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("公示稿")
        db_table_comment = "公示稿"
        indexes = [
            models.Index(fields=["status", "due_on", "id"], name="publication_by_due"),
            models.Index(fields=["status", "-id"], name="publication_by_status"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.document_no}"


class PublicationEventKind(models.TextChoices):
    """What happened to a publication."""

    DRAFTED = "DRAFTED", _("生成公示稿")
    SUBMITTED = "SUBMITTED", _("送审查")
    CLEARED = "CLEARED", _("审查通过")
    RETURNED = "RETURNED", _("审查退回")
    PUBLISHED = "PUBLISHED", _("发布")
    TAKEN_DOWN = "TAKEN_DOWN", _("撤下")
    EXEMPTED = "EXEMPTED", _("决定不公开")
    UPDATED = "UPDATED", _("更新履行情况")
    FOLLOWED = "FOLLOWED", _("原决定有后续决定")
    NOTED = "NOTED", _("注明后续决定")
    STANDS = "STANDS", _("撤回后续处理")
    UNNOTED = "UNNOTED", _("撤去后续决定的注明")
    REOPENED = "REOPENED", _("恢复公示")


class PublicationEvent(models.Model):
    """One act on a publication (公示经过); rows never change. `actor` empty is 系统."""

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="events", verbose_name=_("公示稿")
    )
    kind = models.CharField(_("经过"), max_length=12, choices=PublicationEventKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("办理人"),
    )
    at = models.DateTimeField(_("时间"))
    note = models.TextField(_("说明"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("公示经过")
        db_table_comment = "公示经过"
        indexes = [models.Index(fields=["publication", "id"], name="event_by_publication")]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.get_kind_display()}"


class SuccessionKind(models.TextChoices):
    """What a later decision, or its end, asks of the publication of the earlier one."""

    TAKE_DOWN = "TAKE_DOWN", _("撤下原公示信息")
    NOTE = "NOTE", _("注明后续决定")
    DROP_NOTE = "DROP_NOTE", _("撤去后续决定的注明")


class Succession(models.Model):
    """A later decision changed or ended a published one (后续决定): what its readers are told.

    `later` empty: no decision of the bureau followed, its own was overturned (被撤销、确认违法).
    Drafted by the system; `settled_on` empty means that the disclosure staff still has to act. Rows
    that do not hold any more are deleted, the events tell the history.
    """

    earlier = models.ForeignKey(
        Publication, models.PROTECT, related_name="successions", verbose_name=_("原公示稿")
    )
    later = models.ForeignKey(
        Publication, models.PROTECT, null=True, related_name="+", verbose_name=_("后续公示稿")
    )
    kind = models.CharField(_("处理方式"), max_length=12, choices=SuccessionKind)
    note = models.TextField(_("向社会说明"))
    due_on = models.DateField(_("办理期限"))
    explanation = models.TextField(_("期限说明"))
    settled_on = models.DateField(_("办理日期"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("后续决定")
        db_table_comment = "后续决定"
        constraints = [
            models.UniqueConstraint(
                fields=["earlier", "later", "kind"], name="one_succession_per_pair"
            ),
        ]
        indexes = [models.Index(fields=["settled_on", "due_on"], name="succession_by_due")]

    def __str__(self) -> str:
        return f"{self.earlier_id} {self.get_kind_display()}"


class RecordKind(models.TextChoices):
    """What the portal shows."""

    DECISION = "DECISION", _("行政执法决定")
    ITEM = "ITEM", _("行政执法事项")
    POWER = "POWER", _("权责清单")
    INSPECTION = "INSPECTION", _("随机抽查事项")
    RECORDING = "RECORDING", _("音像记录事项")
    REVIEW = "REVIEW", _("重大执法决定法制审核目录")
    BENCHMARK = "BENCHMARK", _("行政裁量权基准")
    OFFICER = "OFFICER", _("行政执法人员")
    BODY = "BODY", _("行政执法主体")
    GUIDE = "GUIDE", _("服务指南")
    MEASURE = "MEASURE", _("三项制度办法")


# The condition exactly as lists ask it: SQLite finds no index behind "is_visible" as a column.
VISIBLE = models.Q(is_visible=True)


class PublishedRecord(models.Model):
    """What the public reads (已公示信息): a copy with no key into any case.

    `fields` is a list of name, label, value. After a takedown the fields are gone and the reason
    stays (tombstone).
    """

    public_id = models.UUIDField(_("公开标识"), unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=RecordKind)
    key = models.CharField(_("标识"), max_length=64)
    position = models.PositiveIntegerField(_("序号"), default=0)
    title = models.CharField(_("标题"), max_length=500)
    document_no = models.CharField(_("文号"), max_length=64, blank=True)
    matter = models.CharField(_("决定类别"), max_length=60, blank=True)
    group = models.CharField(_("分类"), max_length=60, blank=True)
    section = models.CharField(_("责任部门"), max_length=200, blank=True)
    party_name = models.CharField(_("行政相对人"), max_length=200, blank=True)
    decided_on = models.DateField(_("成文日期"), null=True)
    published_on = models.DateField(_("发布日期"))
    expires_on = models.DateField(_("公示期满"), null=True)
    fields = models.JSONField(_("内容"), default=list)
    drawing = models.JSONField(_("流程图"), default=list)
    followed_by = models.UUIDField(_("后续决定"), null=True)
    followed_note = models.TextField(_("后续情况"), blank=True)
    is_visible = models.BooleanField(_("公开"), default=True)
    taken_down_on = models.DateField(_("撤下日期"), null=True)
    tombstone_reason = models.TextField(_("撤下理由"), blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("已公示信息")
        db_table_comment = "已公示信息"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_record_per_key"),
        ]
        indexes = [
            models.Index(fields=["kind", "-id"], name="record_newest", condition=VISIBLE),
            models.Index(
                fields=["kind", "-decided_on", "-id"], name="record_by_day", condition=VISIBLE
            ),
            models.Index(fields=["kind", "group", "-id"], name="record_by_group"),
            models.Index(
                fields=["kind", "matter", "-decided_on", "-id"],
                name="record_by_matter",
                condition=VISIBLE,
            ),
            models.Index(fields=["kind", "position", "id"], name="record_in_order"),
        ]

    def __str__(self) -> str:
        return self.title
