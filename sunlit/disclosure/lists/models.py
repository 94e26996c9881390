"""Published lists (已公示清单) and what each record of a list said from one day to the next."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishedList(models.Model):
    """One version of a list as the public reads it (已公示清单); the next one replaces it.

    `number` is the version of the bureau's list; registers that have no versions are counted.
    `empty_groups` are categories the bureau declares empty on purpose ("无").
    """

    kind = models.CharField(_("类别"), max_length=20)
    number = models.PositiveIntegerField(_("版本号"))
    title = models.CharField(_("标题"), max_length=200)
    department = models.CharField(_("责任部门"), max_length=200, blank=True)
    document_no = models.CharField(_("文号"), max_length=120, blank=True)
    drawn_up_on = models.DateField(_("成文日期"), null=True)
    published_on = models.DateField(_("发布日期"))
    replaced_on = models.DateField(_("被替代日期（当日起失效）"), null=True)
    row_count = models.PositiveIntegerField(_("条数"))
    empty_groups = models.JSONField(_("明示无事项的类别"), default=list)
    digest = models.CharField(_("内容摘要"), max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = _("已公示清单")
        db_table_comment = "已公示清单"
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(replaced_on__isnull=True),
                name="published_list_one_current",
            ),
        ]
        indexes = [models.Index(fields=["kind", "-published_on", "-id"], name="list_by_day")]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class PublishedEdition(models.Model):
    """What a record of a list said from `shown_from` until the day before `shown_until` (公示版次).

    Rows are closed and never rewritten, so that "as it was on that day" stays answerable.
    """

    record = models.ForeignKey(
        "disclosure.PublishedRecord",
        models.PROTECT,
        related_name="editions",
        verbose_name=_("已公示信息"),
    )
    kind = models.CharField(_("类别"), max_length=20)
    position = models.PositiveIntegerField(_("序号"))
    title = models.CharField(_("标题"), max_length=500)
    group = models.CharField(_("分类"), max_length=60, blank=True)
    section = models.CharField(_("责任部门"), max_length=200, blank=True)
    fields = models.JSONField(_("内容"), default=list)
    drawing = models.JSONField(_("流程图"), default=list)
    shown_from = models.DateField(_("公示起始日期"))
    shown_until = models.DateField(_("公示终止日期（当日起不再公示）"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("公示版次")
        db_table_comment = "公示版次"
        constraints = [
            models.UniqueConstraint(
                fields=["record"],
                condition=models.Q(shown_until__isnull=True),
                name="edition_one_current",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "position", "id"], name="edition_in_order"),
            models.Index(fields=["record", "shown_from"], name="edition_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.shown_from}"
