"""The lines of the workbench: 待办, 已办, 预警.

Each costs a number of queries that does not grow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sunlit.casework.models import Case, CaseClock, TodoKind
from sunlit.casework.queries import running_clocks, todos_of, visible_to
from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.calendars import Light
from sunlit.interfaces.desk.lights import case_light, light_of, with_running_clocks
from sunlit.procedures.models import ProposalVote, StepTaken
from sunlit.procedures.reminding import AHEAD, is_watched
from sunlit.rulebook.queries import rules_of

MOST = 100
PER_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One row: the case, what it is about, by whom, and a day or moment with its light."""

    case: Case
    what: str
    who: str | Promise
    due_on: date | None = None
    light: Light | None = None
    kind: str | Promise = ""
    at: datetime | None = None


def todo_lines(account_id: int, duties: Iterable[HeldDuty], today: date) -> list[Line]:
    """What the person must do, nearest due day first, at most MOST."""
    todos = todos_of(account_id, duties).select_related("case__party", "case__item", "account")
    todos = todos.prefetch_related(with_running_clocks("case__clocks"))
    return [
        Line(
            case=todo.case,
            what=_(todo.step_name),
            who=todo.account.full_name if todo.account else Duty(todo.duty).label,
            due_on=todo.due_on,
            light=case_light(todo.case, today),
            kind=TodoKind.APPROVAL.label if todo.kind == TodoKind.APPROVAL else "",
        )
        for todo in todos.order_by(F("due_on").asc(nulls_last=True), "id")[:MOST]
    ]


def done_lines(account_id: int, before: datetime | None) -> list[Line]:
    """What the person did, newest first, one page."""
    steps = StepTaken.objects.filter(actor_id=account_id)
    votes = ProposalVote.objects.filter(actor_id=account_id)
    if before:
        steps, votes = steps.filter(taken_at__lt=before), votes.filter(voted_at__lt=before)
    taken = steps.select_related("case__party", "case__item").order_by("-taken_at", "-id")
    voted = votes.select_related("proposal__case__party", "proposal__case__item").order_by(
        "-voted_at", "-id"
    )
    moments = [(row.taken_at, _step_line(row)) for row in taken[:PER_PAGE]]
    moments += [(row.voted_at, _vote_line(row)) for row in voted[:PER_PAGE]]
    newest = sorted(moments, key=lambda pair: pair[0], reverse=True)
    return [line for _at, line in newest[:PER_PAGE]]


def _step_line(row: StepTaken) -> Line:
    return Line(row.case, step_name(row.case, row.step), "", kind=_("办理"), at=row.taken_at)


def _vote_line(row: ProposalVote) -> Line:
    case = row.proposal.case
    what = f"{step_name(case, row.proposal.step)}{_('：')}{row.get_outcome_display()}"
    return Line(case, what, "", kind=_("审批"), at=row.voted_at)


def step_name(case: Case, code: str) -> str:
    """The name of a step under the rules the case pinned."""
    return _(rules_of(case.rules_digest).procedures[case.procedure].step(code).name)


def warning_lines(account_id: int, duties: Iterable[HeldDuty], today: date) -> list[Line]:
    """Time limits near or past their end in cases the person may see, most urgent first."""
    clocks = running_clocks(visible_to(account_id, duties)).filter(due_on__lte=today + AHEAD)
    rows = clocks.select_related("case__party", "case__item", "case__section")
    lines = [_clock_line(row, today) for row in rows.order_by("due_on", "id")[: 2 * MOST]]
    return [line for line in lines if line and line.light is not Light.GREEN][:MOST]


def _clock_line(clock: CaseClock, today: date) -> Line | None:
    rule = rules_of(clock.case.rules_digest).clocks[clock.rule]
    if not is_watched(rule) or clock.due_on is None:
        return None
    return Line(
        case=clock.case,
        what=_(rule.name),
        who=clock.case.section.name,
        due_on=clock.due_on,
        light=light_of(clock.due_on, clock.started_on, today),
    )
