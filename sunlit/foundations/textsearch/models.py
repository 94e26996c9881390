"""Table of the search index: 检索条目."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """The searchable text of one object (检索条目), folded; the bigrams are indexed beside it."""

    kind = models.CharField(_("种类"), max_length=50)
    key = models.BigIntegerField(_("主键"))
    text = models.TextField(_("折叠文本"))

    class Meta:
        verbose_name = _("检索条目")
        verbose_name_plural = verbose_name
        db_table_comment = "检索条目"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="entry_per_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
