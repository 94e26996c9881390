"""What the acts on officers share: the locked rows and the one ledger entry."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.registers.officers.life import ChangeKind, CredentialChange
from sunlit.registers.officers.models import Credential, Officer
from sunlit.registers.officers.queries import facts_of, standing_exits
from sunlit.registers.officers.rules import status_on

STREAM = "registers/officers"


def locked(officer: Officer) -> Officer:
    """The officer's row, held until the act ends: two acts on one person follow each other."""
    return Officer.objects.select_for_update().get(pk=officer.pk)


def locked_credential(credential: Credential) -> Credential:
    """The credential with its officer's row held."""
    locked(Officer(pk=credential.officer_id))
    return Credential.objects.select_related("officer").get(pk=credential.pk)


def has_left(officer: Officer, on: date) -> bool:
    """Whether the officer is out of enforcement that day."""
    return standing_exits(on).filter(officer=officer).exists()


def change(
    credential: Credential,
    kind: ChangeKind,
    from_on: date,
    at: datetime,
    *,
    until_on: date | None = None,
    term_ended_on: date | None = None,
    reason: str = "",
) -> CredentialChange:
    """Write a dated change, and bring the status kept for lists to what holds today."""
    row = CredentialChange.objects.create(
        credential=credential,
        kind=kind,
        from_on=from_on,
        until_on=until_on,
        term_ended_on=term_ended_on,
        reason=reason,
    )
    fresh = Credential.objects.get(pk=credential.pk)
    credential.status = status_on(facts_of(fresh), localdate(at))
    credential.save(update_fields=["status", "valid_until"])
    return row


def record(
    code: str,
    officer: Officer,
    payload: Mapping[str, Any],
    *,
    actor: Account | None,
    duty: str,
    at: datetime,
) -> None:
    """The ledger entry of an act on an officer; the name stands in every payload."""
    append(
        stream=STREAM,
        code=code,
        actor=actor,
        duty=duty,
        at=at,
        payload={"name": officer.name, **payload},
        subject_kind="Officer",
        subject_id=str(officer.pk),
        subject_title=officer.name,
    )
