"""Renew a credential for another term (换证延期)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import (
    change,
    has_left,
    locked_credential,
    record,
)
from sunlit.registers.officers.life import ChangeKind, CredentialChange
from sunlit.registers.officers.models import Credential
from sunlit.registers.officers.queries import facts_of
from sunlit.registers.officers.refusals import ISSUE_BASIS, OfficerActRefused
from sunlit.registers.officers.rules import ENDED, status_on

RENEWED = register_code(
    "officers.credential_renewed",
    fields={"name": str, "credential_no": str, "from_on": date, "until_on": date},
    title="执法证件换证延期",
).code


def renew_credential(
    *,
    actor: Account | None,
    at: datetime,
    credential: Credential,
    from_on: date,
    until_on: date,
) -> CredentialChange:
    """Add a term that begins after the old one; days between the two terms entitle to nothing."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, ISSUE_BASIS)
    entry.order("until_on", from_on, until_on)
    with transaction.atomic():
        credential = locked_credential(credential)
        ended = credential.valid_until
        if ended is None:
            entry.refuse("from_on", _("该证件长期有效，不需要延期。"))
        elif from_on <= ended:
            sentence = _("现有效期至{day}，新的有效期须自次日起，不能重叠。")
            entry.refuse("from_on", format_lazy(sentence, day=ended.isoformat()))
        if status_on(facts_of(credential), from_on) in ENDED:
            entry.refuse("from_on", _("证件已经收回或者注销，不能延期。"))
        if has_left(credential.officer, from_on):
            entry.refuse("from_on", _("该人员已经退出执法岗位。"))
        entry.settle()
        credential.valid_until = until_on
        row = change(
            credential, ChangeKind.RENEWED, from_on, at, until_on=until_on, term_ended_on=ended
        )
        payload = {
            "credential_no": credential.credential_no,
            "from_on": from_on,
            "until_on": until_on,
        }
        record(RENEWED, credential.officer, payload, actor=actor, duty=duty, at=at)
    return row
