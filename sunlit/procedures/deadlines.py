"""Time limits of a case as the engine computes them (期限)."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sunlit.foundations.calendars import Calendar, Due, Pause, Period, Unit, due
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.rulebook.schema import ClockRule

ANNOUNCED = "公告期满视为送达"


def pauses_of(file: CaseFile, rule: ClockRule, start: Taken) -> tuple[Pause, ...]:
    """The pauses of a clock since it started: of the whole case (中止), or of this clock alone.

    The last may be open.
    """
    pauses: list[Pause] = []
    for taken in file.taken[start.position :]:
        step = file.procedure.step(taken.step)
        if (step.pauses and rule.pausable) or step.code == rule.paused_by:
            pauses.append(Pause(taken.on, None, f"{step.name}"))
        elif pauses and ((step.resumes and rule.pausable) or step.code == rule.resumed_by):
            started = pauses.pop()
            ends_on = max(started.starts_on, taken.on)
            pauses.append(Pause(started.starts_on, ends_on, started.reason))
    return tuple(pauses)


def counts_from_announcement(data: Mapping[str, Any]) -> bool:
    """Whether a document was served by an announcement whose thirty days are counted (公告送达)."""
    return data.get("method") == "ANNOUNCEMENT" and "announced_on" in data


def compute(file: CaseFile, rule: ClockRule, start: Taken, extra_days: int = 0) -> Due:
    """When the clock started by that step ends, with the case's pauses if the rule allows them."""
    started_on = start.day(rule.starts_from) if rule.starts_from else start.on
    is_announced = rule.starts_from == "served_on" and counts_from_announcement(start.data)
    pauses: Sequence[Pause] = pauses_of(file, rule, start)
    period = Period(rule.length + extra_days, Unit(rule.unit))
    return due(
        started_on,
        period,
        file.calendar,
        pauses=pauses,
        roll_forward=rule.rolls,
        event=ANNOUNCED if is_announced else rule.event,
    )


def party_deadline(file: CaseFile, rule: str, start: Taken) -> date:
    """The last day of a right of the party; such periods are never paused."""
    clock = file.rules.clocks[rule]
    return last_day(
        clock, start.day(clock.starts_from) if clock.starts_from else start.on, file.calendar
    )


@lru_cache(maxsize=4096)
def last_day(clock: ClockRule, started_on: date, calendar: Calendar) -> date:
    """The last day of a period that nothing pauses."""
    period = Period(clock.length, Unit(clock.unit))
    return due(started_on, period, calendar, roll_forward=clock.rolls).ends_on
