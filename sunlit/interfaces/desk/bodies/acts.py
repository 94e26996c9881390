"""The acts on a body and its further names, each a page (变更信息、加挂名称)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page
from sunlit.interfaces.desk.officers.fields import REASON, need_day, number_or_none
from sunlit.interfaces.desk.officers.opened import require_keeper
from sunlit.interfaces.desk.person import given
from sunlit.registers.bodies.actions.add_outward_name import add_outward_name
from sunlit.registers.bodies.actions.amend_body import COUNTS, REQUIRED, TEXTS, amend_body
from sunlit.registers.bodies.actions.end_outward_name import end_outward_name
from sunlit.registers.bodies.models import BodyKind, EnforcementBody, OutwardName

LONG = ("duties_text", "powers_text", "bases_text")
ORDER = (
    "name",
    "nature",
    "kind",
    "funding",
    "staff_quota",
    "staff_count",
    "uscc",
    "document_mark",
    "legal_representative",
    "address",
    "postal_code",
    "phone",
    "hotline",
    "reconsideration_body",
    "court",
    "duties_text",
    "powers_text",
    "bases_text",
)


def _asked(name: str) -> Asked:
    column = EnforcementBody._meta.get_field(name)
    label = str(getattr(column, "verbose_name", name))
    if name == "kind":
        choices = tuple((str(code), str(text)) for code, text in BodyKind.choices)
        return Asked(name, label, "radio", choices=choices)
    widget = "textarea" if name in LONG else "number" if name in COUNTS else "text"
    longest = getattr(column, "max_length", None) or (5000 if name in LONG else 0)
    return Asked(name, label, widget, required=name in REQUIRED, max_length=longest)


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the register says of a body."""
    require_keeper(request)
    body = get_object_or_404(EnforcementBody, pk=pk)
    back = reverse("bodies:body", args=[pk])

    def perform(values: dict[str, str]) -> HttpResponse:
        fields: dict[str, object] = {name: values[name] for name in (*TEXTS, "kind")}
        fields |= {name: number_or_none(values, name) for name in COUNTS}
        amend_body(body=body, fields=fields, **given(request))
        messages.success(request, _("已变更，公示的主体信息将随之更新。"))
        return redirect(back)

    initial = {name: str(getattr(body, name)) for name in ORDER if getattr(body, name) is not None}
    title = _("变更执法主体信息")
    form = ActForm(title, tuple(_asked(name) for name in ORDER), _("保存"), back)
    return act_page(request, form, perform, initial)


@require_http_methods(["GET", "POST"])
def add_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a further name with its seal, or complete one taken over from a list."""
    require_keeper(request)
    body = get_object_or_404(EnforcementBody, pk=pk)
    back = reverse("bodies:body", args=[pk])
    fields = (
        Asked("name", _("加挂名称"), max_length=200),
        Asked("seal_name", _("印章名称"), max_length=200),
        Asked("seal_no", _("印章编号"), max_length=60),
        Asked("valid_from", _("挂牌日期"), "date"),
    )

    def perform(values: dict[str, str]) -> HttpResponse:
        add_outward_name(
            body=body,
            name=values["name"],
            seal_name=values["seal_name"],
            seal_no=values["seal_no"],
            valid_from=need_day(values, "valid_from"),
            **given(request),
        )
        messages.success(request, _("已登记。"))
        return redirect(back)

    title = _("登记加挂名称")
    hint = _("对外挂牌使用；执法文书仍用执法主体的名称。")
    form = ActForm(title, fields, _("登记"), back, hint)
    return act_page(request, form, perform, {"name": request.GET.get("name", "")[:200]})


@require_http_methods(["GET", "POST"])
def end_name(request: HttpRequest, pk: int) -> HttpResponse:
    """End the use of a further name."""
    require_keeper(request)
    outward = get_object_or_404(OutwardName.objects.select_related("body"), pk=pk)
    back = reverse("bodies:body", args=[outward.body_id])

    def perform(values: dict[str, str]) -> HttpResponse:
        day = need_day(values, "ended_on")
        end_outward_name(outward=outward, ended_on=day, reason=values["reason"], **given(request))
        messages.success(request, _("已办理。"))
        return redirect(back)

    fields = (Asked("ended_on", _("停用日期"), "date"), REASON)
    title = _("停用加挂名称：%(name)s") % {"name": outward.name}
    form = ActForm(title, fields, _("停用"), back, _("自该日起名称和印章都不再使用。"))
    return act_page(request, form, perform, {"ended_on": today().isoformat()})
