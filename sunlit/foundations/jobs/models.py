"""Tables of the background work: 后台任务, 心跳."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One piece of background work (后台任务) and how its attempts went."""

    name = models.CharField(_("任务名"), max_length=100)
    payload = models.JSONField(_("参数"), default=dict)
    unique_key = models.CharField(_("唯一键"), max_length=200, blank=True)
    run_at = models.DateTimeField(_("应运行时间"))
    lease_until = models.DateTimeField(_("占用至"), null=True)
    attempts = models.PositiveSmallIntegerField(_("已试次数"), default=0)
    max_attempts = models.PositiveSmallIntegerField(_("最多次数"), default=8)
    finished_at = models.DateTimeField(_("完成时间"), null=True)
    dead_at = models.DateTimeField(_("放弃时间"), null=True)
    last_error = models.TextField(_("最近错误"), blank=True)

    class Meta:
        verbose_name = _("后台任务")
        verbose_name_plural = verbose_name
        db_table_comment = "后台任务"
        constraints = [
            models.UniqueConstraint(
                fields=["unique_key"],
                condition=Q(finished_at=None, dead_at=None) & ~Q(unique_key=""),
                name="job_once_while_open",
            )
        ]
        indexes = [
            models.Index(fields=["unique_key", "run_at"], name="job_by_key"),
            models.Index(
                fields=["run_at"], condition=Q(finished_at=None, dead_at=None), name="job_open"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class JobProgress(models.Model):
    """Where one piece of long work stands (任务进度); `data` is for the page that waits."""

    key = models.CharField(_("任务标识"), max_length=200, primary_key=True)
    stage = models.CharField(_("阶段"), max_length=40)
    data = models.JSONField(_("内容"), default=dict)
    reported_at = models.DateTimeField(_("报告时间"))

    class Meta:
        verbose_name = _("任务进度")
        verbose_name_plural = verbose_name
        db_table_comment = "任务进度"

    def __str__(self) -> str:
        return f"{self.key} {self.stage}"


class Heartbeat(models.Model):
    """The last sign of life of a process (心跳)."""

    name = models.CharField(_("进程名"), max_length=100, primary_key=True)
    beat_at = models.DateTimeField(_("心跳时间"))

    class Meta:
        verbose_name = _("心跳")
        verbose_name_plural = verbose_name
        db_table_comment = "心跳"

    def __str__(self) -> str:
        return self.name
