"""Bring what the public can check of credentials up to the register (更新亮证信息)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from sunlit.disclosure.credentials.models import CredentialStatement
from sunlit.disclosure.credentials.sources import statements
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.wording import in_record_language

RESTATED = register_code(
    "credentials.restated",
    fields={"changed": list[str]},
    title="更新亮证信息",
).code


def restate_credentials(*, actor: Account | None, at: datetime) -> int:
    """Write the statements that differ and return how many; nothing different, nothing written.

    Run by a job, and by the pages after each act on an officer; `actor` None is 系统. It decides
    nothing: what it writes follows from acts already taken.
    """
    with transaction.atomic(), in_record_language():
        known = {one.public_id: one for one in CredentialStatement.objects.all()}
        changed = [
            values["credential_no"]
            for values in statements(localdate(at))
            if _write(known.get(values["public_id"]), values, at)
        ]
        if changed:
            append(
                stream="lists/credentials",
                code=RESTATED,
                actor=actor,
                duty="",
                at=at,
                payload={"changed": changed},
            )
    return len(changed)


def _write(known: CredentialStatement | None, values: dict[str, Any], at: datetime) -> bool:
    if known and all(getattr(known, name) == value for name, value in values.items()):
        return False
    row = known or CredentialStatement()
    for name, value in values.items():
        setattr(row, name, value)
    row.restated_at = at
    row.save()
    return True
