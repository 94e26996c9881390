"""Was this officer entitled on that day, and why not: whole periods at a time (执法资格历史)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sunlit.registers.bodies.models import Section
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import credential_facts, entitled_by, exit_facts
from sunlit.registers.officers.rules import CredentialFacts, ExitFacts

NEXT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both included, with one and the same answer; `reason` is empty where it is yes."""

    first: date
    last: date
    ok: bool
    reason: str


def entitlement_history(officer: Officer, category: str, first: date, last: date) -> list[Span]:
    """The answers for all days from `first` to `last` (history of 执法资格), oldest first."""
    return spans(
        officer.name, exit_facts(officer), credential_facts(officer), category, first, last
    )


def spans(
    name: str,
    exits: list[ExitFacts],
    credentials: list[CredentialFacts],
    category: str,
    first: date,
    last: date,
) -> list[Span]:
    """The same from facts at hand: asked only on days on which the answer can change."""
    days = sorted({first, *(d for d in turning_days(exits, credentials) if first < d <= last)})
    days += [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    found: list[Span] = []
    for day in sorted(set(days)):
        answer = entitled_by(name, exits, credentials, category, day)
        if found and (found[-1].ok, found[-1].reason) == (answer.ok, answer.reason):
            continue
        if found:
            found[-1] = Span(found[-1].first, day - NEXT, found[-1].ok, found[-1].reason)
        found.append(Span(day, last, answer.ok, answer.reason))
    return found


def turning_days(exits: list[ExitFacts], credentials: list[CredentialFacts]) -> Iterator[date]:
    """Days on which an answer can differ from that of the day before, besides New Year."""
    for left in exits:
        yield left.exited_on
        if left.restored_on:
            yield left.restored_on
    for facts in credentials:
        yield from facts.counts_from.values()
        ends = [facts.valid_until]
        starts = [facts.valid_from]
        for one in facts.changes:
            starts.append(one.from_on)
            ends += [one.until_on, one.term_ended_on]
        yield from (day for day in starts if day)
        yield from (day + NEXT for day in ends if day and day < date.max)


def section_on(officer: Officer, on: date) -> Section | None:
    """The section the officer belonged to that day; who was taken over from a list has one only."""
    postings = list(officer.postings.select_related("section"))
    past = [one for one in postings if one.since <= on]
    if past:
        return past[-1].section
    return postings[0].section if postings else officer.section
