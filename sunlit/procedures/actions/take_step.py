"""Take a step of a procedure (办理步骤), or put it up for approval where the rules say so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.casework.models import Case
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.procedures.attempts import (
    actor_facts,
    checked_entry,
)
from sunlit.procedures.case_file import CaseFile, Proposal
from sunlit.procedures.completing import canonical, complete, stream_of
from sunlit.procedures.models import StepProposal
from sunlit.procedures.opening import is_repeated, lock, read_ahead, refuse_stale
from sunlit.procedures.projections import project
from sunlit.procedures.reviewing import next_reviewer
from sunlit.procedures.trying import refuse_self, step_to_take
from sunlit.rulebook.schema import Step


@dataclass(frozen=True)
class Outcome:
    """What became of the attempt: taken for good, put up for approval, or a repeated submit."""

    case: Case
    taken: bool = False
    proposed: bool = False
    repeated: bool = False


def take_step(
    *,
    case_id: int,
    step_code: str,
    actor: Account,
    at: datetime,
    data: Mapping[str, Any],
    expected_version: int | None = None,
    key: str = "",
) -> Outcome:
    """Check duty, order, conditions and entry, then write the step and one ledger entry.

    Raises NotAllowed (duty), StepRefused (order, condition; names the article), EntryRefused
    (fields), StalePage. The same `key` again changes nothing.
    """
    ahead, person = read_ahead(case_id, at), actor_facts(actor, at)
    with transaction.atomic():
        opened = lock(ahead, at)
        case, file = opened.case, opened.file
        if is_repeated(case, key):
            return Outcome(case, repeated=True)
        refuse_stale(case, expected_version)
        step = step_to_take(file, step_code, person)
        values = checked_entry(file, step, data)
        refuse_self(file, step, values, actor.pk)
        _assign_reviewer(file, step, values)
        if step.approvals:
            _propose(case, file, step, actor, at, values)
            return Outcome(case, proposed=True)
        complete(case=case, file=file, step=step, actor=actor, at=at, data=values)
    return Outcome(case, taken=True)


def _assign_reviewer(file: CaseFile, step: Step, values: dict[str, Any]) -> None:
    if any(field.name == "reviewer" and field.assigned for field in step.fields):
        values["reviewer"] = next_reviewer(file, step.code).pk


def _propose(
    case: Case, file: CaseFile, step: Step, actor: Account, at: datetime, values: dict[str, Any]
) -> None:
    kept = {name: value for name, value in values.items() if not name.startswith("_")}
    row = StepProposal.objects.create(
        case=case, step=step.code, proposer=actor, proposed_at=at, data=canonical(kept)
    )
    append(
        stream=stream_of(case),
        code="steps.proposed",
        actor=actor,
        duty=step.by,
        at=at,
        payload={"step": step.code, "step_name": step.name},
        subject_kind="Case",
        subject_id=str(case.public_id),
        subject_title=case.title,
    )
    proposal = Proposal(row.pk, step.code, actor.pk, actor.full_name, kept, (), at)
    project(case, _with(file, proposal), at)


def _with(file: CaseFile, proposal: Proposal) -> CaseFile:
    return replace(file, proposals=(*file.proposals, proposal))
