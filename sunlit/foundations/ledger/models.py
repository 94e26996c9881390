"""Tables of the ledger (留痕). Rows are written by `entries.append` only and never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.ledger.codes import code_title


class Stream(models.Model):
    """One chain of entries (留痕流): a case, an officer, a list, a number series."""

    name = models.CharField(_("名称"), max_length=200, unique=True)
    count = models.PositiveBigIntegerField(_("条数"), default=0)
    head = models.BinaryField(_("末条叶哈希"), max_length=32)

    class Meta:
        verbose_name = _("留痕流")
        verbose_name_plural = verbose_name
        db_table_comment = "留痕流"

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One act as it was recorded (留痕): who, when, what, in canonical bytes stored once."""

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="entries", verbose_name=_("流"))
    position = models.PositiveBigIntegerField(_("序号"))
    code = models.CharField(_("事项代码"), max_length=100)
    schema_version = models.PositiveSmallIntegerField(_("格式版本"))
    actor_username = models.CharField(_("账号"), max_length=150, blank=True)
    actor_name = models.CharField(_("姓名"), max_length=150)
    duty = models.CharField(_("职责"), max_length=50, blank=True)
    recorded_at = models.DateTimeField(_("记录时间"))
    occurred_at = models.DateTimeField(_("发生时间"), null=True)
    subject_kind = models.CharField(_("对象种类"), max_length=50, blank=True)
    subject_id = models.CharField(_("对象编号"), max_length=100, blank=True)
    subject_title = models.CharField(_("对象名称"), max_length=500, blank=True)
    payload = models.BinaryField(_("正本字节"))
    prev = models.BinaryField(_("前条叶哈希"), max_length=32)
    leaf = models.BinaryField(_("叶哈希"), max_length=32)

    class Meta:
        verbose_name = _("留痕")
        verbose_name_plural = verbose_name
        db_table_comment = "留痕"
        constraints = [
            models.UniqueConstraint(fields=["stream", "position"], name="entry_once_per_position")
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="entry_by_subject"),
            models.Index(fields=["actor_username", "recorded_at"], name="entry_by_actor"),
            models.Index(fields=["recorded_at"], name="entry_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.subject_title}".strip()

    @property
    def title(self) -> str:
        """Chinese title of the act, for the timeline."""
        return code_title(self.code)


class EntryKey(models.Model):
    """The secret of one entry (留痕密钥), kept apart: destroying it erases, proofs stay."""

    entry = models.OneToOneField(
        Entry, models.PROTECT, primary_key=True, related_name="key", verbose_name=_("留痕")
    )
    key = models.BinaryField(_("密钥"), max_length=32)

    class Meta:
        verbose_name = _("留痕密钥")
        verbose_name_plural = verbose_name
        db_table_comment = "留痕密钥"

    def __str__(self) -> str:
        return f"{self.pk}"
