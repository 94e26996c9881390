"""The pages that show measures: all three, one with its history, one version (查看办法)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.procedures.measures.comparing import Difference, differences
from sunlit.procedures.measures.models import OPEN, Measured, MeasureStatus, MeasureVersion
from sunlit.procedures.measures.preview import MOST_CASES, effects
from sunlit.procedures.measures.queries import (
    as_data,
    content_with,
    measures_in_force,
    open_measure,
    version_in_force,
    version_problems,
)
from sunlit.procedures.measures.wording import Cells, row_in_words
from sunlit.rulebook.measures import Measure, measure
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Rulebook


def rules_today() -> Rulebook:
    """The rules in force today."""
    return rules_of(release_in_force(today()).digest)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The three measures: what is in force, what is being made."""
    shown = measures_in_force(today())
    lines = [
        {
            "kind": kind,
            "label": Measured(kind).label,
            "measure": shown.get(kind),
            "version": version_in_force(kind, today()),
            "open": open_measure(kind),
        }
        for kind in Measured.values
    ]
    return render(request, "desk/measures/index.html", {"lines": lines} | _duties(request))


@require_safe
def in_force(request: HttpRequest, kind: str) -> HttpResponse:
    """The measure in force, as text and table, with every version made."""
    if kind not in Measured.values:
        raise Http404
    shown = measures_in_force(today()).get(kind)
    context = {
        "kind": kind,
        "label": Measured(kind).label,
        **_as_text(shown, rules_today()),
        "versions": MeasureVersion.objects.filter(kind=kind)
        .select_related("drafted_by", "released_by")
        .order_by("-number"),
        "open": open_measure(kind),
    }
    return render(request, "desk/measures/in_force.html", context | _duties(request))


@require_safe
def bound(request: HttpRequest, digest: str, kind: str) -> HttpResponse:
    """The measure as a release of the rules holds it: what binds a case opened under it."""
    try:
        rules = rules_of(digest)
    except RulebookRelease.DoesNotExist as error:
        raise Http404 from error
    if kind not in rules.measures:
        raise Http404
    shown = rules.measures[kind]
    context = {
        "kind": kind,
        "label": Measured(kind).label,
        **_as_text(shown, rules),
        "rules": rules,
    }
    return render(request, "desk/measures/bound.html", context)


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: text, table, what it changes, what stands against it, what it would do."""
    rows = MeasureVersion.objects.select_related("drafted_by", "submitted_by", "released_by")
    found = get_object_or_404(rows.select_related("release"), pk=pk)
    return render(request, "desk/measures/version.html", version_context(request, found))


def version_context(request: HttpRequest, found: MeasureVersion) -> dict[str, Any]:
    """What the page of a version shows; the preview only where it was asked for."""
    rules, after = rules_today(), measure(as_data(found))
    before = _before(found)
    is_open = found.status in OPEN
    context: dict[str, Any] = {
        "version": found,
        **_as_text(after, rules),
        "changes": [_worded(one, found.kind, rules) for one in differences(before, after)],
        "is_open": is_open,
        "problems": version_problems(found, found.effective_from or today()) if is_open else [],
        "most_cases": MOST_CASES,
    }
    if is_open and request.GET.get("effects") == "1":
        try:
            context["effects"] = effects(content_with(found, today()), now())
        except (Refusal, KeyError, TypeError, ValueError):  # told among the problems
            context["effects"] = None
    return context | _duties(request)


def _before(found: MeasureVersion) -> Measure | None:
    """What was in force when this version came, or is now while it is being made."""
    if found.status != MeasureStatus.RELEASED:
        return measures_in_force(today()).get(found.kind)
    rows = MeasureVersion.objects.filter(
        kind=found.kind, status=MeasureStatus.RELEASED, number__lt=found.number
    )
    earlier = rows.order_by("-number").first()
    return measure(as_data(earlier)) if earlier else None


def _as_text(shown: Measure | None, rules: Rulebook) -> dict[str, Any]:
    """A measure as text.html reads it: the table in words, the rounds of review by procedure."""
    told: list[Cells] = []
    rounds: list[tuple[str, int]] = []
    if shown:
        told = [row_in_words(shown.kind, row, rules) for row in shown.rows]
        of = shown.figures.get("rounds") or {}
        rounds = [(_name(code, rules), number) for code, number in of.items()]
    return {"measure": shown, "told": told, "rounds": rounds}


def _name(code: str, rules: Rulebook) -> str:
    """The name of a procedure; its code where these rules do not have it."""
    procedure = rules.procedures.get(code)
    return _(procedure.name) if procedure else code


def _worded(one: Difference, kind: str, rules: Rulebook) -> Difference:
    if one.part != "row":
        return one
    sides = [
        "；".join(f"{label}：{words}" for label, words in row_in_words(kind, row, rules))
        if row
        else ""
        for row in (one.before, one.after)
    ]
    return Difference("row", one.name, sides[0], sides[1])


def _duties(request: HttpRequest) -> dict[str, Any]:
    held = {one.duty for one in duties_of(request)}
    return {
        "drafts": Duty.LEGAL_REVIEWER in held,
        "releases": Duty.BUREAU_LEADER in held,
        "me": person_of(request).pk,
    }
