"""What several acts on counterparties check and record alike."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.identifiers.codes import check_uscc
from sunlit.foundations.identifiers.masks import mask_id_number
from sunlit.foundations.identifiers.persons import check_id_number
from sunlit.foundations.ledger.encoding import Value
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal, Sentence
from sunlit.foundations.wording import too_long
from sunlit.registers.intake.rules import FieldChange
from sunlit.registers.parties.models import Counterparty, CounterpartyKind, PartyChange
from sunlit.registers.parties.rules import PARTY_LABELS

STREAM = "registers/parties"
LIMITS = {
    "name": 200,
    "legal_representative": 100,
    "address": 300,
    "phone": 40,
    "subject_category": 100,
    "credit_level": 20,
}
DUTIES = (Duty.CASE_OFFICER, Duty.REGISTRAR)


class CounterpartyRefused(Refusal):
    """A name is missing, a code is wrong, or the register has the code already."""


def duty_to_enter(actor: Account, at: datetime) -> Duty:
    """承办人 and 名录管理员 keep the register of counterparties; NotAllowed for others."""
    duty = next((duty for duty in DUTIES if holds(actor, duty, localdate(at))), None)
    if duty is None:
        raise NotAllowed(_("只有承办人或者名录管理员可以登记行政相对人。"))
    return duty


def field_faults(party: Counterparty) -> dict[str, Sentence]:
    """What is wrong with a counterparty about to be written, by field."""
    faults: dict[str, Sentence] = {}
    if party.kind not in CounterpartyKind.values:
        faults["kind"] = _("请选择相对人类别。")
    if not party.name:
        faults["name"] = _("请填写名称。")
    for column, limit in LIMITS.items():
        text = getattr(party, column)
        if fault := too_long(text, limit):
            faults[column] = fault
        elif not text.isprintable():
            faults[column] = _("含有不可见的控制字符。")
    if party.uscc and (fault := check_uscc(party.uscc) or _taken(party, "uscc")):
        faults["uscc"] = fault
    if party.identity_no:
        fault = check_id_number(party.identity_no) or _taken(party, "identity_no")
        if fault:
            faults["identity_no"] = fault
    return faults


def _taken(party: Counterparty, column: str) -> Sentence:
    """The counterparty that has the code, as a sentence; empty where nobody else has it."""
    same = Counterparty.objects.filter(**{column: getattr(party, column)}).exclude(pk=party.pk)
    other = same.first()
    if other is None:
        return ""
    return format_lazy(_("该号码已登记在“{name}”名下。"), name=other.name)


def changes_of(
    party_id: int,
    changes: Iterable[FieldChange],
    actor: Account | None,
    at: datetime,
    reason: str,
) -> list[PartyChange]:
    """The rows of history, not yet written; identity numbers masked."""
    return [
        PartyChange(
            party_id=party_id,
            changed_at=at,
            changed_by=actor,
            field=change.label,
            before=_shown(change.label, change.before),
            after=_shown(change.label, change.after),
            reason=reason[:200],
        )
        for change in changes
    ]


def _shown(label: str, text: str) -> str:
    is_identity = label == str(PARTY_LABELS["identity_no"])
    return mask_id_number(text) if is_identity and text else text


def record(
    code: str,
    party: Counterparty,
    actor: Account | None,
    duty: str,
    at: datetime,
    payload: Mapping[str, Value | None],
) -> None:
    """The one entry an act on a counterparty leaves in the ledger."""
    append(
        stream=STREAM,
        code=code,
        actor=actor,
        duty=duty,
        at=at,
        payload=payload,
        subject_kind="Counterparty",
        subject_id=str(party.pk),
        subject_title=party.name,
    )
