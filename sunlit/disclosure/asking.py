"""Ask the disclosure staff to tell readers what became of a published decision (后续处理)."""

from dataclasses import dataclass
from datetime import date, datetime

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.limits import in_record_words
from sunlit.disclosure.models import Publication, PublicationEventKind, Succession, SuccessionKind
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import Calendar, Period, Unit, due


@dataclass(frozen=True)
class Asked:
    """What is to be done: with which words, within how many working days from which event."""

    kind: SuccessionKind
    note: str
    since: date
    event: str
    within: int  # working days


def ask(
    earlier: Publication,
    asked: Asked,
    calendar: Calendar,
    *,
    actor: Account | None,
    at: datetime,
    later: Publication | None = None,
) -> Succession:
    """Write the task with its limit, and tell it in the history of the earlier publication."""
    limit = due(asked.since, Period(asked.within, Unit.WORKING_DAY), calendar, event=asked.event)
    task = Succession.objects.create(
        earlier=earlier,
        later=later,
        kind=asked.kind,
        note=asked.note,
        due_on=limit.ends_on,
        explanation=in_record_words(limit),
    )
    note_event(
        publication=earlier,
        kind=PublicationEventKind.FOLLOWED,
        actor=actor,
        duty="",
        at=at,
        note=asked.note,
    )
    return task
