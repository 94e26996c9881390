"""Table of the vault: 存储文件."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredObject(models.Model):
    """A file as stored (存储文件): its content is its address, so the row never changes."""

    sha256 = models.CharField("SHA-256", max_length=64, primary_key=True)
    sm3 = models.CharField("SM3", max_length=64)
    size = models.PositiveBigIntegerField(_("字节数"))
    media_type = models.CharField(_("媒体类型"), max_length=100)

    class Meta:
        verbose_name = _("存储文件")
        verbose_name_plural = verbose_name
        db_table_comment = "存储文件"

    def __str__(self) -> str:
        return self.sha256
