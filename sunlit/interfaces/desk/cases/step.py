"""The page of one step (步骤页)： a form made from the rules, one act behind it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.cases.fields import field_views, first_values, posted
from sunlit.interfaces.desk.cases.materials import materials
from sunlit.interfaces.desk.cases.opened import OpenCase, open_case
from sunlit.interfaces.desk.drafts import Restored, handed_in, restored
from sunlit.interfaces.desk.field_views import FieldView
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.desk.versions import version_seen
from sunlit.interfaces.refused import status_of
from sunlit.procedures.actions.take_step import Outcome, take_step
from sunlit.procedures.conditions import Unmet
from sunlit.procedures.discretion.receipts import ASSESSED
from sunlit.procedures.evaluation import why_not
from sunlit.procedures.policies import may_take
from sunlit.registers.phrases.queries import phrases_for
from sunlit.rulebook.schema import Step


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
    """Show the form of a step, or take the step."""
    opened = open_case(request, public_id)
    step = _step(opened, code)
    if step.code == ASSESSED:  # has a calculator for a form
        return redirect("desk:case-discretion", public_id=public_id)
    place = f"case/{public_id}/{step.code}"
    if request.method == "GET":
        draft = restored(request, place)
        values = _first(opened, step, draft)
        return _page(request, opened, step, values, more={"draft": draft})
    values, errors = posted(step, request.POST, request.FILES)
    if errors:
        return _page(request, opened, step, values, errors, status=422)
    try:
        outcome = take_step(
            case_id=opened.case.pk,
            step_code=step.code,
            actor=person_of(request),
            at=now(),
            data=values,
            expected_version=version_seen(request),
            key=request.POST.get("key", "")[:64],
        )
    except Refusal as refusal:
        return _refused(request, public_id, step, values, refusal)
    handed_in(request, place)
    messages.success(request, _sentence(step, outcome))
    return redirect("desk:case", public_id=public_id)


def _first(opened: OpenCase, step: Step, draft: Restored | None) -> dict[str, Any]:
    """What the form starts with: the draft, else what the case knows already."""
    if draft is None:
        return first_values(opened.file, step)
    values, _errors = posted(step, draft.typed, MultiValueDict())
    return values


def _step(opened: OpenCase, code: str) -> Step:
    try:
        return opened.file.procedure.step(code)
    except KeyError as error:
        raise Http404 from error


def _refused(
    request: HttpRequest, public_id: UUID, step: Step, values: dict[str, Any], refusal: Refusal
) -> HttpResponse:
    """The form again with everything typed, on the case as it stands now."""
    opened = open_case(request, public_id)
    return _page(
        request,
        opened,
        step,
        values,
        {name: str(text) for name, text in refusal.fields.items()},
        refusal,
        status_of(refusal),
    )


def _page(
    request: HttpRequest,
    opened: OpenCase,
    step: Step,
    values: dict[str, Any],
    errors: dict[str, str] | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    errors = errors or {}
    file = opened.file
    obstacles: list[Unmet] = [*why_not(file, step)]
    barred = may_take(file, step, opened.actor)
    context = {
        "case": opened.case,
        "file": file,
        "step": step,
        "stage": _(file.procedure.stage_name(step.stage)),
        "fields": _with_phrases(request, field_views(file, step, values, errors)),
        "refusal": refusal,
        "errors": errors,
        "obstacles": obstacles,
        "barred": barred,
        "is_open": not obstacles and barred is None,
        "approvals": _approvals(step),
        "key": request.POST.get("key") or uuid4().hex,
        "version": opened.case.version,
        "draft_place": f"case/{opened.case.public_id}/{step.code}",
    } | materials(opened, step)
    context |= more or {}
    if status == 409:  # a stale form may be sent again: it is a new attempt
        context["key"] = uuid4().hex
    return render(request, "desk/cases/step.html", context, status=status)


def _with_phrases(request: HttpRequest, fields: list[FieldView]) -> list[FieldView]:
    """Long texts with the phrases the person may put into them; one query if there is any."""
    long = [one for one in fields if one.widget == "textarea"]
    found = phrases_for(person_of(request), duties_of(request)) if long else ()
    offered = [(one.topic, one.text) for one in found]
    for one in long:
        one.phrases = offered
    return fields


def _approvals(step: Step) -> list[str]:
    return [str(Duty(duty).label) for duty in step.approvals]


def _sentence(step: Step, outcome: Outcome) -> str:
    if outcome.repeated:
        return _("本次提交已经办理过，没有重复生效。")
    if outcome.proposed:
        return _("“%(step)s”已送审批。") % {"step": _(step.name)}
    return _("“%(step)s”已办理。") % {"step": _(step.name)}
