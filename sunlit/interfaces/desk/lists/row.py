"""One row of a version (清单条目)： read it, fill it in, take it out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.lists.opened import (
    Field,
    finished,
    form_page,
    require_reader,
    version_of,
)
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.lists.actions.remove_row import remove_row
from sunlit.registers.lists.actions.save_row import save_row
from sunlit.registers.lists.floors import floor_of
from sunlit.registers.lists.layout import Layout, ListColumn
from sunlit.registers.lists.models import ListRow, ListVersion
from sunlit.registers.lists.policies import drafting_duty, may_draft

LONGEST_TYPED = 4000  # by hand; a file may bring more
HELP = {
    "bases": gettext_lazy("一行一条，如《粮食流通管理条例》第四十五条第一项。"),
    "limit": gettext_lazy("如20个工作日、90日、即办；分环节的，如“受理1日；审查5个工作日”。"),
    "ratio": gettext_lazy("如“不低于5%；每个项目至少1次”。"),
    "amount": gettext_lazy("如自然人1万元以上、单位10万元以上（含本数）。"),
    "code": gettext_lazy("可不填，系统按名称生成。"),
}


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """The row; in a draft and for its drafters with the form that changes it."""
    person = require_reader(request)
    version, layout = version_of(pk)
    row = get_object_or_404(ListRow, pk=row_pk, version=version)
    is_open = version.is_draft and may_draft(person, version.lead_section, now())
    if is_open or request.method == "POST":  # an old page is told why nothing was saved
        return _form(request, version, layout, row)
    ratios = layout.of_value("ratio")
    context = {
        "version": version,
        "layout": layout,
        "row": row,
        "fields": layout.fields(row.data),
        "floor": floor_of(row.data.get(ratios[0].name, "")).shown if ratios else "",
    }
    return render(request, "desk/lists/row.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new row at the end of the draft."""
    person = require_reader(request)
    version, layout = version_of(pk)
    drafting_duty(person, version.lead_section, now())
    return _form(request, version, layout, None)


def _form(
    request: HttpRequest, version: ListVersion, layout: Layout, row: ListRow | None
) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            save_row(
                version_id=version.pk,
                row_id=row.pk if row else None,
                data={name: request.POST.get(name, "") for name in layout.labels},
                actor=require_reader(request),
                at=now(),
                seen=request.POST.get("seen", ""),
            )
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _("条目已保存。"), version)
    data = row.data if row else {}
    fields = [
        _field(layout, column, data.get(column.name, ""))
        for column in layout.columns
        if not column.is_assigned
    ]
    return form_page(
        request,
        version,
        fields,
        refusal,
        title=_("修改条目") if row else _("添加条目"),
        layout=layout,
        button=_("保存"),
        row=row,
    )


def _field(layout: Layout, column: ListColumn, value: str) -> Field:
    field: dict[str, Any] = {
        "name": column.name,
        "label": column.label,
        "value": value,
        "required": column.is_required,
        "max_length": min(column.longest, LONGEST_TYPED),
        "widget": "textarea" if column.is_long else "text",
        "help": HELP.get(column.value, "") if column.name != "power_code" else "",
    }
    if column.value == "category" and layout.categories:
        labels = [str(label) for label in ItemCategory.labels]
        field |= {"widget": "select", "choices": [(label, label) for label in labels]}
    return field


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Ask once more, then take the row out of the draft."""
    person = require_reader(request)
    version, layout = version_of(pk)
    drafting_duty(person, version.lead_section, now())
    row = get_object_or_404(ListRow, pk=row_pk, version=version)
    refusal = None
    if request.method == "POST":
        try:
            remove_row(version_id=version.pk, row_id=row.pk, actor=person, at=now())
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _("条目已从草稿中删去。"), version)
    note = _(
        "将从这一版草稿中删去“%(title)s”。以前各版保留原样；这一版生效之日起，该条目不再有效。"
    )
    return form_page(
        request,
        version,
        [],
        refusal,
        title=_("删去条目"),
        layout=layout,
        explanation=note % {"title": row.title},
        button=_("删去"),
        is_danger=True,
    )
