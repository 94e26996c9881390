"""Holiday tables (节假日安排): the yearly notice of the State Council, as dated data.

One file per region and year in `data/`. The region CN is the national arrangement; a region of an
ethnic-minority area may add its own holidays (《全国年节及纪念日放假办法》第四条) in a file of its
own, which is laid over the national one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

FESTIVALS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Holiday:
    """A block of days off (放假): its name, first and last day, and the days off in lieu (调休)."""

    name: str
    first: date
    last: date
    in_lieu: tuple[date, ...] = ()

    def days(self) -> Iterator[date]:
        """Every day of the block, both ends included."""
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=offset)


@dataclass(frozen=True)
class HolidayTable:
    """The arrangement of one region for one year (节假日安排)."""

    region: str
    year: int
    title: str
    notice_no: str | None
    source: str
    holidays: tuple[Holiday, ...]
    makeup_workdays: tuple[date, ...]
    working_days: int | None = None


def parse_table(data: Mapping[str, Any]) -> HolidayTable:
    """A table from its YAML mapping; a malformed one raises ValueError with the place."""
    try:
        table = HolidayTable(
            region=str(data["region"]),
            year=int(data["year"]),
            title=str(data["title"]),
            notice_no=data.get("notice_no"),
            source=str(data["source"]),
            holidays=tuple(_holiday(entry) for entry in data["holidays"]),
            makeup_workdays=tuple(_day(day) for day in data.get("makeup_workdays") or ()),
            working_days=data.get("working_days"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"节假日安排数据有误：{error}") from error
    _check(table)
    return table


def read_table(path: Path) -> HolidayTable:
    """A table from its file."""
    return parse_table(yaml.safe_load(path.read_text(encoding="utf-8")))


def shipped_tables(region: str) -> tuple[HolidayTable, ...]:
    """The tables shipped for a region, oldest first; an unknown region has none."""
    paths = DATA.glob(f"{region}-[0-9][0-9][0-9][0-9].yaml")
    return tuple(read_table(path) for path in sorted(paths))


def _holiday(entry: Mapping[str, Any]) -> Holiday:
    first, _, last = str(entry["days"]).partition("/")
    in_lieu = tuple(_day(day) for day in entry.get("in_lieu") or ())
    return Holiday(str(entry["name"]), _day(first), _day(last or first), in_lieu)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _check(table: HolidayTable) -> None:
    """Refuse a table that contradicts itself; a wrong holiday shifts every deadline of a bureau."""
    off: set[date] = set()
    for holiday in table.holidays:
        days = set(holiday.days())
        if not days or not days.issuperset(holiday.in_lieu):
            raise ValueError(f"{table.year}年{holiday.name}起止日期有误")
        if off & days:
            raise ValueError(f"{table.year}年{holiday.name}与其他假日重复")
        off |= days
    if off & set(table.makeup_workdays):
        raise ValueError(f"{table.year}年调休上班日同时列为放假日")
    # A New Year block may begin in the December before; nothing else leaves its year.
    for day in off | set(table.makeup_workdays):
        if day.year != table.year and (day.year, day.month) != (table.year - 1, 12):
            raise ValueError(f"{day}不属于{table.year}年")
