"""Imagined cases for the walk (假想案件): a first day, answers to steps, days that go by. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sunlit.foundations.calendars import Period, Unit, due, national
from sunlit.procedures.announcing import with_served_day
from sunlit.procedures.case_file import (
    BodyFacts,
    CaseFile,
    HandlerFacts,
    ItemFacts,
    PartyFacts,
    Taken,
)
from sunlit.procedures.checking.law import Awaited
from sunlit.procedures.checking.laws import law_of
from sunlit.procedures.deadlines import party_deadline
from sunlit.procedures.fulfillment import account
from sunlit.procedures.recordings import recordings_open
from sunlit.rulebook.answers import holds
from sunlit.rulebook.schema import Field, FieldType, Procedure, Rulebook, Step

FIRST_DAY = date(2026, 3, 2)  # a Monday
AHEAD = timedelta(days=30)  # how far a date of the future lies ahead, unless a sample names it
DATED = (FieldType.DATE, FieldType.MOMENT)
EVERYTHING = "*"  # in a sample: all that is open of the money, any recording still due
ENTITLED = (
    HandlerFacts(1, 11, "承办人甲", "示例1", "LEAD"),
    HandlerFacts(2, 12, "协办人乙", "示例2", "ASSISTING"),
)
LAPSED = "执法证件已过期"


def first_file(
    rules: Rulebook,
    procedure: Procedure,
    party_kind: str = "ORGANIZATION",
    sample: Mapping[str, Any] | None = None,
) -> CaseFile:
    """A case on its first day with its first step taken, two entitled officers at hand."""
    file = CaseFile(
        procedure=procedure,
        rules=rules,
        calendar=national(),
        today=FIRST_DAY,
        section_code="示例科",
        party=PartyFacts(party_kind, "示例当事人"),
        item=ItemFacts("示例事项", "示例事项"),
        body=BodyFacts("示例机关", "示", reconsideration_body="示例政府", court="示例法院"),
        opened_by=11,
        handlers=ENTITLED,
    )
    first = procedure.steps[0]
    return taken(file, first, answers(file, first, sample or {}) or {})


def answers(file: CaseFile, step: Step, sample: Mapping[str, Any]) -> dict[str, Any] | None:
    """What a person enters: the sample, and dates for the fields it leaves open.

    None where nothing could be entered: no money of that kind open, no recording due.
    """
    data = dict(sample)
    for field in step.fields:
        value = data.get(field.name)
        if value == EVERYTHING:
            value = _everything(file, field, data)
            if not value:
                return None
            data[field.name] = value
        elif value is None and field.type in DATED and holds(field.when, data):
            day = file.today if field.not_future else file.today + AHEAD
            data[field.name] = day.isoformat()
    return with_served_day(file, data)


def _everything(file: CaseFile, field: Field, data: Mapping[str, Any]) -> Any:
    if field.type is FieldType.RECORDING:
        return next((recording.key for recording in recordings_open(file)), None)
    owed = account(file)
    return max(owed.open_of(data["covers"]), 0) if owed else None


def taken(file: CaseFile, step: Step, data: Mapping[str, Any]) -> CaseFile:
    """The case with the step taken today; a new handler brings the number of entitled back."""
    position = file.taken[-1].position + 1 if file.taken else 1
    row = Taken(position, step.code, file.today, 11, "承办人甲", data)
    replaced = "change_handler" in step.effects or data.get("result") == "GRANTED"
    handlers = ENTITLED if replaced else file.handlers
    return replace(file, taken=(*file.taken, row), handlers=handlers)


def with_lapsed_credential(file: CaseFile) -> CaseFile:
    """The case after the credential of one of its officers ran out."""
    lead, assisting = ENTITLED
    return replace(file, handlers=(lead, replace(assisting, unentitled_because=LAPSED)))


def awaited(file: CaseFile) -> list[tuple[date, str]]:
    """The days still to come that some condition waits for, with their names, nearest first."""
    if file.has(*file.procedure.ending):
        return []
    days = []
    for wait in law_of(file.procedure).awaited:
        since = file.last(wait.since)
        if since is None or file.last_after(since, *wait.ends_with):
            continue
        if not holds(wait.when, since.data):
            continue
        day = _day(file, wait, since)
        if day >= file.today:
            days.append((day, wait.name))
    return sorted(days)


def _day(file: CaseFile, wait: Awaited, since: Taken) -> date:
    """The last day of the waiting; a hearing is held on its day, so the day before it."""
    if wait.is_reached_on:
        return since.day(wait.field) - timedelta(days=1)
    day = since.day(wait.field) if wait.field else party_deadline(file, wait.clock, since)
    if wait.months_later:
        later = due(day, Period(wait.months_later, Unit.MONTH), file.calendar).due_on
        day = later or day
    return day


def on_the_day_after(file: CaseFile, day: date) -> CaseFile:
    """The same case a day after an awaited one."""
    return replace(file, today=day + timedelta(days=1))
