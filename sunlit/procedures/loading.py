"""Fill a case file from the tables, in a number of queries that does not grow with the case."""

import json
from collections import defaultdict
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localdate

from sunlit.casework.models import Case, CaseRelation, CaseStatus, Handler
from sunlit.foundations.calendars import bureau_calendar
from sunlit.procedures.case_file import (
    Approval,
    BodyFacts,
    CaseFile,
    HandlerFacts,
    ItemFacts,
    PartyFacts,
    Proposal,
    Taken,
)
from sunlit.procedures.models import ProposalVote, StepProposal, StepTaken
from sunlit.procedures.trace import register_steps
from sunlit.registers.bodies.powers import power_fault
from sunlit.registers.items.models import BasisRole
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import entitlement, with_credentials
from sunlit.registers.radar.queries import item_fault
from sunlit.rulebook.queries import rules_of
from sunlit.rulebook.schema import Procedure, Rulebook

WITH_ALL = ("item__body", "party", "section__body", "section__entrusted_to")


def read_case(**key: Any) -> Case:
    """The case with all that `load_file` reads of it (2 queries). Raises Case.DoesNotExist."""
    rows = Case.objects.select_related(*WITH_ALL).prefetch_related(
        "item__legal_bases", "section__entrusted_to__agreements"
    )
    return rows.get(**key)


def load_file(case: Case, at: datetime) -> CaseFile:
    """The case as it stands at that moment (8 to 11 queries, two more for a lead)."""
    today = localdate(at)
    rules = pinned_rules(case.rules_digest)
    taken = _taken(case)
    handlers, former = load_handlers(case, at)
    return CaseFile(
        procedure=rules.procedures[case.procedure],
        rules=rules,
        calendar=bureau_calendar(),
        today=today,
        section_code=case.section.code,
        party=_party(case),
        item=_item(case, at),
        body=_body(case, today),
        opened_by=case.opened_by_id,
        case_no=case.case_no,
        filed_on=case.filed_on,
        taken=taken,
        proposals=_open_proposals(case),
        handlers=handlers,
        former_handler_accounts=former,
        awaiting=_awaiting(case, rules.procedures[case.procedure], taken),
    )


def _awaiting(case: Case, procedure: Procedure, taken: tuple[Taken, ...]) -> tuple[int, ...]:
    """Positions of the steps whose linked case is still to be registered; asked only if any."""
    leading = [
        one.position
        for one in taken
        if (opens := procedure.step(one.step).opens) and opens.follows(one.data)
    ]
    if not leading:
        return ()
    known = set(CaseRelation.objects.filter(earlier=case).values_list("position", flat=True))
    return tuple(position for position in leading if position not in known)


@lru_cache(maxsize=32)
def pinned_rules(digest: str) -> Rulebook:
    """The rules a case pinned, with the ledger codes of their steps declared."""
    rules = rules_of(digest)
    register_steps(rules)
    return rules


def _approvals(rows: list[dict[str, Any]]) -> tuple[Approval, ...]:
    return tuple(
        Approval(
            actor_id=row["actor_id"],
            name=row["name"],
            duty=row["duty"],
            outcome=row["outcome"],
            opinion=row["opinion"],
            on=datetime.fromisoformat(row["on"]).date(),
        )
        for row in rows
    )


def _taken(case: Case) -> tuple[Taken, ...]:
    rows = StepTaken.objects.filter(case=case).select_related("actor").order_by("position")
    return tuple(
        Taken(
            position=row.position,
            step=row.step,
            on=localdate(row.taken_at),
            actor_id=row.actor_id,
            actor_name=row.actor.full_name,
            data=json.loads(row.data),
            approvals=_approvals(row.approvals),
            document_no=row.document_no,
            at=row.taken_at,
        )
        for row in rows
    )


def vote_facts(vote: ProposalVote) -> Approval:
    """A vote as the engine sees it."""
    return Approval(
        actor_id=vote.actor_id,
        name=vote.actor.full_name,
        duty=vote.duty,
        outcome=vote.outcome,
        opinion=vote.opinion,
        on=localdate(vote.voted_at),
    )


def _open_proposals(case: Case) -> tuple[Proposal, ...]:
    """Proposals neither returned, withdrawn nor fully approved."""
    rows = list(StepProposal.objects.filter(case=case).select_related("proposer").order_by("id"))
    if not rows:
        return ()
    votes: dict[int, list[Approval]] = defaultdict(list)
    for vote in ProposalVote.objects.filter(proposal__case=case).select_related("actor"):
        votes[vote.proposal_id].append(vote_facts(vote))
    procedure = rules_of(case.rules_digest).procedures[case.procedure]
    return tuple(
        Proposal(
            id=row.pk,
            step=row.step,
            proposer_id=row.proposer_id,
            proposer_name=row.proposer.full_name,
            data=json.loads(row.data),
            votes=tuple(votes[row.pk]),
            proposed_at=row.proposed_at,
        )
        for row in rows
        if _is_open(votes[row.pk], len(procedure.step(row.step).approvals))
    )


def _is_open(votes: list[Approval], needed: int) -> bool:
    return all(vote.outcome == "APPROVED" for vote in votes) and len(votes) < needed


def load_handlers(case: Case, at: datetime) -> tuple[tuple[HandlerFacts, ...], frozenset[int]]:
    """The handlers with their entitlement today, and the accounts of former ones."""
    rows = (
        Handler.objects.filter(case=case)
        .prefetch_related(Prefetch("officer", with_credentials(Officer.objects.all())))
        .order_by("id")
    )
    category = rules_of(case.rules_digest).procedures[case.procedure].item_category
    current = tuple(
        _handler(row.officer, row.role, category, at) for row in rows if row.until is None
    )
    former = {row.officer.account_id for row in rows if row.until is not None}
    return current, frozenset(account for account in former if account is not None)


def _handler(officer: Officer, role: str, category: str, at: datetime) -> HandlerFacts:
    credentials = list(officer.credentials.all())
    entitled = entitlement(officer, category, localdate(at))
    return HandlerFacts(
        officer_id=officer.pk,
        account_id=officer.account_id,
        name=officer.name,
        credential_no=credentials[-1].credential_no if credentials else "",
        role=role,
        unentitled_because="" if entitled.ok else entitled.reason,
    )


def _party(case: Case) -> PartyFacts:
    party = case.party
    return PartyFacts(
        kind=party.kind,
        name=party.name,
        code=party.uscc or party.identity_no or "",
        representative=party.legal_representative,
        address=party.address,
        phone=party.phone,
        party_id=party.pk,
    )


def _item(case: Case, at: datetime) -> ItemFacts:
    item, today = case.item, localdate(at)
    bases = list(item.legal_bases.all())
    ended = item.valid_until is not None and item.valid_until <= today
    in_force = item.valid_from <= today and not ended
    # Only what can still be filed is held against the law of the day: two queries for a lead.
    fault = item_fault(item, today) if case.status == CaseStatus.LEAD else None
    rule = rules_of(case.rules_digest).penalty_for(item.name)
    penalty = rule.basis if rule else _texts(bases, BasisRole.PENALTY)
    known = set(penalty.split("；"))
    violated = "；".join(b.raw_text for b in bases if b.raw_text not in known)
    return ItemFacts(
        code=item.code,
        name=item.name,
        violated=violated or penalty,
        penalty=penalty or violated,
        in_force=in_force and fault is None,
        why_not=fault.sentence if fault else "",
    )


def _texts(bases: list[Any], role: str) -> str:
    return "；".join(basis.raw_text for basis in bases if basis.role == role)


def _body(case: Case, today: date) -> BodyFacts:
    body, item = case.item.body, case.item
    fault = power_fault(case.section, item.category, item.code, today)
    return BodyFacts(
        name=body.name,
        mark=body.document_mark,
        address=body.address,
        hotline=body.hotline,
        reconsideration_body=body.reconsideration_body,
        court=body.court,
        powerless_because=str(fault.sentence) if fault else "",
    )
