"""Take a credential back or cancel it (收回、注销执法证件)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
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
from sunlit.registers.officers.rules import ENDED, latest_change, status_on

CANCELED = register_code(
    "officers.credential_canceled",
    fields={
        "name": str,
        "credential_no": str,
        "kind": str,
        "canceled_on": date,
        "reason": str,
    },
    title="收回、注销执法证件",
).code


def cancel_credential(
    *,
    actor: Account | None,
    at: datetime,
    credential: Credential,
    kind: str,
    canceled_on: date,
    reason: str,
) -> CredentialChange:
    """Withdraw (WITHDRAWN) or cancel (CANCELED) for good from that day.

    A credential withdrawn may still be canceled. Raises OfficerActRefused, NotAllowed.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, EXIT_BASIS)
    reason = entry.reason("reason", reason)
    if kind not in ENDED:
        entry.refuse("kind", _("请选择收回或者注销。"))
    with transaction.atomic():
        credential = locked_credential(credential)
        facts = facts_of(credential)
        status, last = status_on(facts, canceled_on), latest_change(facts)
        if status == CredentialStatus.CANCELED or status == kind:
            entry.refuse("canceled_on", format_lazy(_("证件已经{status}。"), status=status.label))
        elif last and canceled_on < last:
            sentence = _("日期早于最近一次变动（{day}）。")
            entry.refuse("canceled_on", format_lazy(sentence, day=last.isoformat()))
        entry.settle()
        row = change(credential, ChangeKind(kind), canceled_on, at, reason=reason)
        payload = {
            "credential_no": credential.credential_no,
            "kind": kind,
            "canceled_on": canceled_on,
            "reason": reason,
        }
        record(CANCELED, credential.officer, payload, actor=actor, duty=duty, at=at)
    return row
