"""Write a step that may be taken (办结步骤): effects, document, row, ledger entry, projections.

Called by the acts inside their transaction, after permission and conditions were checked.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from sunlit.casework.models import Case
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.numbering.actions.issue_number import issue_number
from sunlit.procedures.case_file import Approval, CaseFile, Taken
from sunlit.procedures.conditions import GATES
from sunlit.procedures.documents import document_content, document_facts
from sunlit.procedures.effects import EFFECTS, MOVE_HANDLERS, Taking
from sunlit.procedures.loading import load_handlers
from sunlit.procedures.models import StepTaken
from sunlit.procedures.projections import index_case, project
from sunlit.procedures.trace import step_payload
from sunlit.recording.issuing import issue
from sunlit.recording.models import Document
from sunlit.rulebook.schema import Step


def canonical(data: Mapping[str, Any]) -> str:
    """Step data as the text that is stored and never re-serialized."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def stream_of(case: Case) -> str:
    """The ledger stream of a case."""
    return f"case/{case.public_id}"


def complete(
    *,
    case: Case,
    file: CaseFile,
    step: Step,
    actor: Account,
    at: datetime,
    data: Mapping[str, Any],
    approvals: Sequence[Approval] = (),
    recorder: Account | None = None,
    duty: str = "",
) -> StepTaken:
    """Take the step for good and return its row; the case's columns and lists follow.

    `actor` takes the step; `recorder` is who acts now if that is somebody else: the last approver.
    """
    kept = {name: value for name, value in data.items() if not name.startswith("_")}
    taking = Taking(case, file, step, kept, actor, at, file.today, len(file.taken) + 1)
    for name in step.effects:
        EFFECTS[name](taking)
    after = _after(taking, approvals)
    document = _document(taking, after, approvals, step.document)
    row = StepTaken.objects.create(
        case=case,
        position=taking.position,
        step=step.code,
        actor=actor,
        taken_at=at,
        data=canonical(kept),
        approvals=[_vote(approval) for approval in approvals],
        document_no=document.document_no if document else "",
    )
    after = _numbered(after, row.document_no)
    _document(taking, after, approvals, step.accompanied_by)
    _trace(taking, approvals, document, recorder or actor, duty or step.by)
    if step.decides or step.undecides:
        case.decision_no = row.document_no if step.decides else ""
    project(case, after, at)
    index_case(case, file, after)
    return row


def _trace(
    taking: Taking,
    approvals: Sequence[Approval],
    document: Document | None,
    recorder: Account,
    duty: str,
) -> None:
    """The one ledger entry of the act."""
    case, step = taking.case, taking.step
    append(
        stream=stream_of(case),
        code=step.trace,
        actor=recorder,
        duty=duty,
        at=taking.at,
        payload=step_payload(step, taking.data)
        | {
            "rules_digest": case.rules_digest,
            "taken_by": taking.actor.full_name,
            "approvals": [f"{a.duty}|{a.name}|{a.opinion}" for a in approvals] or None,
            "document_no": (document.document_no if document else "") or None,
            "document_digest": document.digest if document else None,
        },
        subject_kind="Case",
        subject_id=str(case.public_id),
        subject_title=case.title,
    )


def _after(taking: Taking, approvals: Sequence[Approval]) -> CaseFile:
    """The case file as it stands with this step taken."""
    file = taking.file
    taken = Taken(
        position=taking.position,
        step=taking.step.code,
        on=localdate(taking.at),
        actor_id=taking.actor.pk,
        actor_name=taking.actor.full_name,
        data=taking.data,
        approvals=tuple(approvals),
        at=taking.at,
    )
    opens = taking.step.opens
    leads_on = opens is not None and opens.follows(taking.data)
    after = replace(
        file,
        awaiting=(*file.awaiting, taking.position) if leads_on else file.awaiting,
        taken=(*file.taken, taken),
        proposals=tuple(p for p in file.proposals if p.step != taking.step.code),
        case_no=taking.case.case_no,
        filed_on=taking.case.filed_on,
    )
    if MOVE_HANDLERS.isdisjoint(taking.step.effects):
        return after
    handlers, former = load_handlers(taking.case, taking.at)
    return replace(after, handlers=handlers, former_handler_accounts=former)


def _numbered(file: CaseFile, number: str) -> CaseFile:
    last = replace(file.taken[-1], document_no=number)
    return replace(file, taken=(*file.taken[:-1], last))


def _document(
    taking: Taking, after: CaseFile, approvals: Sequence[Approval], form_code: str
) -> Document | None:
    """Issue the form for this step; None if the step has none or it does not apply."""
    if not form_code:
        return None
    form = after.rules.forms[form_code]
    if form.when and GATES[form.when].unmet(after):
        return None
    facts = document_facts(after, taking.step, taking.data, taking.actor)
    number = ""
    if form.number:
        number = issue_number(
            actor=taking.actor,
            at=taking.at,
            form_code=form.series or form.code,
            pattern=form.number.replace("{mark}", after.body.mark),
            year=taking.today.year,
            **taking.subject,
        ).text
    content = document_content(after, form, facts, approvals, number)
    return issue(
        case=taking.case, form=form, position=taking.position, content=content, at=taking.at
    )


def _vote(approval: Approval) -> dict[str, Any]:
    return {
        "actor_id": approval.actor_id,
        "name": approval.name,
        "duty": approval.duty,
        "outcome": approval.outcome,
        "opinion": approval.opinion,
        "on": f"{approval.on.isoformat()}T00:00:00",
    }
