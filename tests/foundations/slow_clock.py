"""Deadlines the slow way: a second account of the law, sharing nothing with the product.

It knows the days off of 2024 to 2026 from the notices as they were printed, and walks one day at a
time. No import from `sunlit`: whoever makes a mistake there does not make it here.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

OFF = """
2024-01-01 2024-02-10~17 2024-04-04~06 2024-05-01~05 2024-06-10 2024-09-15~17 2024-10-01~07
2025-01-01 2025-01-28~31 2025-02-01~04 2025-04-04~06 2025-05-01~05 2025-05-31 2025-06-01~02
2025-10-01~08
2026-01-01~03 2026-02-15~23 2026-04-04~06 2026-05-01~05 2026-06-19~21 2026-09-25~27 2026-10-01~07
"""
WORKED = """
2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
"""
SETTLED = (date(2024, 1, 1), date(2026, 12, 24))
ONE = timedelta(days=1)
LONG = 20_000  # no period walks further


@dataclass(frozen=True)
class History:
    """What happened: the event, how long the law gives, and the stretches that do not count."""

    start: date
    length: int
    unit: str
    rolls: bool = True
    stops: tuple[tuple[date, date | None], ...] = ()


def _spread(text: str) -> set[date]:
    days = set()
    for word in text.split():
        first, _, last = word.partition("~")
        day = date.fromisoformat(first)
        end = day.replace(day=int(last)) if last else day
        while day <= end:
            days.add(day)
            day += ONE
    return days


_OFF, _WORKED = _spread(OFF), _spread(WORKED)


def works(day: date) -> bool:
    """Whether the bureau works on the day."""
    if day in _WORKED:
        return True
    return day not in _OFF and day.isoweekday() <= 5


def stopped(history: History, day: date) -> bool:
    """Whether the day lies in a stretch that does not count."""
    return any(a <= day and (b is None or day <= b) for a, b in history.stops)


def last_day(history: History) -> date | None:
    """The day the period ends; None if it never does."""
    left = _days_to_count(history)
    day = history.start
    for _ in range(LONG):
        day += ONE
        if stopped(history, day):
            if _forever(history, day):
                return None
            continue
        if left > 0 and (history.unit != "WORKING_DAY" or works(day)):
            left -= 1
        if left == 0 and (works(day) or not _is_put_off(history)):
            return day
    raise AssertionError("no end in sight")


def latest_day(day: date, length: int, unit: str) -> date:
    """The last day on which an act still leaves the whole period before `day`."""
    left, walked = length, day
    if unit in ("MONTH", "YEAR"):
        return _months_on(day, -length * (12 if unit == "YEAR" else 1)) - ONE
    if unit == "HOUR":
        left = -(-length // 24)
    while left > 0:
        walked -= ONE
        if unit != "WORKING_DAY" or works(walked):
            left -= 1
    return walked - ONE


def provisional(history: History, end: date | None) -> bool:
    """Whether a notice that is still to come may move the end."""
    if end is None:
        return False
    if history.unit == "WORKING_DAY":
        return not (_settled(history.start + ONE) and _settled(end))
    if not _is_put_off(history):
        return False
    unrolled = last_day(History(history.start, history.length, history.unit, False, history.stops))
    return not (_settled(end) and unrolled is not None and _settled(unrolled))


def _settled(day: date) -> bool:
    return SETTLED[0] <= day <= SETTLED[1]


def _is_put_off(history: History) -> bool:
    return history.rolls and history.unit in ("CALENDAR_DAY", "MONTH", "YEAR")


def _forever(history: History, day: date) -> bool:
    return any(a <= day and b is None for a, b in history.stops)


def _days_to_count(history: History) -> int:
    if history.unit == "HOUR":
        return -(-history.length // 24)
    if history.unit in ("MONTH", "YEAR"):
        months = history.length * (12 if history.unit == "YEAR" else 1)
        return (_months_on(history.start, months) - history.start).days
    return history.length


def _months_on(day: date, months: int) -> date:
    year, month = day.year, day.month
    step = 1 if months > 0 else -1
    for _ in range(abs(months)):
        month += step
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))
