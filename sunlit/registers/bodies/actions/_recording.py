"""The ledger entry of an act on a body."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.registers.bodies.models import EnforcementBody


def record(
    code: str,
    body: EnforcementBody,
    payload: Mapping[str, Any],
    *,
    actor: Account | None,
    duty: str,
    at: datetime,
) -> None:
    """Append the entry; the body's name stands in every payload."""
    append(
        stream="registers/bodies",
        code=code,
        actor=actor,
        duty=duty,
        at=at,
        payload={"body": body.name, **payload},
        subject_kind="EnforcementBody",
        subject_id=str(body.pk),
        subject_title=body.name,
    )
