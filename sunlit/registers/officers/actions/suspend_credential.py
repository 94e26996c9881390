"""Suspend a credential (暂扣执法证件)."""

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
from sunlit.registers.officers.rules import CredentialFacts, is_in_term, latest_change, status_on

SUSPENDED = register_code(
    "officers.credential_suspended",
    fields={"name": str, "credential_no": str, "from_on": date, "reason": str},
    optional={"until_on": date},
    title="暂扣执法证件",
).code


def suspend_credential(
    *,
    actor: Account | None,
    at: datetime,
    credential: Credential,
    from_on: date,
    until_on: date | None,
    reason: str,
) -> CredentialChange:
    """Suspend from a day on, to the end of `until_on` or until it is resumed.

    Raises OfficerActRefused where it overlaps another suspension or lies outside the validity.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, EXIT_BASIS)
    reason = entry.reason("reason", reason)
    entry.order("until_on", from_on, until_on)
    with transaction.atomic():
        credential = locked_credential(credential)
        _check(entry, facts_of(credential), from_on)
        entry.settle()
        row = change(
            credential, ChangeKind.SUSPENDED, from_on, at, until_on=until_on, reason=reason
        )
        payload = {
            "credential_no": credential.credential_no,
            "from_on": from_on,
            "until_on": until_on,
            "reason": reason,
        }
        record(SUSPENDED, credential.officer, payload, actor=actor, duty=duty, at=at)
    return row


def _check(entry: Entry, facts: CredentialFacts, from_on: date) -> None:
    status, last = status_on(facts, from_on), latest_change(facts)
    if status != CredentialStatus.VALID:
        sentence = _("证件当天状态为“{status}”，暂扣日期不能重叠。")
        entry.refuse("from_on", format_lazy(sentence, status=status.label))
    elif last and from_on < last:
        sentence = _("暂扣日期早于最近一次变动（{day}）。")
        entry.refuse("from_on", format_lazy(sentence, day=last.isoformat()))
    elif not is_in_term(facts, from_on):
        entry.refuse("from_on", _("当天不在证件有效期内。"))
