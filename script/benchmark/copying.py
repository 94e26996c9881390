"""Copies of a template case (复制案件): every row new, with its own public identifier."""

import copy as shallow
import random
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from django.db.models import Model

from script.benchmark.inserting import insert
from script.benchmark.templates import Template
from sunlit.casework.models import Case, CaseClock, Todo
from sunlit.registers.parties.models import Counterparty

FULL = 50  # each so-manieth copy has its documents and evidence too
DAYS = 240  # due days are spread over so many days
Row = TypeVar("Row", bound=Model)


def copied(row: Row, **changes: Any) -> Row:
    """The row as a new one, not yet written; with a public identifier of its own if it has one."""
    new = shallow.copy(row)
    new._state = shallow.copy(row._state)
    new._state.fields_cache = dict(row._state.fields_cache)
    new.pk = None
    if hasattr(row, "public_id"):
        changes = {"public_id": uuid.uuid4()} | changes
    for name, value in changes.items():
        setattr(new, name, value)
    return new


@dataclass
class Copy:
    """A case and the template whose rows it gets. `later` moves its due days."""

    template: Template
    case: Case
    later: timedelta
    is_full: bool

    @classmethod
    def of(
        cls, number: int, template: Template, party: Counterparty, chance: random.Random
    ) -> "Copy":
        """Copy `number` of a template, against another party, under numbers of past years."""
        known, year = template.case, 2016 + number % 10
        case = copied(known, party=party)
        case.case_no = f"（示）发改案〔{year}〕{number}号" if known.case_no else ""
        case.decision_no = f"（示）发改罚〔{year}〕{number}号" if known.decision_no else ""
        later = timedelta(days=chance.randrange(DAYS))
        case.next_due_on = known.next_due_on + later if known.next_due_on else None
        return cls(template, case, later, number % FULL == 0)


def write_rows(copies: list[Copy]) -> None:
    """Everything below the cases but ledger and search index; the cases have their keys."""
    insert(copied(r, case=c.case) for c in copies for r in c.template.handlers)
    insert(copied(r, case=c.case) for c in copies for r in c.template.steps)
    insert(_later(r, c) for c in copies for r in c.template.clocks)
    insert(_later(r, c) for c in copies for r in c.template.todos)
    _write_proposals(copies)
    _write_publications(copies)
    full = [copy for copy in copies if copy.is_full]
    insert(copied(r, case=c.case) for c in full for r in c.template.documents)
    insert(copied(r, case=c.case) for c in full for r in c.template.evidence)


def _later(row: CaseClock | Todo, copy: Copy) -> Any:
    return copied(row, case=copy.case, due_on=row.due_on + copy.later if row.due_on else None)


def _write_proposals(copies: list[Copy]) -> None:
    pairs = [
        (copied(r, case=c.case), c.template.votes[r.pk])
        for c in copies
        for r in c.template.proposals
    ]
    insert(proposal for proposal, _votes in pairs)
    insert(copied(vote, proposal=p) for p, votes in pairs for vote in votes)


def _write_publications(copies: list[Copy]) -> None:
    pairs = [
        (copied(c.template.publication, case=c.case), c.template.events)
        for c in copies
        if c.template.publication
    ]
    insert(publication for publication, _events in pairs)
    insert(copied(e, publication=p) for p, events in pairs for e in events)
