"""Deadlines (期间届满): the day a statutory time limit ends, and one sentence saying why.

The starting day is not counted (《民事诉讼法》第八十五条第二款). A period in calendar days, months
or years whose last day is a 法定休假日 ends on the first working day after it; 法定休假日 covers
weekends as well as festivals, but not a weekend day that is worked in exchange (调休上班). Months
end on the same-numbered day, or the last of the month (《民法典》第二百零二条).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from sunlit.foundations.calendars.days import Calendar
from sunlit.foundations.calendars.explanations import explain, skipped_days
from sunlit.foundations.calendars.periods import (
    ONE_DAY,
    Pause,
    Period,
    SkippedDay,
    Unit,
    add_months,
    paused_on,
)


@dataclass(frozen=True)
class Due:
    """When a period ends (届满日).

    `due_on` is None while a pause without an end stops the clock (`paused`). `first_day` is the
    first day that counts. `provisional`: a later holiday notice may still move `due_on`.
    `skipped` and `explanation` are worked out when first read: lists of cases need neither.
    """

    due_on: date | None
    provisional: bool
    paused: bool
    first_day: date
    start: date
    period: Period
    event: str
    # The day the count itself ended on, before it was put off for a rest day.
    last_counted: date | None
    pauses: tuple[Pause, ...] = ()
    calendar: Calendar = field(repr=False, compare=False, kw_only=True)

    @property
    def ends_on(self) -> date:
        """`due_on` of a period that nothing pauses. Raises ValueError while something does."""
        if self.due_on is None:
            raise ValueError("A pause without an end stops this period.")
        return self.due_on

    @cached_property
    def skipped(self) -> tuple[SkippedDay, ...]:
        """Every day after the start that did not count, in order, with the reason."""
        return skipped_days(self)

    @cached_property
    def explanation(self) -> str:
        """One Chinese sentence: from when, what was skipped and why, when it ends."""
        return explain(self)


def due(
    start: date,
    period: Period,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
    roll_forward: bool = True,
    event: str = "起算日",
) -> Due:
    """The day on which `period`, set off by `event` on `start`, ends (期间届满).

    A month or year is taken as the days up to its same-numbered end, and a pause puts that end
    off by the days it holds. Hours are given as the latest day they can end on and are never put
    off for a rest day: a limit in hours runs day and night. For the moment see `due_moment`.
    """
    stops = tuple(sorted(pauses, key=lambda pause: pause.starts_on))
    count = _Count.working(calendar) if period.unit is Unit.WORKING_DAY else _Count.plain()
    first = count.after(start, 1, stops) or start + ONE_DAY
    last = count.after(start, _length(start, period), stops)
    end = last
    rolls = roll_forward and period.unit not in (Unit.WORKING_DAY, Unit.HOUR)
    if last is not None and rolls:
        end = _put_off(last, calendar, stops)
    return Due(
        due_on=end,
        provisional=end is not None and _is_provisional(start, end, last, period, rolls, calendar),
        paused=end is None,
        first_day=first,
        start=start,
        period=period,
        event=event,
        last_counted=last,
        pauses=stops,
        calendar=calendar,
    )


def due_moment(start: datetime, period: Period) -> datetime:
    """The moment a period in hours ends, counted from the hour itself (《民法典》第二百零一条)."""
    if period.unit is not Unit.HOUR:
        raise ValueError("只有按小时计算的期限才有届满时刻")
    return start + timedelta(hours=period.length)


@dataclass(frozen=True)
class _Count:
    """A way to number days, so that one walk over the pauses serves every unit."""

    number: Callable[[date], int]
    day: Callable[[int], date]

    @staticmethod
    def working(calendar: Calendar) -> "_Count":
        return _Count(calendar.workdays_through, calendar.workday_at)

    @staticmethod
    def plain() -> "_Count":
        return _PLAIN

    def after(self, start: date, length: int, pauses: Sequence[Pause]) -> date | None:
        """The `length`-th counted day after `start`; None when a pause without end comes first."""
        target = self.number(start) + length
        last, reached = self.day(target), start
        for pause in pauses:
            if pause.starts_on > last:
                break
            if pause.ends_on is None:
                return None
            if pause.ends_on > reached:
                # Overlapping pauses stop the clock once: only days past the last one reached.
                since = max(pause.starts_on - ONE_DAY, reached)
                target += self.number(pause.ends_on) - self.number(since)
                last, reached = self.day(target), pause.ends_on
        return last


_PLAIN = _Count(date.toordinal, date.fromordinal)


def _length(start: date, period: Period) -> int:
    if period.unit is Unit.HOUR:
        return -(-period.length // 24)
    if period.unit in (Unit.MONTH, Unit.YEAR):
        months = period.length * (12 if period.unit is Unit.YEAR else 1)
        return (add_months(start, months) - start).days
    return period.length


def _put_off(day: date, calendar: Calendar, pauses: Sequence[Pause]) -> date | None:
    """The first working day from `day` on when the clock runs; None if it never runs again."""
    while True:
        day = calendar.next_working(day)
        pause = paused_on(day, pauses)
        if pause is None:
            return day
        if pause.ends_on is None:
            return None
        day = pause.ends_on + ONE_DAY


def _is_provisional(
    start: date, end: date, last: date | None, period: Period, rolls: bool, calendar: Calendar
) -> bool:
    if period.unit is Unit.WORKING_DAY:
        return calendar.is_provisional(start + ONE_DAY) or calendar.is_provisional(end)
    # Only the choice to put the last day off leans on the calendar, not the count itself.
    return rolls and (calendar.is_provisional(end) or calendar.is_provisional(last or end))
