"""What a new holiday table changes (放假安排的影响), and computing due days anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from sunlit.casework.models import Case, CaseClock, CaseStatus, ClockState
from sunlit.foundations.calendars import Calendar, HolidayTable, bureau_calendar, region_code
from sunlit.foundations.calendars.adoption import refresh
from sunlit.foundations.calendars.in_force import calendar_with
from sunlit.foundations.jobs.registry import job
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.clocks import clocks
from sunlit.procedures.loading import files_of
from sunlit.procedures.opening import lock, read_ahead
from sunlit.procedures.projections import project

REPROJECT = "procedures.reproject"
# A last day may be put off over the longest block of days off there is.
PUT_OFF = timedelta(days=15)


@dataclass(frozen=True)
class Move:
    """A due day that another calendar puts elsewhere."""

    case: Case
    rule_name: str
    before: date
    after: date
    explanation: str


def changed_days(table: HolidayTable) -> list[date]:
    """The days that are worked under one of the calendars only, in order."""
    now, then = bureau_calendar(), calendar_with(table, region_code(settings.REGION))
    days = {day for holiday in table.holidays for day in holiday.days()}
    days |= set(table.makeup_workdays) | _days_off_before(table)
    return sorted(day for day in days if now.is_working(day) != then.is_working(day))


def _days_off_before(table: HolidayTable) -> set[date]:
    """Days of the year, and of the December before, that a former table may have marked."""
    first = date(table.year, 1, 1) - timedelta(days=31)
    return {first + timedelta(days=offset) for offset in range(31 + 366)}


def moves(table: HolidayTable, at: datetime) -> list[Move]:
    """Every running limit of an open case that the table would move (预览), nearest first."""
    days = changed_days(table)
    if not days:
        return []
    calendar = calendar_with(table, region_code(settings.REGION))
    files = files_of(_touched(days), at)
    found = [move for case, file in files for move in _of_case(case, file, calendar)]
    return sorted(found, key=lambda move: (move.after, move.case.pk))


def _touched(days: list[date]) -> QuerySet[Case]:
    """Open cases with a running limit that spans one of the days."""
    spans = CaseClock.objects.filter(state=ClockState.RUNNING, started_on__lt=days[-1])
    spans = spans.filter(due_on__gte=days[0] - PUT_OFF)
    cases = Case.objects.exclude(status=CaseStatus.CLOSED).filter(pk__in=spans.values("case"))
    return cases.prefetch_related("clocks").order_by("id")


def _of_case(case: Case, file: CaseFile, calendar: Calendar) -> Iterator[Move]:
    running = [one for one in case.clocks.all() if one.state == ClockState.RUNNING]
    stored = {one.rule: one.due_on for one in running}
    for view in clocks(replace(file, calendar=calendar)):
        before = stored.get(view.rule.code)
        if view.is_running and before and view.due_on and before != view.due_on:
            yield Move(case, view.rule.name, before, view.due_on, view.due.explanation)


def provisional_limits() -> int:
    """How many running limits lean on days no notice settles."""
    return CaseClock.objects.filter(state=ClockState.RUNNING, is_provisional=True).count()


@job(REPROJECT, in_transaction=False)
def reproject(payload: Mapping[str, Any], at: datetime) -> None:
    """Compute due days and to-dos of every open case anew; a case at a time, so nobody waits."""
    refresh()
    running = Q(clocks__state__in=[ClockState.RUNNING, ClockState.PAUSED])
    cases = Case.objects.exclude(status=CaseStatus.CLOSED).filter(running).distinct()
    for case_id in cases.order_by("id").values_list("id", flat=True):
        ahead = read_ahead(case_id, at)
        with transaction.atomic():
            opened = lock(ahead, at)
            project(opened.case, opened.file, at, counts=False)
