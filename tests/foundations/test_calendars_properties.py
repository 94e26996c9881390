"""Deadlines against a second implementation that walks day by day and knows no tables."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.foundations.calendars import (
    Calendar,
    Due,
    Pause,
    Period,
    Unit,
    add_months,
    days_before,
    due,
    national,
    working_days_between,
)

ONE = timedelta(days=1)
starts = st.dates(date(2023, 11, 1), date(2027, 6, 30))
lengths = st.integers(1, 120)
day_units = st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY])
units = st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH])


@st.composite
def pauses(draw: st.DrawFn, *, may_run_on: bool = True) -> Pause:
    first = draw(starts)
    length = draw(st.integers(0, 60))
    if may_run_on and draw(st.integers(0, 5)) == 0:
        return Pause(first, None, "鉴定")
    return Pause(first, first + timedelta(length), "鉴定")


def walk(start: date, period: Period, calendar: Calendar, stops: list[Pause]) -> date | None:
    """The slow way: one day at a time, counting those that count."""
    left = period.length
    if period.unit is Unit.MONTH:
        left = (add_months(start, period.length) - start).days
    day = start
    for _ in range(4000):
        day += ONE
        if any(p.starts_on <= day and (p.ends_on is None or day <= p.ends_on) for p in stops):
            continue
        works = calendar.is_working(day)
        if left > 0 and (works or period.unit is not Unit.WORKING_DAY):
            left -= 1
        if left == 0 and works:
            return day
    return None


@settings(max_examples=600, deadline=None)
@given(start=starts, length=lengths, unit=units, stops=st.lists(pauses(), max_size=4))
def test_it_agrees_with_the_day_by_day_walk(
    start: date, length: int, unit: Unit, stops: list[Pause]
) -> None:
    period = Period(length if unit is not Unit.MONTH else 1 + length % 24, unit)

    result = due(start, period, national(), pauses=stops)

    assert result.due_on == walk(start, period, national(), stops)
    assert result.paused == (result.due_on is None)


@settings(deadline=None)
@given(start=starts, length=lengths, unit=units)
def test_it_never_ends_earlier_for_a_later_start(start: date, length: int, unit: Unit) -> None:
    period = Period(length if unit is not Unit.MONTH else 1 + length % 24, unit)

    earlier, later = (due(day, period, national()).due_on for day in (start, start + ONE))

    assert earlier is not None
    assert later is not None
    assert earlier <= later


@settings(deadline=None)
@given(start=starts, length=lengths, unit=units, stops=st.lists(pauses(may_run_on=False)))
def test_it_never_ends_on_a_rest_day_or_a_paused_day(
    start: date, length: int, unit: Unit, stops: list[Pause]
) -> None:
    end = due(start, Period(length, unit), national(), pauses=stops).due_on

    assert end is not None
    assert national().is_working(end)
    assert not any(pause.covers(end) for pause in stops)


@settings(deadline=None)
@given(start=starts, length=st.integers(10, 120), offset=st.integers(1, 9), stop=st.integers(1, 60))
def test_it_puts_the_end_off_by_the_days_of_a_pause(
    start: date, length: int, offset: int, stop: int
) -> None:
    first = start + timedelta(offset)
    pause = Pause(first, first + timedelta(stop - 1), "鉴定")
    period = Period(length, Unit.CALENDAR_DAY)

    plain = due(start, period, national(), roll_forward=False).due_on
    paused = due(start, period, national(), roll_forward=False, pauses=[pause]).due_on

    assert plain is not None
    assert paused == plain + timedelta(stop)


def _counted(result: Due) -> int:
    assert result.due_on is not None
    return (result.due_on - result.start).days - len(result.skipped)


@settings(deadline=None)
@given(start=starts, length=lengths, unit=day_units, stops=st.lists(pauses(may_run_on=False)))
def test_it_accounts_for_every_day_it_did_not_count(
    start: date, length: int, unit: Unit, stops: list[Pause]
) -> None:
    result = due(start, Period(length, unit), national(), pauses=stops)

    put_off = result.due_on != result.last_counted
    # A day the end was put off to is neither counted nor skipped.
    assert _counted(result) in ((length, length + 1) if put_off else (length,))
    assert result.explanation.endswith("。")
    assert result.explanation.count("。") == 1


@settings(deadline=None)
@given(day=starts, length=lengths)
def test_it_finds_the_latest_day_that_leaves_the_whole_period(day: date, length: int) -> None:
    period = Period(length, Unit.WORKING_DAY)

    latest = days_before(day, period, national())

    def left(acted: date) -> int:
        return working_days_between(acted, day - ONE, national())

    assert left(latest) >= length
    assert left(latest + ONE) < length
