"""Random histories of periods (期限的经过), told to the engine and to the slow clock."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sunlit.foundations.calendars import Calendar, Pause, Period, Unit, due
from tests.foundations.slow_clock import History, last_day, provisional

FIRST, DAYS = date(2023, 11, 1), 1400
LONGEST = {"WORKING_DAY": 70, "CALENDAR_DAY": 120, "MONTH": 14, "YEAR": 5, "HOUR": 96}
REASON = "鉴定"


def histories(seed: int, number: int) -> Iterator[History]:
    """So many histories, the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(number):
        unit = dice.choice(["WORKING_DAY", "WORKING_DAY", "CALENDAR_DAY", "MONTH", "YEAR", "HOUR"])
        start = FIRST + timedelta(days=dice.randrange(DAYS))
        length = dice.randint(1, LONGEST[unit])
        yield History(start, length, unit, dice.random() < 0.7, _stops(dice, start))


def _stops(dice: random.Random, start: date) -> tuple[tuple[date, date | None], ...]:
    stops: list[tuple[date, date | None]] = []
    for _ in range(dice.choice([0, 0, 1, 1, 2, 3])):
        first = start + timedelta(days=dice.randint(-20, 120))
        is_open = dice.random() < 0.1
        stops.append((first, None if is_open else first + timedelta(days=dice.randint(0, 40))))
    return tuple(stops)


def difference(history: History, calendar: Calendar) -> str:
    """Nothing if both agree on the day and on whether it is settled, else what each says."""
    found = due(
        history.start,
        Period(history.length, Unit(history.unit)),
        calendar,
        pauses=[Pause(first, last, REASON) for first, last in history.stops],
        roll_forward=history.rolls,
    )
    expected = last_day(history)
    if found.due_on != expected:
        return f"{history}: {found.due_on}, slow clock {expected}"
    if found.provisional != provisional(history, expected):
        return f"{history}: provisional {found.provisional}"
    if found.due_on and not found.explanation.endswith("。"):
        return f"{history}: {found.explanation}"
    return ""
