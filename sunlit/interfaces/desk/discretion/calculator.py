"""The calculator of a case (裁量计算): factors and evidence to tier, range, reasons and receipt."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.cases.materials import materials
from sunlit.interfaces.desk.cases.opened import OpenCase, open_case
from sunlit.interfaces.desk.cases.shown import answers
from sunlit.interfaces.desk.discretion.form import (
    chosen_benchmark,
    entered,
    factor_views,
    first_values,
    plain_views,
)
from sunlit.interfaces.desk.drafts import handed_in, restored
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.desk.versions import version_seen
from sunlit.interfaces.refused import status_of
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.discretion.earlier import earlier_penalties
from sunlit.procedures.discretion.nearest import compared
from sunlit.procedures.discretion.receipts import (
    ASSESSED,
    benchmarks_of,
    leniency_rows,
    recomputes,
)
from sunlit.procedures.discretion.trying import tried
from sunlit.procedures.evaluation import why_not
from sunlit.procedures.penalties import statute_of
from sunlit.procedures.policies import may_take
from sunlit.rulebook.schema import Step

COMPUTED = ("level", "measures", "least", "most", "reasons", "working")


@require_http_methods(["GET", "POST"])
def calculate(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the calculator, try a calculation, or keep it as the receipt."""
    opened = open_case(request, public_id)
    step = _step(opened)
    place = f"case/{public_id}/{ASSESSED}"
    if request.method == "GET":
        draft = restored(request, place)
        values = first_values(opened.file, step)
        if draft:
            benchmark = chosen_benchmark(opened.file, draft.typed.get("benchmark", ""))
            values = entered(draft.typed, step, benchmark)
        if code := request.GET.get("benchmark", ""):
            values["benchmark"] = code
        return _page(request, opened, values, more={"draft": draft})
    benchmark = chosen_benchmark(opened.file, request.POST.get("benchmark", ""))
    values = entered(request.POST, step, benchmark)
    if request.POST.get("do") != "keep":
        return _tried(request, opened, step, values)
    try:
        take_step(
            case_id=opened.case.pk,
            step_code=ASSESSED,
            actor=person_of(request),
            at=now(),
            data=values,
            expected_version=version_seen(request),
            key=request.POST.get("key", "")[:64],
        )
    except Refusal as refusal:
        return _refused(request, public_id, values, refusal)
    handed_in(request, place)
    messages.success(request, _("裁量结果已保存，将带入调查终结报告、事先告知和拟定决定。"))
    return redirect("desk:case", public_id=public_id)


def _step(opened: OpenCase) -> Step:
    try:
        return opened.file.procedure.step(ASSESSED)
    except KeyError as error:
        raise Http404 from error


def _tried(
    request: HttpRequest, opened: OpenCase, step: Step, values: dict[str, Any]
) -> HttpResponse:
    """The result on the page; nothing is written."""
    result, wrong = tried(opened.file, step, values)
    errors = {name: str(sentence) for name, sentence in wrong.items()}
    if not values["fine"] and result.get("least") and result["least"] == result["most"]:
        values["fine"] = f"{result['least'] // 100}.{result['least'] % 100:02d}"
    status = 422 if errors else 200
    return _page(request, opened, values, errors, None, status, {"result": result})


def _refused(
    request: HttpRequest, public_id: UUID, values: dict[str, Any], refusal: Refusal
) -> HttpResponse:
    """The form again with everything typed, on the case as it stands now."""
    opened = open_case(request, public_id)
    result, _wrong = tried(opened.file, _step(opened), values)
    errors = {name: str(text) for name, text in refusal.fields.items()}
    return _page(request, opened, values, errors, refusal, status_of(refusal), {"result": result})


def _page(
    request: HttpRequest,
    opened: OpenCase,
    values: dict[str, Any],
    errors: dict[str, str] | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    errors, more = errors or {}, more or {}
    file, step = opened.file, _step(opened)
    benchmark = chosen_benchmark(file, values.get("benchmark", ""))
    result: dict[str, Any] = more.get("result") or {}
    context = {
        "case": opened.case,
        "file": file,
        "step": step,
        "benchmarks": benchmarks_of(file),
        "benchmark": benchmark,
        "statute": statute_of(file),
        "factors": (shown := factor_views(file, benchmark, values, errors)),
        "plain": (plain := plain_views(file, step, values, errors)),
        "fields": [*(view for one in shown for view in (one.value, one.evidence)), *plain],
        "errors": errors,
        "refusal": refusal,
        "tried": answers([step.field(name) for name in COMPUTED], result, {}),
        "is_reviewed": file.has_step("review_submitted"),
        "departs": result.get("departs") == "YES",
        "obstacles": why_not(file, step),
        "barred": may_take(file, step, opened.actor),
        "leniency": leniency_rows(file),
        "earlier": earlier_penalties(file.party.party_id),
        "receipts": [(taken, recomputes(file, taken)) for taken in file.all(ASSESSED)],
        "comparison": compared(
            opened.case, result or _typed(values), opened.actor.account_id, opened.actor.duties
        ),
        "mine": result.get("fine"),
        "key": uuid4().hex if status == 409 else request.POST.get("key") or uuid4().hex,
        "version": opened.case.version,
        "draft_place": f"case/{opened.case.public_id}/{ASSESSED}",
        **materials(opened, step),
        **more,
    }
    return render(request, "desk/discretion/calculator.html", context, status=status)


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    """What the comparison goes by before there is a result."""
    return {name: values[name] for name in ("benchmark", "factors") if values.get(name)}
