"""Submissions to legal review (送审清单) with their turnaround, and the work of every reviewer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.casework.models import CaseClock, ClockState
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import Light, bureau_calendar, working_days_between
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.lights import light_of
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.desk.places import REVIEW_READERS
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.numbers import whole_number
from sunlit.interfaces.paging import KeysetPage, Order, address, keyset_page
from sunlit.review.models import ReviewSubmission
from sunlit.review.queries import WAITING, ReviewState, state_of, with_states, workloads
from sunlit.rulebook.queries import rules_of

PER_PAGE = 20
MOST_ROWS = 5000
OPINION = "review_concluded"
STATES = {"waiting": WAITING} | {state.value: (state,) for state in ReviewState}


@dataclass(frozen=True)
class Line:
    """One submission: its case, how it stands, its light while it waits, working days taken."""

    row: ReviewSubmission
    state: str
    state_label: str
    opinion: str
    light: Light | None
    days: int | None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The submissions that fit the filters of the address, newest first."""
    _require_reader(request)
    asked, rows = _asked(request)
    page = keyset_page(_with_details(rows), Order(), request.GET, PER_PAGE)
    context = {
        "page": KeysetPage([_line(row) for row in page.rows], page.previous, page.next),
        "asked": asked,
        "states": ReviewState.choices,
        "reviewers": _reviewers(),
        "workloads": workloads(today().year, bureau_calendar()),
        "year": today().year,
        "export": address(request.GET),
    }
    return render(request, "desk/reviews/index.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same submissions as a workbook, at most MOST_ROWS rows."""
    _require_reader(request)
    _filters, rows = _asked(request)
    found = Order().sorted(_with_details(rows))[:MOST_ROWS]
    title = _("法制审核清单（%(day)s导出）") % {"day": f"{today():%Y-%m-%d}"}
    sheet = ListSheet(_("法制审核"), title)
    sheet.header(
        [
            _("序号"),
            _("案号"),
            _("当事人"),
            _("执法事项"),
            _("轮次"),
            _("审核人员"),
            _("送审日期"),
            _("状态"),
            _("审核意见"),
            _("出具日期"),
            _("用时（工作日）"),
        ]
    )
    data = sheet.filled(_cells(number, _line(row)) for number, row in enumerate(found, 1))
    return workbook_answer(data, _("法制审核清单"))


def _require_reader(request: HttpRequest) -> None:
    if not {one.duty for one in duties_of(request)} & REVIEW_READERS:
        raise NotAllowed(_("您的职责不查阅法制审核清单。"))


def _asked(request: HttpRequest) -> tuple[dict[str, Any], QuerySet[ReviewSubmission]]:
    """What the address asks for; unknown values ask for nothing."""
    query = request.GET
    state = query.get("state", "") if query.get("state", "") in STATES else ""
    reviewer = whole_number(query.get("reviewer", ""))
    is_mine = query.get("mine") == "1"
    rows = with_states(ReviewSubmission.objects.all(), *STATES.get(state, ()))
    if is_mine:
        rows = rows.filter(reviewer=person_of(request))
    elif reviewer is not None:
        rows = rows.filter(reviewer=reviewer)
    return {"state": state, "reviewer": reviewer, "mine": is_mine}, rows


def _with_details(rows: QuerySet[ReviewSubmission]) -> QuerySet[ReviewSubmission]:
    running = CaseClock.objects.filter(rule="review", state=ClockState.RUNNING)
    return rows.select_related("case__party", "case__item", "reviewer", "opinion").prefetch_related(
        Prefetch("case__clocks", queryset=running, to_attr="review_clocks")
    )


def _reviewers() -> list[tuple[int, str]]:
    asked = ReviewSubmission.objects.values("reviewer")
    rows = Account.objects.filter(pk__in=asked).order_by("full_name")
    return list(rows.values_list("pk", "full_name"))


def _line(row: ReviewSubmission) -> Line:
    state = state_of(row)
    opinion = getattr(row, "opinion", None)
    clocks: list[CaseClock] = getattr(row.case, "review_clocks", [])
    clock = clocks[0] if state == ReviewState.OPEN and clocks else None
    return Line(
        row=row,
        state=state,
        state_label=str(state.label),
        opinion=_opinion(row) if opinion else "",
        light=light_of(clock.due_on, clock.started_on, today()) if clock and clock.due_on else None,
        days=_days(row) if opinion else None,
    )


def _opinion(row: ReviewSubmission) -> str:
    """The opinion in the words of the rules the case is under."""
    step = rules_of(row.case.rules_digest).procedures[row.case.procedure].step(OPINION)
    return _(dict(step.field("opinion").choices)[row.opinion.opinion])


def _days(row: ReviewSubmission) -> int:
    given = localdate(row.opinion.concluded_at)
    return working_days_between(localdate(row.submitted_at), given, bureau_calendar())


def _cells(number: int, line: Line) -> list[str | int]:
    row, case = line.row, line.row.case
    concluded = f"{localdate(row.opinion.concluded_at):%Y-%m-%d}" if line.opinion else ""
    return [
        number,
        case.case_no,
        case.party.name,
        case.item.name,
        row.round,
        row.reviewer.full_name,
        f"{localdate(row.submitted_at):%Y-%m-%d}",
        line.state_label,
        line.opinion,
        concluded,
        line.days if line.days is not None else "",
    ]
