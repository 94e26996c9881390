"""The month page (办案日历), and the same due days as a file for other calendars (.ics)."""

import re
from calendar import Calendar as Weeks
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.casework.models import Case
from sunlit.foundations.calendars import bureau_calendar
from sunlit.foundations.calendars.days import FIRST_DAY, LAST_DAY, WEEKDAYS
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.calendar.due_days import DueDay, cases_of, due_days
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.desk.places import SEES_CASES
from sunlit.interfaces.exchange.ics import Event, calendar_file

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
WHOSE = ("mine", "all")
BACK, AHEAD = timedelta(days=31), timedelta(days=366)
SHOWN = 4  # in one cell; the rest is folded away
WEEKS = Weeks(firstweekday=0)


class NoSuchMonth(Refusal):
    """The address asks for a month that is none, or beyond the holiday tables (422)."""


@dataclass(frozen=True)
class Day:
    """One day of the page: what kind of day it is and what ends on it."""

    day: date
    is_of_month: bool
    is_today: bool
    is_working: bool
    note: str
    due: tuple[DueDay, ...]

    @property
    def shown(self) -> tuple[DueDay, ...]:
        """Those the cell shows at once."""
        return self.due[:SHOWN]

    @property
    def more(self) -> tuple[DueDay, ...]:
        """Those it folds away."""
        return self.due[SHOWN:]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The weeks of a month, with the limits that end in them."""
    whose = _whose(request)
    first = _month(request.GET.get("month", ""))
    days = list(WEEKS.itermonthdates(first.year, first.month))
    found = due_days(_cases(request, whose), days[0], days[-1], today())
    weeks = _weeks(days, first.month, found)
    context = {
        "first": first,
        "weeks": weeks,
        "weekdays": [_(name) for name in WEEKDAYS],
        "listed": [day for week in weeks for day in week if day.is_of_month and day.due],
        "whose": whose,
        "before": _next(first, -1),
        "after": _next(first, 1),
        "is_provisional": bureau_calendar().is_provisional(days[-1]),
    }
    return render(request, "desk/calendar/month.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The due days of the last month and the coming year, for the calendar of a phone."""
    found = due_days(_cases(request, _whose(request)), today() - BACK, today() + AHEAD, today())
    content = calendar_file(_("办案日历"), [_event(request, one) for one in found], now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="due.ics"'
    return response


def _cases(request: HttpRequest, whose: str) -> QuerySet[Case]:
    held = duties_of(request)
    if not {one.duty for one in held} & SEES_CASES:
        raise PermissionDenied
    return cases_of(person_of(request).pk, held, only_mine=whose == "mine")


def _whose(request: HttpRequest) -> str:
    """What was asked for; a person who handles no case sees all he may see."""
    asked = request.GET.get("whose", "")
    if asked in WHOSE:
        return asked
    mine = cases_of(person_of(request).pk, duties_of(request), only_mine=True)
    return "mine" if mine.exists() else "all"


def _month(text: str) -> date:
    """The first day of the month asked for, of this month where none is. Raises NoSuchMonth."""
    if not text:
        return today().replace(day=1)
    match = MONTH.fullmatch(text)
    if match and _is_shown(int(match[1])):
        return date(int(match[1]), int(match[2]), 1)
    sentence = _(
        "“%(text)s”不是可以查看的月份，请按“2026-03”的样子填写，年份在%(first)d至%(last)d之间。"
    )
    years = {"first": FIRST_DAY.year + 1, "last": LAST_DAY.year - 1}
    raise NoSuchMonth(sentence % ({"text": text[:20]} | years))


def _is_shown(year: int) -> bool:
    """Whether every day of the weeks of its months can be worked out."""
    return FIRST_DAY.year < year < LAST_DAY.year


def _next(first: date, step: int) -> str:
    """The month so many months on; empty where there is none to show."""
    year, month = divmod(first.year * 12 + first.month - 1 + step, 12)
    return f"{year}-{month + 1:02d}" if _is_shown(year) else ""


def _weeks(days: list[date], month: int, found: list[DueDay]) -> list[list[Day]]:
    by_day: dict[date, list[DueDay]] = defaultdict(list)
    for one in found:
        by_day[one.due_on].append(one)
    made = [_day(day, month, tuple(by_day[day])) for day in days]
    return [made[start : start + 7] for start in range(0, len(made), 7)]


def _day(day: date, month: int, due: tuple[DueDay, ...]) -> Day:
    calendar = bureau_calendar()
    kind = calendar.describe(day)
    note = "" if kind in WEEKDAYS else _(kind)
    return Day(day, day.month == month, day == today(), calendar.is_working(day), note, due)


def _event(request: HttpRequest, one: DueDay) -> Event:
    address = request.build_absolute_uri(reverse("desk:case", args=[one.case.public_id]))
    what = f"{one.name}{_('届满')}{_('：')}{one.case.title}"
    about = f"{one.case.case_no}\n{one.basis}"
    if one.is_provisional:
        about += f"\n{_('暂定，放假安排公布后重新计算。')}"
    return Event(f"{one.case.public_id}-{one.code}", one.due_on, what, about, address)
