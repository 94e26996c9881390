"""What is to be said of each credential of the register on a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sunlit.disclosure.credentials.models import CredentialState
from sunlit.registers.officers.models import Credential, CredentialStatus, Officer
from sunlit.registers.officers.queries import exit_facts, facts_of, with_credentials
from sunlit.registers.officers.rules import (
    CredentialFacts,
    categories_text,
    status_on,
    terms,
    verification_fault,
)

State = tuple[CredentialState, date | None, date | None]


def statements(on: date) -> Iterator[dict[str, Any]]:
    """The columns of every statement, credential by credential, in fixed queries."""
    for officer in with_credentials(Officer.objects.order_by("pk")):
        for credential in officer.credentials.all():
            yield _statement(officer, credential, on)


def _statement(officer: Officer, credential: Credential, on: date) -> dict[str, Any]:
    facts = facts_of(credential)
    state, since, until = _state(officer, facts, on)
    first, last = _term(facts, on)
    return {
        "public_id": credential.public_id,
        "credential_no": credential.credential_no,
        "name": officer.name,
        "unit": officer.unit,
        "section": officer.section.name if officer.section else "",
        "post": officer.post,
        "categories": categories_text(credential.categories),
        "area": credential.area,
        "issuer": credential.issuer,
        "valid_from": first,
        "valid_until": last,
        "state": str(state),
        "state_since": since,
        "state_until": until,
    }


def _state(officer: Officer, facts: CredentialFacts, on: date) -> State:
    """The state that weighs most: out of enforcement, taken away, not verified."""
    for left in exit_facts(officer):
        if left.holds_on(on):
            return CredentialState.EXITED, left.exited_on, None
    status = status_on(facts, on)
    if status != CredentialStatus.VALID:
        past = [one for one in facts.changes if one.kind == status and one.from_on <= on]
        since, until = (past[-1].from_on, past[-1].until_on) if past else (None, None)
        return CredentialState(status), since, until
    if verification_fault(facts, on):
        return CredentialState.UNVERIFIED, date(on.year, 1, 1), None
    return CredentialState.VALID, facts.valid_from, None


def _term(facts: CredentialFacts, on: date) -> tuple[date | None, date | None]:
    """The term of that day; between two terms the one that is over, before all the first."""
    known = terms(facts)
    begun = [term for term in known if term[0] is None or term[0] <= on]
    return (begun or known[:1])[-1]
