"""Documents (执法文书), evidence (证据), recordings (音像记录), credentials shown (亮证).

Rows never change.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sunlit.casework.models import Case
from sunlit.registers.models import Officer


class Document(models.Model):
    """An issued document (执法文书): frozen content, from which the files are projections."""

    public_id = models.UUIDField(_("公开标识"), unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name=_("案件"))
    position = models.PositiveIntegerField(_("步骤序号"))
    form_code = models.CharField(_("文书格式"), max_length=60)
    title = models.CharField(_("文书名称"), max_length=100)
    document_no = models.CharField(_("文号"), max_length=60, blank=True)
    is_internal = models.BooleanField(_("内部文书"))
    issued_at = models.DateTimeField(_("制作时间"))
    content = models.TextField(_("内容"))
    digest = models.CharField(_("内容摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("执法文书")
        db_table_comment = "执法文书"
        indexes = [models.Index(fields=["case", "id"], name="document_by_case")]

    def __str__(self) -> str:
        return f"{self.title} {self.document_no}".strip()


class FileKind(models.TextChoices):
    """A file a document is shown as."""

    PDF = "PDF", "PDF"
    DOCX = "DOCX", "DOCX"


class RenderedFile(models.Model):
    """A file made from a document's content (版式文件), kept in the vault."""

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="files", verbose_name=_("执法文书")
    )
    kind = models.CharField(_("格式"), max_length=4, choices=FileKind)
    sha256 = models.CharField(_("文件摘要"), max_length=64)
    rendered_at = models.DateTimeField(_("生成时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("版式文件")
        db_table_comment = "版式文件"
        constraints = [
            models.UniqueConstraint(fields=["document", "kind"], name="one_file_per_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.kind}"


class Evidence(models.Model):
    """A piece of evidence (证据), 《行政处罚法》第四十六条."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name=_("案件"))
    position = models.PositiveIntegerField(_("步骤序号"))
    kind = models.CharField(_("证据种类"), max_length=20)
    title = models.CharField(_("证据名称"), max_length=200)
    obtained_on = models.DateField(_("取得日期"))
    obtained_from = models.CharField(_("来源"), max_length=200)
    purpose = models.TextField(_("证明内容"))
    sha256 = models.CharField(_("文件摘要"), max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("证据")
        db_table_comment = "证据"
        indexes = [models.Index(fields=["case", "id"], name="evidence_by_case")]

    def __str__(self) -> str:
        return self.title


class AudiovisualRecording(models.Model):
    """A recording of a step (音像记录). `step_key` is "position:code" of the recording due."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name=_("案件"))
    step_key = models.CharField(_("对应环节"), max_length=60)
    medium = models.CharField(_("记录方式"), max_length=10)
    recorded_at = models.DateTimeField(_("记录开始时间"))
    device = models.CharField(_("设备编号"), max_length=60)
    sha256 = models.CharField(_("文件摘要"), max_length=64, blank=True)
    stored_at = models.CharField(_("存放位置"), max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("音像记录")
        db_table_comment = "音像记录"
        indexes = [models.Index(fields=["case", "id"], name="recording_by_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step_key}"


class CredentialPresentation(models.Model):
    """A credential shown to the party, who confirmed it by the code (亮证记录), 处罚法第五十五条.

    Nothing is known of who confirmed. `nonce` is the one code confirmed; it counts once.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name=_("案件"))
    officer = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("执法人员")
    )
    nonce = models.CharField(_("亮证码标识"), max_length=40, unique=True)
    officer_name = models.CharField(_("姓名"), max_length=100)
    credential_no = models.CharField(_("证件编号"), max_length=64)
    shown_at = models.DateTimeField(_("出示时间"))
    confirmed_at = models.DateTimeField(_("确认时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("亮证记录")
        db_table_comment = "亮证记录"
        indexes = [models.Index(fields=["case", "id"], name="presentation_by_case")]

    def __str__(self) -> str:
        return f"{self.officer_name} {self.shown_at}"
