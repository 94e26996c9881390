"""The table of drafts (表单草稿)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormDraft(models.Model):
    """What one person typed into one form (表单草稿). `place` names the form."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        db_index=False,
        related_name="+",
        verbose_name=_("填写人"),
    )
    place = models.CharField(_("表单"), max_length=120)
    typed = models.JSONField(_("已填内容"))  # field name -> list of texts
    saved_at = models.DateTimeField(_("保存时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("表单草稿")
        db_table_comment = "表单草稿"
        constraints = [
            models.UniqueConstraint(fields=["account", "place"], name="one_draft_per_form")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.place}"
