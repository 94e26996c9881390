"""How far the training clock runs ahead (演示时钟)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrainingClock(models.Model):
    """One row per move of the training clock; the newest says how many days it is ahead."""

    days_ahead = models.PositiveIntegerField(_("提前天数"))
    moved_at = models.DateTimeField(_("调整时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("演示时钟")
        db_table_comment = "演示时钟"

    def __str__(self) -> str:
        return f"+{self.days_ahead}"
