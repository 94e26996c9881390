"""Which days are worked: the notices as data, the overlay of a region, what is not settled yet."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from chinese_calendar import constants

from sunlit.foundations.calendars import (
    Calendar,
    Holiday,
    HolidayTable,
    national,
    parse_table,
    working_days_between,
)
from sunlit.foundations.calendars.days import NEXT_NOTICE_FROM
from sunlit.foundations.calendars.tables import shipped_tables

YEARS = (2024, 2025, 2026)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_it_agrees_with_the_independent_package_on_every_day(year: int) -> None:
    calendar = national()

    ours = [calendar.is_working(day) for day in days_of(year)]

    assert ours == [chinese_calendar.is_workday(day) for day in days_of(year)]


@pytest.mark.parametrize("table", shipped_tables("CN"), ids=lambda table: str(table.year))
def test_it_counts_the_working_days_each_notice_leaves(table: HolidayTable) -> None:
    worked = sum(national().is_working(day) for day in days_of(table.year))

    assert worked == table.working_days


@pytest.mark.parametrize("table", shipped_tables("CN"), ids=lambda table: str(table.year))
def test_it_lists_the_same_days_in_lieu(table: HolidayTable) -> None:
    ours = {day for holiday in table.holidays for day in holiday.in_lieu}

    assert ours == {day for day in constants.in_lieu_days if day.year == table.year}


def test_it_says_what_kind_of_day_it_is() -> None:
    calendar = national()

    assert calendar.describe(date(2026, 10, 3)) == "国庆节放假"
    assert calendar.describe(date(2025, 10, 6)) == "国庆节、中秋节放假"
    assert calendar.describe(date(2026, 10, 10)) == "调休上班"
    assert calendar.describe(date(2026, 11, 21)) == "星期六"
    assert calendar.describe(date(2026, 11, 23)) == "星期一"


def test_it_marks_the_year_no_notice_covers_as_provisional() -> None:
    calendar = national()

    assert calendar.announced_until == date(2026, 12, 31)
    assert not calendar.is_provisional(date(2026, 12, 24))
    assert calendar.is_provisional(date(2026, 12, 25)), "2027年的通知可能调整年末几天"
    assert calendar.is_provisional(date(2027, 1, 1))
    assert calendar.is_provisional(date(2023, 12, 29))
    assert calendar.is_working(date(2027, 1, 1)), "未公布前按星期一至星期五推算"


def test_it_settles_december_once_the_next_notice_is_loaded() -> None:
    calendar = Calendar(tables=[t for t in shipped_tables("CN") if t.year < 2026])

    assert calendar.announced_until == date(2025, 12, 31)
    assert calendar.is_provisional(date(2025, 12, 30))
    assert not national().is_provisional(date(2025, 12, 30))


def test_it_leaves_room_for_every_december_day_a_later_notice_ever_moved() -> None:
    moved = [day for day in (*constants.holidays, *constants.workdays) if day.month == 12]

    assert moved
    assert all((day.month, day.day) >= NEXT_NOTICE_FROM for day in moved)


def test_it_lays_the_holidays_of_a_region_over_the_national_ones() -> None:
    torch = HolidayTable(
        "CN-5323",
        2026,
        "某州火把节放假通知",
        None,
        "local",
        (Holiday("火把节", date(2026, 8, 6), date(2026, 8, 7)),),
        (date(2026, 8, 8),),
    )

    calendar = Calendar("CN-5323", local=[torch])

    assert calendar.describe(date(2026, 8, 6)) == "火把节放假"
    assert not calendar.is_working(date(2026, 8, 7))
    assert calendar.is_working(date(2026, 8, 8))
    assert calendar.describe(date(2026, 10, 1)) == "国庆节放假"
    assert national().is_working(date(2026, 8, 6))
    assert working_days_between(date(2026, 8, 5), date(2026, 8, 8), calendar) == 1


def test_it_refuses_a_day_far_out_of_range() -> None:
    with pytest.raises(ValueError, match="超出日历范围"):
        national().is_working(date(2126, 1, 1))


TABLE = {
    "region": "CN",
    "year": 2027,
    "title": "通知",
    "source": "x",
    "holidays": [{"name": "元旦", "days": "2027-01-01/2027-01-03"}],
    "makeup_workdays": ["2026-12-27"],
}


def test_it_reads_a_table_that_reaches_into_the_december_before() -> None:
    assert parse_table(TABLE).makeup_workdays == (date(2026, 12, 27),)


@pytest.mark.parametrize(
    "wrong",
    [
        {"holidays": [{"name": "元旦", "days": "2027-01-03/2027-01-01"}]},
        {"holidays": [{"name": "元旦", "days": "2027-01-01", "in_lieu": ["2027-01-02"]}]},
        {"holidays": [{"name": "甲", "days": "2027-05-01"}, {"name": "乙", "days": "2027-05-01"}]},
        {"holidays": [{"name": "元旦", "days": "2028-01-01"}]},
        {"holidays": [{"days": "2027-01-01"}]},
        {"makeup_workdays": ["2027-01-02"]},
        {"makeup_workdays": ["2027-13-02"]},
    ],
)
def test_it_refuses_a_table_that_contradicts_itself(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        parse_table(TABLE | wrong)
