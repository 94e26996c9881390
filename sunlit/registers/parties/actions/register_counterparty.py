"""Enter one counterparty by hand (登记行政相对人), as when a lead names a new firm."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.identifiers.folding import normalize
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.names import initials_of
from sunlit.registers.parties.actions._checking import (
    CounterpartyRefused,
    duty_to_enter,
    field_faults,
    record,
)
from sunlit.registers.parties.models import Counterparty

REGISTERED = register_code(
    "parties.registered",
    fields={"name": str, "kind": str, "uscc": str, "identity_no": str},
    title="登记行政相对人",
).code


def register_counterparty(
    *,
    actor: Account,
    at: datetime,
    kind: str,
    name: str,
    uscc: str = "",
    identity_no: str = "",
    legal_representative: str = "",
    address: str = "",
    phone: str = "",
    subject_category: str = "",
) -> Counterparty:
    """Enter a counterparty (登记行政相对人); 承办人 or 名录管理员 may.

    Raises CounterpartyRefused with a sentence per field, NotAllowed without the duty.
    """
    duty = duty_to_enter(actor, at)
    party = Counterparty(
        kind=kind,
        name=" ".join(name.split()),
        uscc=normalize(uscc) or None,
        identity_no=normalize(identity_no) or None,
        legal_representative=legal_representative.strip(),
        address=address.strip(),
        phone=phone.strip(),
        subject_category=subject_category.strip(),
    )
    party.initials = initials_of(party.name)
    with transaction.atomic():
        if fields := field_faults(party):
            sentences = "".join(str(sentence) for sentence in fields.values())
            raise CounterpartyRefused(_("行政相对人未登记：") + sentences, fields=fields)
        party.save(force_insert=True)
        payload = {
            "name": party.name,
            "kind": party.kind,
            "uscc": party.uscc or "",
            "identity_no": party.identity_no or "",
        }
        record(REGISTERED, party, actor, duty, at, payload)
    return party
