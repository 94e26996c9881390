"""Approve, return, withdraw a version (审批、退回、撤回), each on its page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.days import day_written
from sunlit.interfaces.desk.lists.opened import (
    Field,
    finished,
    form_page,
    require_reader,
    version_of,
)
from sunlit.interfaces.desk.lists.version import difference
from sunlit.registers.lists.actions.approve_list import approve_list
from sunlit.registers.lists.actions.return_list import return_list
from sunlit.registers.lists.actions.withdraw_list import withdraw_list
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.models import ListStatus, ListVersion
from sunlit.registers.lists.policies import approving_duty, drafting_duty
from sunlit.registers.lists.queries import content_digest, rows_of
from sunlit.registers.lists.refusals import WrongListState

LONGEST_NOTE = 1000


@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree; the leader also sets the document number and the first day."""
    person = require_reader(request)
    version, layout = version_of(pk)
    _require_waiting(version, request)
    refusal = None
    if request.method == "POST":
        try:
            version = approve_list(
                version_id=pk,
                actor=person,
                at=now(),
                note=request.POST.get("note", ""),
                document_no=request.POST.get("document_no", ""),
                effective_on=day_written(request.POST.get("effective_on", "")),
                expected=request.POST.get("digest") or "-",
            )
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _after(version), version)
    fields = [_note(_("意见"), is_required=False)]
    if version.status == ListStatus.LEADER:
        fields = [*_issuing(), *fields]
    return _page(
        request,
        version,
        layout,
        fields,
        refusal,
        title=_("审批"),
        button=_("同意"),
        may_return=True,
    )


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the version to its drafters with the reason."""
    person = require_reader(request)
    version, layout = version_of(pk)
    _require_waiting(version, request)
    refusal = None
    if request.method == "POST":
        try:
            return_list(
                version_id=pk,
                note=request.POST.get("note", ""),
                actor=person,
                at=now(),
                expected=request.POST.get("digest") or "-",
            )
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _("已退回起草人修改。"), version)
    fields = [_note(_("退回理由"))]
    return _page(
        request, version, layout, fields, refusal, title=_("退回"), button=_("退回修改"),
        explanation=_("退回后清单回到草稿，修改后重新从牵头科室负责人开始审批。"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up a version that is not in force."""
    person = require_reader(request)
    version, layout = version_of(pk)
    drafting_duty(person, version.lead_section, now())
    refusal = None
    if request.method == "POST":
        try:
            withdraw_list(version_id=pk, note=request.POST.get("note", ""), actor=person, at=now())
        except Refusal as error:
            refusal = error
        else:
            return finished(request, _("这一版清单已撤回。"), version)
    fields = [_note(_("撤回理由"))]
    return _page(
        request, version, layout, fields, refusal, title=_("撤回"), button=_("撤回"),
        is_danger=True,
        explanation=_("撤回后这一版不再办理，内容和审批意见留存，版本号不再使用。"),
    )  # fmt: skip


def _require_waiting(version: ListVersion, request: HttpRequest) -> None:
    if not version.is_waiting:
        raise WrongListState(_("这一版清单现在不需要审批。"))
    approving_duty(require_reader(request), version, list(version.opinions.all()), now())


def _page(
    request: HttpRequest,
    version: ListVersion,
    layout: Layout,
    fields: list[Field],
    refusal: Refusal | None,
    *,
    title: str,
    **context: Any,
) -> HttpResponse:
    rows = list(rows_of(version))
    return form_page(
        request,
        version,
        fields,
        refusal,
        title=_("%(act)s：%(list)s第%(number)d版")
        % {"act": title, "list": layout.title, "number": version.number},
        layout=layout,
        digest=content_digest(version, rows),
        difference=difference(version, layout, rows),
        row_count=len(rows),
        opinions=version.opinions.select_related("actor"),
        **context,
    )


def _note(label: str, *, is_required: bool = True) -> Field:
    return {"name": "note", "label": label, "widget": "textarea", "max_length": LONGEST_NOTE,
            "required": is_required, "value": ""}  # fmt: skip


def _issuing() -> list[Field]:
    return [
        {"name": "document_no", "label": _("文号"), "required": True, "max_length": 120,
         "value": "", "help": _("印发这份清单的文号，如（示）发改法规〔2026〕1号。")},
        {"name": "effective_on", "label": _("生效日期"), "widget": "date", "required": True,
         "value": today().isoformat(),
         "help": _("今天生效的，批准后立即生效；以后的日期，到当天自动生效。")},
    ]  # fmt: skip


def _after(version: ListVersion) -> str:
    if version.status == ListStatus.IN_FORCE:
        return _("已批准，清单从今天起生效。")
    if version.status == ListStatus.APPROVED:
        day = f"{version.effective_on:%Y-%m-%d}"
        return _("已批准，清单将于%(day)s自动生效。") % {"day": day}
    return _("已同意，转下一步审批。")
