"""Lights (期限灯) for lists, from the clocks stored with each case.

The case page computes its own.
"""

from datetime import date

from django.db.models import Prefetch, QuerySet

from sunlit.casework.models import Case, CaseClock, ClockState
from sunlit.foundations.calendars import Light, bureau_calendar, light_on


def light_of(due_on: date, started_on: date | None, today: date) -> Light:
    """The light of a running time limit; without its first day only the days left decide."""
    return light_on(due_on, started_on, today, bureau_calendar())


def with_running_clocks(lookup: str = "clocks") -> "Prefetch[str, QuerySet[CaseClock], str]":
    """Prefetch the running clocks of cases for `case_light`, in one query for the page."""
    running = CaseClock.objects.filter(state=ClockState.RUNNING, due_on__isnull=False)
    return Prefetch(lookup, queryset=running, to_attr="running_clocks")


def case_light(case: Case, today: date) -> Light | None:
    """The light of the nearest time limit of a case (最近期限); None where nothing runs."""
    if case.next_due_on is None:
        return None
    running: list[CaseClock] = getattr(case, "running_clocks", [])
    starts = [clock.started_on for clock in running if clock.due_on == case.next_due_on]
    return light_of(case.next_due_on, min(starts, default=None), today)
