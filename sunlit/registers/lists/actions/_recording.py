"""The ledger entry of an act on a version of a list."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.registers.lists.models import ListVersion


def record(
    code: str,
    version: ListVersion,
    payload: Mapping[str, Any],
    *,
    actor: Account | None,
    duty: str,
    at: datetime,
) -> None:
    """Append the entry; the list and the number of its version stand in every payload."""
    append(
        stream=f"registers/{version.kind.lower()}",
        code=code,
        actor=actor,
        duty=duty,
        at=at,
        payload={"list_kind": str(version.kind), "number": version.number, **payload},
        subject_kind="registers.list_version",
        subject_id=str(version.pk),
        subject_title=str(version),
    )
