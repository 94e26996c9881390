"""The calendar in force (施行中的日历): the shipped tables, and over them those the bureau adopted.

Adopted tables are rows of the database (see adoption.py); whoever reads them hands them to
`use_tables`, so that counting itself stays free of queries.
"""

import re
import threading
from collections.abc import Iterable

from django.conf import settings

from sunlit.foundations.calendars.days import NATIONAL, Calendar
from sunlit.foundations.calendars.tables import HolidayTable, shipped_tables

# First two digits of the division codes (GB/T 2260): the provinces.
PROVINCES = frozenset(
    str(code)
    for codes in ((11, 16), (21, 24), (31, 38), (41, 47), (50, 55), (61, 66), (71, 72), (81, 83))
    for code in range(*codes)
)
REGION = re.compile(r"(?:CN-?)?(\d{2}(?:\d{2}){0,2})", re.ASCII)

_lock = threading.Lock()
_adopted: tuple[HolidayTable, ...] = ()
_calendars: dict[str, Calendar] = {}


def region_code(text: str) -> str:
    """A division code as tables bear it: "CN", "CN-53", "CN-5323"; ValueError for none."""
    text = text.strip().upper()
    if text == NATIONAL:
        return NATIONAL
    match = REGION.fullmatch(text)
    if match is None or match[1][:2] not in PROVINCES:
        raise ValueError(f"“{text}”不是行政区划代码")
    digits = match[1]
    while digits.endswith("00"):
        digits = digits[:-2]
    return f"{NATIONAL}-{digits}"


def national() -> Calendar:
    """The national calendar in force."""
    return calendar_of(NATIONAL)


def bureau_calendar() -> Calendar:
    """The calendar of the bureau's own region (settings.REGION); what every case is counted by."""
    return calendar_of(region_code(settings.REGION))


def calendar_of(region: str) -> Calendar:
    """The calendar of a region (written as `region_code` does), the local days laid over."""
    with _lock:
        if region not in _calendars:
            local = [table for level in _levels(region) for table in tables_of(level)]
            _calendars[region] = Calendar(region, tables=tables_of(NATIONAL), local=local)
        return _calendars[region]


def tables_of(region: str) -> tuple[HolidayTable, ...]:
    """The tables of one region, oldest first; an adopted one stands for the shipped one."""
    by_year = {table.year: table for table in shipped_tables(region)}
    by_year |= {table.year: table for table in _adopted if table.region == region}
    return tuple(by_year[year] for year in sorted(by_year))


def calendar_with(table: HolidayTable, region: str = NATIONAL) -> Calendar:
    """The calendar as it would be with this table besides: what an adoption would change."""
    local = [one for level in _levels(region) for one in _with(tables_of(level), table, level)]
    return Calendar(region, tables=_with(tables_of(NATIONAL), table, NATIONAL), local=local)


def use_tables(tables: Iterable[HolidayTable]) -> None:
    """Lay these adopted tables over the shipped ones from now on; calendars are made anew."""
    global _adopted
    with _lock:
        wanted = tuple(tables)
        if wanted != _adopted:
            _adopted = wanted
            _calendars.clear()


def _levels(region: str) -> list[str]:
    digits = region.removeprefix(NATIONAL).removeprefix("-")
    return [f"{NATIONAL}-{digits[:end]}" for end in range(2, len(digits) + 1, 2)]


def _with(
    tables: tuple[HolidayTable, ...], table: HolidayTable, region: str
) -> tuple[HolidayTable, ...]:
    if table.region != region:
        return tables
    rest = [one for one in tables if one.year != table.year]
    return tuple(sorted([*rest, table], key=lambda one: one.year))
