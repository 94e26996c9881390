"""Begin a draft, declare categories empty, send the draft on its way (起草、明示“无”、报批)."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.lists.opened import (
    Field,
    finished,
    form_page,
    kind_of,
    require_reader,
    version_of,
)
from sunlit.interfaces.desk.lists.version import difference
from sunlit.interfaces.desk.person import duties_of
from sunlit.registers.bodies.models import Section
from sunlit.registers.bodies.queries import sections_on
from sunlit.registers.lists.actions.declare_empty import declare_empty
from sunlit.registers.lists.actions.open_draft import open_draft
from sunlit.registers.lists.actions.submit_list import submit_list
from sunlit.registers.lists.checking import findings
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import ListVersion
from sunlit.registers.lists.policies import drafting_duty
from sunlit.registers.lists.queries import rows_of, version_in_force


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the leading section and open a draft of the next version."""
    person, kind = require_reader(request), kind_of(slug)
    sections = _sections(request)
    if not sections:
        raise NotAllowed(_("清单由名录管理员或者牵头科室负责人起草。"))
    refusal, base = None, version_in_force(kind, today())
    if request.method == "POST":
        try:
            section = _section(sections, request.POST.get("lead_section", ""))
            version = open_draft(kind=kind, lead_section=section, actor=person, at=now())
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _("草稿已建立，内容与现行版本相同，请修改后报批。"), version)
    chosen = base.lead_section.code if base and base.lead_section else ""
    layout = layout_of(kind)
    explanation = (
        _("草稿从现行的第%(number)d版开始，现行版本在新版生效之前一直有效。")
        % {"number": base.number}
        if base
        else _("这份清单还没有现行版本，草稿从空白开始；也可以直接导入Excel。")
    )
    return form_page(
        request,
        ListVersion(kind=kind, number=0),
        [_section_field(sections, chosen)],
        refusal,
        title=_("起草新版：%(list)s") % {"list": layout.title},
        layout=layout,
        explanation=explanation,
        button=_("起草"),
    )


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what changed and which section leads, and send the draft to approval."""
    person = require_reader(request)
    version, layout = version_of(pk)
    drafting_duty(person, version.lead_section, now())
    sections = list(sections_on(today()).order_by("pk"))
    refusal = None
    if request.method == "POST":
        try:
            submit_list(
                version_id=pk,
                lead_section=_section(sections, request.POST.get("lead_section", "")),
                summary=request.POST.get("summary", ""),
                actor=person,
                at=now(),
            )
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _("已报批，由牵头科室负责人审核。"), version)
    chosen = version.lead_section.code if version.lead_section else ""
    fields: list[Field] = [
        _section_field(sections, chosen),
        {
            "name": "summary",
            "label": _("修改说明"),
            "widget": "textarea",
            "required": True,
            "max_length": 1000,
            "value": version.summary,
            "help": _("写明新增、修改、删去了什么和为什么，审批人和以后查阅的人都会看到。"),
        },
    ]
    rows = list(rows_of(version))
    return form_page(
        request,
        version,
        fields,
        refusal,
        title=_("报批：%(list)s第%(number)d版") % {"list": layout.title, "number": version.number},
        layout=layout,
        explanation=_("报批后条目不能再改；审批人退回的，可以修改后再报。"),
        button=_("报批"),
        difference=difference(version, layout, rows),
        findings=findings(layout, rows, version.empty_categories),
    )


@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare a category empty on purpose, or take that back."""
    person = require_reader(request)
    version, layout = version_of(pk)
    drafting_duty(person, version.lead_section, now())
    refusal = None
    if request.method == "POST":
        category = request.POST.get("category", "")
        is_empty = request.POST.get("is_empty", "YES") != "NO"
        try:
            declare_empty(
                version_id=pk, category=category, is_empty=is_empty, actor=person, at=now()
            )
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _("已保存。"), version)
    filled = set(rows_of(version).values_list("category", flat=True))
    choices = [(one, one) for one in layout.category_labels if one not in filled]
    fields: list[Field] = [
        {"name": "category", "label": _("类别"), "widget": "select", "choices": choices,
         "required": True, "value": ""},
        {"name": "is_empty", "label": _("这一类"), "widget": "radio", "value": "YES",
         "choices": [("YES", _("明示“无”")), ("NO", _("不再明示“无”"))], "required": True},
    ]  # fmt: skip
    return form_page(
        request,
        version,
        fields,
        refusal,
        title=_("明示“无”"),
        layout=layout,
        explanation=_("本机关确实没有某一类事项的，明示“无”；公示时写“无”，而不是留空。"),
        button=_("保存"),
    )


def _sections(request: HttpRequest) -> list[Section]:
    """The sections the person may draft for."""
    held = duties_of(request)
    everywhere = list(sections_on(today()).order_by("pk"))
    if any(one.duty == Duty.REGISTRAR for one in held):
        return everywhere
    codes = {one.section_code for one in held if one.duty == Duty.SECTION_HEAD}
    return everywhere if "" in codes else [one for one in everywhere if one.code in codes]


def _section(sections: list[Section], code: str) -> Section:
    found = next((section for section in sections if section.code == code), None)
    if found is None:
        sentence = _("请选择牵头科室。")
        raise Refusal(sentence, fields={"lead_section": sentence})
    return found


def _section_field(sections: list[Section], chosen: str) -> Field:
    return {
        "name": "lead_section",
        "label": _("牵头科室"),
        "widget": "select",
        "required": True,
        "choices": [(section.code, section.name) for section in sections],
        "value": chosen or (sections[0].code if len(sections) == 1 else ""),
        "help": _("由这个科室的负责人先审核。"),
    }
