"""A case as the engine sees it (案卷视图): plain values, no database, so that rules can be tested
alone.

The live engine fills it from tables (loading.py), the checker from imagined histories (checking/).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sunlit.foundations.calendars import Calendar
from sunlit.foundations.refusals import Sentence
from sunlit.rulebook.schema import Procedure, Rulebook


@dataclass(frozen=True)
class HandlerFacts:
    """A handler (承办人) and whether the credential covers the case today; "" means entitled."""

    officer_id: int
    account_id: int | None
    name: str
    credential_no: str
    role: str
    unentitled_because: str = ""


@dataclass(frozen=True)
class Approval:
    """One approver's consent on a step."""

    actor_id: int
    name: str
    duty: str
    outcome: str
    opinion: str
    on: date


@dataclass(frozen=True)
class Taken:
    """A step taken. `on` is the day it was recorded in the bureau's time zone."""

    position: int
    step: str
    on: date
    actor_id: int | None
    actor_name: str
    data: Mapping[str, Any]
    approvals: tuple[Approval, ...] = ()
    document_no: str = ""
    at: datetime | None = None

    def day(self, name: str) -> date:
        """A date field of the step's data; the day of recording if it was left out."""
        value = self.data.get(name)
        return date.fromisoformat(value[:10]) if value else self.on


@dataclass(frozen=True)
class Proposal:
    """A step put up for approval and not yet settled."""

    id: int
    step: str
    proposer_id: int
    proposer_name: str
    data: Mapping[str, Any]
    votes: tuple[Approval, ...]
    proposed_at: datetime | None = None


@dataclass(frozen=True)
class PartyFacts:
    """The party (当事人). `kind`: ORGANIZATION, INDIVIDUAL_BUSINESS or PERSON."""

    kind: str
    name: str
    code: str = ""
    representative: str = ""
    address: str = ""
    phone: str = ""
    party_id: int = 0


@dataclass(frozen=True)
class ItemFacts:
    """The item of the bureau's list the case stands on, with its bases as text."""

    code: str
    name: str
    violated: str = ""
    penalty: str = ""
    in_force: bool = True
    why_not: Sentence = ""


@dataclass(frozen=True)
class BodyFacts:
    """The enforcement body (执法主体) as documents name it.

    `powerless_because` says why the section may not act today; "" where it may.
    """

    name: str
    mark: str
    address: str = ""
    hotline: str = ""
    reconsideration_body: str = ""
    court: str = ""
    powerless_because: str = ""


@dataclass(frozen=True)
class CaseFile:
    """Everything a condition may look at.

    `today` is the bureau's day, never the machine's clock.
    """

    procedure: Procedure
    rules: Rulebook
    calendar: Calendar
    today: date
    section_code: str
    party: PartyFacts
    item: ItemFacts
    body: BodyFacts
    opened_by: int | None
    case_no: str = ""
    filed_on: date | None = None
    taken: tuple[Taken, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    handlers: tuple[HandlerFacts, ...] = ()
    former_handler_accounts: frozenset[int] = field(default_factory=frozenset)
    awaiting: tuple[int, ...] = ()  # positions of steps whose linked case is not registered yet
    # A file never changes, so what its conditions answered is kept: most are asked many times.
    answers: dict[str, Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    @cached_property
    def _latest(self) -> dict[str, Taken]:
        return {taken.step: taken for taken in self.taken}

    def last(self, *steps: str) -> Taken | None:
        """The latest taken of these steps."""
        if len(steps) == 1:
            return self._latest.get(steps[0])
        found = [self._latest[step] for step in steps if step in self._latest]
        return max(found, key=lambda taken: taken.position, default=None)

    def first(self, *steps: str) -> Taken | None:
        """The earliest taken of these steps."""
        return next((taken for taken in self.taken if taken.step in steps), None)

    def has(self, *steps: str) -> bool:
        """Whether any of these steps was taken."""
        return any(step in self._latest for step in steps)

    def all(self, *steps: str) -> Iterator[Taken]:
        """Every taken of these steps, in order."""
        return (taken for taken in self.taken if taken.step in steps)

    def last_after(self, since: Taken | None, *steps: str) -> Taken | None:
        """The latest of these steps taken after another one; None if that one is missing."""
        found = self.last(*steps)
        return found if since and found and found.position > since.position else None

    def has_step(self, code: str) -> bool:
        """Whether the case's procedure has such a step at all."""
        return any(step.code == code for step in self.procedure.steps)

    def decision(self) -> Taken | None:
        """The step that decided the case (决定), of whatever kind, unless it was taken back."""
        decided = self.last(*self.procedure.deciding)
        return None if self.last_after(decided, *self.procedure.undeciding) else decided

    def last_change(self) -> Taken | None:
        """The latest step that touched facts, evidence or draft; a passed review lapses on it."""
        return self.last(*self.procedure.changing)
