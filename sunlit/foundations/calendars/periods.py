"""Periods (期限) and pauses (暂停计算): how long the law gives, and when the clock stands still.

Whether a "day" is a working day differs by law and lives in the rule that calls here
(《行政处罚法》第八十五条, 《行政许可法》第八十二条, 《行政强制法》第六十九条 …).
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import ngettext_lazy

ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a period is counted in (期间单位)."""

    WORKING_DAY = "WORKING_DAY"
    CALENDAR_DAY = "CALENDAR_DAY"
    MONTH = "MONTH"
    YEAR = "YEAR"
    HOUR = "HOUR"


_MEASURE = {
    Unit.WORKING_DAY: ngettext_lazy("%(count)d个工作日", "%(count)d个工作日", "count"),
    Unit.CALENDAR_DAY: ngettext_lazy("%(count)d日", "%(count)d日", "count"),
    Unit.MONTH: ngettext_lazy("%(count)d个月", "%(count)d个月", "count"),
    Unit.YEAR: ngettext_lazy("%(count)d年", "%(count)d年", "count"),
    Unit.HOUR: ngettext_lazy("%(count)d小时", "%(count)d小时", "count"),
}


@dataclass(frozen=True)
class Period:
    """A length of time the law gives (期限), at least one unit."""

    length: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError("期限至少为1")

    def __str__(self) -> str:
        """The length in the reader's language, e.g. 7个工作日."""
        return str(_MEASURE[self.unit] % {"count": self.length})


@dataclass(frozen=True)
class Pause:
    """Days that do not count (暂停计算), both ends included; no end while it still runs."""

    starts_on: date
    ends_on: date | None
    reason: str

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError("暂停的结束日期早于开始日期")

    def covers(self, day: date) -> bool:
        """Whether the clock stands still on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class SkippedDay(NamedTuple):
    """A day that did not count, and why."""

    day: date
    why: str


def add_months(day: date, months: int) -> date:
    """The same-numbered day so many months on, or the last day of that month (CAL-09)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def paused_on(day: date, pauses: Sequence[Pause]) -> Pause | None:
    """The pause in which this day lies, if any."""
    return next((pause for pause in pauses if pause.covers(day)), None)
