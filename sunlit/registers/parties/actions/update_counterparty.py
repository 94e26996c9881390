"""Correct what the register says of a counterparty (变更行政相对人信息); every change stays."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.identifiers.folding import normalize
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.wording import in_record_language
from sunlit.registers.intake.rules import FieldChange, differences
from sunlit.registers.names import initials_of
from sunlit.registers.parties.actions._checking import (
    CounterpartyRefused,
    changes_of,
    duty_to_enter,
    field_faults,
    record,
)
from sunlit.registers.parties.comparing import party_state
from sunlit.registers.parties.models import (
    Counterparty,
    PartyChange,
    PartyName,
    PartyNameKind,
)
from sunlit.registers.parties.rules import PARTY_LABELS

UPDATED = register_code(
    "parties.updated",
    fields={"name": str, "reason": str, "changes": list[str]},
    title="变更行政相对人信息",
).code
TEXTS = (
    "legal_representative",
    "address",
    "phone",
    "subject_category",
    "credit_level",
    "note",
)


def update_counterparty(
    *,
    actor: Account,
    at: datetime,
    party: Counterparty,
    data: Mapping[str, str],
    last_inspected_on: date | None = None,
    reason: str,
) -> Counterparty:
    """Write the fields of `data` (columns of Counterparty as typed), 承办人 or 名录管理员 may.

    A name that changes becomes a former name (曾用名) from that day. Cases keep their own copies.
    Raises CounterpartyRefused with a sentence per field.
    """
    duty = duty_to_enter(actor, at)
    with transaction.atomic(), in_record_language():
        row = Counterparty.objects.select_for_update(of=("self",)).get(pk=party.pk)
        before, old_name = party_state(row), row.name
        _fill(row, data)
        if last_inspected_on is not None:
            row.last_inspected_on = last_inspected_on
        faults = field_faults(row)
        if not reason.strip():
            faults["reason"] = _("请写明变更原因和依据。")
        if faults:
            sentences = "".join(str(sentence) for sentence in faults.values())
            raise CounterpartyRefused(_("没有变更：") + sentences, fields=faults)
        changes = differences(before, party_state(row), PARTY_LABELS)
        if changes:
            _write(row, old_name, changes, actor, duty, at, reason)
    return row


def _fill(row: Counterparty, data: Mapping[str, str]) -> None:
    row.kind = data.get("kind", row.kind)
    row.name = " ".join(data.get("name", row.name).split())
    for name in TEXTS:
        setattr(row, name, data.get(name, getattr(row, name)).strip())
    for name in ("uscc", "identity_no"):
        if name in data:
            setattr(row, name, normalize(data[name]) or None)


def _write(
    row: Counterparty,
    old_name: str,
    changes: tuple[FieldChange, ...],
    actor: Account,
    duty: str,
    at: datetime,
    reason: str,
) -> None:
    """The row, its history, the former name, and the entry in the ledger."""
    if row.name != old_name:
        row.initials = initials_of(row.name)
        PartyName.objects.update_or_create(
            party=row,
            name=old_name,
            kind=PartyNameKind.FORMER,
            defaults={"initials": initials_of(old_name), "used_until": localdate(at)},
        )
    row.save()
    history = changes_of(row.pk, changes, actor, at, reason.strip())
    PartyChange.objects.bulk_create(history)
    payload = {
        "name": row.name,
        "reason": reason,
        "changes": [f"{one.field}：{one.before}→{one.after}" for one in history],
    }
    record(UPDATED, row, actor, duty, at, payload)
