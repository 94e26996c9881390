"""Give a suspended credential back (恢复执法证件)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import change, locked_credential, record
from sunlit.registers.officers.life import ChangeKind, CredentialChange
from sunlit.registers.officers.models import Credential, CredentialStatus
from sunlit.registers.officers.queries import facts_of
from sunlit.registers.officers.refusals import EXIT_BASIS, OfficerActRefused
from sunlit.registers.officers.rules import status_on

RESUMED = register_code(
    "officers.credential_resumed",
    fields={"name": str, "credential_no": str, "resumed_on": date, "reason": str},
    title="恢复执法证件",
).code


def resume_credential(
    *,
    actor: Account | None,
    at: datetime,
    credential: Credential,
    resumed_on: date,
    reason: str,
) -> CredentialChange:
    """End a suspension: valid again from that day. Raises OfficerActRefused where none holds."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, EXIT_BASIS)
    reason = entry.reason("reason", reason)
    entry.not_after("resumed_on", resumed_on, localdate(at))
    with transaction.atomic():
        credential = locked_credential(credential)
        if status_on(facts_of(credential), resumed_on) != CredentialStatus.SUSPENDED:
            entry.refuse("resumed_on", _("证件当天没有被暂扣，不需要恢复。"))
        entry.settle()
        row = change(credential, ChangeKind.RESUMED, resumed_on, at, reason=reason)
        payload = {
            "credential_no": credential.credential_no,
            "resumed_on": resumed_on,
            "reason": reason,
        }
        record(RESUMED, credential.officer, payload, actor=actor, duty=duty, at=at)
    return row
