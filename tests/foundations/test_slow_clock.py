"""The engine against a second, slow account of the law, on seeded random histories."""

import random
from datetime import date, timedelta

import pytest

from sunlit.foundations.calendars import (
    Calendar,
    Pause,
    Period,
    Unit,
    days_before,
    due,
    latest,
)
from tests.foundations import slow_clock
from tests.foundations.histories import difference, histories

SEED, IN_THE_SUITE = 20261123, 5_000


def test_both_know_the_same_working_days() -> None:
    calendar, day = Calendar(), date(2023, 6, 1)

    while day < date(2028, 1, 1):
        assert calendar.is_working(day) == slow_clock.works(day), day
        day += timedelta(days=1)


def test_five_thousand_random_histories_end_on_the_same_day() -> None:
    calendar = Calendar()

    found = [difference(one, calendar) for one in histories(SEED, IN_THE_SUITE)]

    assert [fault for fault in found if fault] == []


def test_a_planted_error_is_found() -> None:
    """The comparison is not blind: a calendar with one day wrong differs."""
    wrong = Calendar(tables=[t for t in _tables() if t.year != 2025])

    found = [difference(one, wrong) for one in histories(SEED, 500)]

    assert any(found)


def _tables() -> list:  # type: ignore[type-arg]
    from sunlit.foundations.calendars.tables import shipped_tables

    return list(shipped_tables("CN"))


@pytest.mark.parametrize("unit", list(Unit))
def test_counting_back_is_the_same_both_ways(unit: Unit) -> None:
    calendar, dice = Calendar(), random.Random(SEED)

    for _ in range(200):
        day = date(2024, 3, 1) + timedelta(days=dice.randrange(1000))
        length = dice.randint(1, 40 if unit is not Unit.YEAR else 2)
        expected = slow_clock.latest_day(day, length, unit.value)
        if unit in (Unit.MONTH, Unit.YEAR) or expected.year >= 2024:
            assert days_before(day, Period(length, unit), calendar) == expected
            assert latest(day, Period(length, unit), calendar).due_on == expected


def test_an_extension_before_the_end_is_as_if_the_law_had_given_both() -> None:
    """Without rest days in between, extending is adding."""
    calendar, start = Calendar(), date(2026, 3, 2)
    first = due(start, Period(20, Unit.WORKING_DAY), calendar).due_on
    assert first is not None

    whole = due(start, Period(30, Unit.WORKING_DAY), calendar).due_on

    assert whole == due(first, Period(10, Unit.WORKING_DAY), calendar).due_on


def test_an_open_pause_stops_the_clock_only_if_it_begins_in_time() -> None:
    calendar, period = Calendar(), Period(20, Unit.WORKING_DAY)
    late = Pause(date(2026, 10, 12), None, "鉴定")
    in_time = Pause(date(2026, 10, 10), None, "鉴定")

    assert due(date(2026, 9, 7), period, calendar, pauses=[late]).due_on == date(2026, 10, 10)
    assert due(date(2026, 9, 7), period, calendar, pauses=[in_time]).due_on is None
