"""Lights (期限灯): how near a deadline is, always with its word beside the color."""

from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars.days import Calendar, working_days_between
from sunlit.foundations.calendars.deadlines import Due
from sunlit.foundations.calendars.periods import Pause, paused_on

NEAR_WORKING_DAYS = 3
# A fifth of the period left.
NEAR_SHARE = 5


class Light(StrEnum):
    """The state of a deadline: 正常, 临期, 逾期 or 暂停."""

    GREEN = "GREEN"
    YELLOW = "YELLOW"
    RED = "RED"
    GREY = "GREY"

    @property
    def label(self) -> Promise:
        """The word shown beside the light."""
        return _LABELS[self]


_LABELS: dict[Light, Promise] = {
    Light.GREEN: _("正常"),
    Light.YELLOW: _("临期"),
    Light.RED: _("逾期"),
    Light.GREY: _("暂停计算"),
}


def light(due: Due, today: date, start: date, calendar: Calendar) -> Light:
    """The light of a deadline on `today`; the last day itself is still in time (yellow)."""
    if due.due_on is None or paused_on(today, due.pauses):
        return Light.GREY
    if today > due.due_on:
        return Light.RED
    if working_days_between(today, due.due_on, calendar) <= NEAR_WORKING_DAYS:
        return Light.YELLOW
    left = _running_days(today, due.due_on, due.pauses)
    whole = _running_days(start, due.due_on, due.pauses)
    return Light.YELLOW if left * NEAR_SHARE <= whole else Light.GREEN


def light_on(due_on: date, started_on: date | None, today: date, calendar: Calendar) -> Light:
    """The light of a running limit known by its days alone; without the first, the days left."""
    if today > due_on:
        return Light.RED
    if working_days_between(today, due_on, calendar) <= NEAR_WORKING_DAYS:
        return Light.YELLOW
    if started_on and (due_on - today).days * NEAR_SHARE <= (due_on - started_on).days:
        return Light.YELLOW
    return Light.GREEN


def _running_days(first: date, last: date, pauses: tuple[Pause, ...]) -> int:
    """Days after `first` up to `last` on which the clock ran."""
    total, reached = (last - first).days, first
    for pause in pauses:
        end = min(pause.ends_on or last, last)
        if end > reached and pause.starts_on <= last:
            since = max(pause.starts_on.toordinal() - 1, reached.toordinal())
            total -= end.toordinal() - since
            reached = end
    return total
