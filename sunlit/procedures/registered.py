"""What the registers say of a case on a day (名录事实): handlers, party, item, body."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from sunlit.casework.models import Case, CaseStatus
from sunlit.procedures.case_file import BodyFacts, HandlerFacts, ItemFacts, PartyFacts
from sunlit.registers.bodies.powers import power_fault
from sunlit.registers.items.models import BasisRole
from sunlit.registers.laws.resolving import LawIndex
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import entitlement
from sunlit.registers.radar.queries import item_fault
from sunlit.rulebook.queries import rules_of


def handler_facts(officer: Officer, role: str, category: str, at: datetime) -> HandlerFacts:
    """An officer on the case, and why he may not act today, if so."""
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


def party_facts(case: Case) -> PartyFacts:
    """The party as the register has it."""
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


def item_facts(case: Case, at: datetime, laws: LawIndex | None) -> ItemFacts:
    """The item with its bases; whether a case may still be filed on it."""
    item, today = case.item, localdate(at)
    bases = list(item.legal_bases.all())
    ended = item.valid_until is not None and item.valid_until <= today
    in_force = item.valid_from <= today and not ended
    # Only what can still be filed is held against the law of the day: two queries for a lead.
    fault = item_fault(item, today, laws) if case.status == CaseStatus.LEAD else None
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


def body_facts(case: Case, today: date) -> BodyFacts:
    """The body that enforces, and why it may not, if so."""
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
