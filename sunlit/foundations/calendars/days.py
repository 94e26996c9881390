"""Working days (工作日): which days the bureau works, and why a day is off.

A day is worked when it is a make-up workday (调休上班), or a weekday that no notice gives off.
Days no notice covers yet are assumed Monday to Friday and are *provisional*: every deadline that
leans on them says so and is computed again when the notice is loaded.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext_noop as noop

from sunlit.foundations.calendars.tables import HolidayTable, shipped_tables

NATIONAL = "CN"
# Deadlines outside these years are a slip of the pen, not a matter of enforcement.
FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2099, 12, 31)
# The notice for a year may move days at the end of the December before, as those for 2007, 2012
# and 2019 did; until it is loaded, the days from here on are not settled. Held by a test.
NEXT_NOTICE_FROM = (12, 25)

MAKEUP = noop("调休上班")
WEEKDAYS = (
    noop("星期一"),
    noop("星期二"),
    noop("星期三"),
    noop("星期四"),
    noop("星期五"),
    noop("星期六"),
    noop("星期日"),
)

_BASE = FIRST_DAY.toordinal()
_SPAN = LAST_DAY.toordinal() - _BASE + 1


class Calendar:
    """The working days of a region: national holidays, overlaid with the region's own (CAL-04).

    Lookups are by table: every answer costs the same, whatever the distance. Immutable.
    """

    def __init__(
        self,
        region: str = NATIONAL,
        *,
        tables: Sequence[HolidayTable] | None = None,
        local: Sequence[HolidayTable] | None = None,
    ) -> None:
        """`tables` are the national ones, `local` those laid over them; default: as shipped."""
        national = shipped_tables(NATIONAL) if tables is None else tuple(tables)
        if local is None:
            local = () if region == NATIONAL else shipped_tables(region)
        self.region = region
        self.has_local = bool(local)
        self._notes: dict[int, str] = {}
        flags = bytearray((_BASE + offset - 1) % 7 < 5 for offset in range(_SPAN))
        for table in (*national, *local):
            self._lay(flags, table)
        self._flags = bytes(flags)
        self._workdays = [_BASE + offset for offset, worked in enumerate(flags) if worked]
        self._counts = _running_counts(flags)
        self.announced_from, self.announced_until, self.settled_until = _borders(national)

    def is_working(self, day: date) -> bool:
        """Whether the bureau works on this day."""
        return self._flags[_offset(day)] == 1

    def describe(self, day: date) -> str:
        """What kind of day it is, in Chinese: "国庆节放假", "调休上班", "星期六"."""
        return self._notes.get(day.toordinal()) or WEEKDAYS[day.weekday()]

    def is_provisional(self, day: date) -> bool:
        """Whether no notice settles this day yet, so Monday to Friday is only assumed."""
        return not self.announced_from <= day <= self.settled_until

    def workdays_through(self, day: date) -> int:
        """How many working days lie between the calendar's first day and this one, inclusive."""
        return self._counts[_offset(day)]

    def workday_at(self, index: int) -> date:
        """The working day with this running number; the inverse of `workdays_through`."""
        if not 1 <= index <= len(self._workdays):
            raise ValueError(f"日期超出日历范围（{FIRST_DAY}至{LAST_DAY}）")
        return date.fromordinal(self._workdays[index - 1])

    def next_working(self, day: date) -> date:
        """This day if worked, else the first working day after it."""
        at = bisect_left(self._workdays, day.toordinal())
        return self.workday_at(at + 1)

    def _lay(self, flags: bytearray, table: HolidayTable) -> None:
        for holiday in table.holidays:
            self._mark(flags, holiday.days(), 0, f"{holiday.name}放假")
        self._mark(flags, table.makeup_workdays, 1, MAKEUP)

    def _mark(self, flags: bytearray, days: Iterable[date], worked: int, note: str) -> None:
        for day in days:
            flags[_offset(day)] = worked
            self._notes[day.toordinal()] = note


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Working days after `first` up to and including `last`; negative when `last` is earlier."""
    return calendar.workdays_through(last) - calendar.workdays_through(first)


def _offset(day: date) -> int:
    offset = day.toordinal() - _BASE
    if not 0 <= offset < _SPAN:
        raise ValueError(f"日期{day}超出日历范围（{FIRST_DAY}至{LAST_DAY}）")
    return offset


def _running_counts(flags: bytearray) -> list[int]:
    total, counts = 0, []
    for worked in flags:
        total += worked
        counts.append(total)
    return counts


def _borders(tables: Sequence[HolidayTable]) -> tuple[date, date, date]:
    """First and last announced day, and the last day the next notice can no longer move.

    Only an unbroken run of years up to the newest counts: a gap is not announced.
    """
    years = sorted({table.year for table in tables})
    if not years:
        return LAST_DAY, FIRST_DAY, FIRST_DAY
    last = first = years[-1]
    while first - 1 in years:
        first -= 1
    month, day = NEXT_NOTICE_FROM
    return date(first, 1, 1), date(last, 12, 31), date(last, month, day - 1)
