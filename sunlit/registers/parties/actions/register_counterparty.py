"""Enter one counterparty by hand (登记行政相对人), as when a lead names a new firm."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.identifiers.codes import check_uscc
from sunlit.foundations.identifiers.folding import normalize
from sunlit.foundations.identifiers.persons import check_id_number
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.registers.names import initials_of
from sunlit.registers.parties.models import Counterparty, CounterpartyKind

REGISTERED = register_code(
    "parties.registered",
    fields={"name": str, "kind": str, "uscc": str, "identity_no": str},
    title="登记行政相对人",
).code
LIMITS = {"name": 200, "legal_representative": 100, "address": 300, "phone": 40}
DUTIES = (Duty.CASE_OFFICER, Duty.REGISTRAR)


class CounterpartyRefused(Refusal):
    """A name is missing, a code is wrong, or the register has the code already."""


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
) -> Counterparty:
    """Enter a counterparty (登记行政相对人); 承办人 or 名录管理员 may.

    Raises CounterpartyRefused with a sentence per field, NotAllowed without the duty.
    """
    duty = next((duty for duty in DUTIES if holds(actor, duty, localdate(at))), None)
    if duty is None:
        raise NotAllowed(_("只有承办人或者名录管理员可以登记行政相对人。"))
    party = Counterparty(
        kind=kind,
        name=" ".join(name.split()),
        uscc=normalize(uscc) or None,
        identity_no=normalize(identity_no) or None,
        legal_representative=legal_representative.strip(),
        address=address.strip(),
        phone=phone.strip(),
    )
    party.initials = initials_of(party.name)
    with transaction.atomic():
        _check(party)
        party.save(force_insert=True)
        _record(party, actor, duty, at)
    return party


def _check(party: Counterparty) -> None:
    fields: dict[str, str] = {}
    if party.kind not in CounterpartyKind.values:
        fields["kind"] = _("请选择相对人类别。")
    if not party.name:
        fields["name"] = _("请填写名称。")
    for column, limit in LIMITS.items():
        text = getattr(party, column)
        if len(text) > limit:
            fields[column] = _("内容过长，最多%(limit)d字。") % {"limit": limit}
        elif not text.isprintable():
            fields[column] = _("含有不可见的控制字符。")
    if party.uscc and (fault := check_uscc(party.uscc) or _taken("uscc", party.uscc)):
        fields["uscc"] = fault
    number = party.identity_no
    if number and (fault := check_id_number(number) or _taken("identity_no", number)):
        fields["identity_no"] = fault
    if fields:
        raise CounterpartyRefused(_("行政相对人未登记：") + "".join(fields.values()), fields=fields)


def _taken(column: str, code: str) -> str:
    """The counterparty that has the code, as a sentence; empty where nobody has it."""
    other = Counterparty.objects.filter(**{column: code}).first()
    return _("该号码已登记在“%(name)s”名下。") % {"name": other.name} if other else ""


def _record(party: Counterparty, actor: Account, duty: str, at: datetime) -> None:
    append(
        stream="registers/parties",
        code=REGISTERED,
        actor=actor,
        duty=duty,
        at=at,
        payload={
            "name": party.name,
            "kind": party.kind,
            "uscc": party.uscc or "",
            "identity_no": party.identity_no or "",
        },
        subject_kind="Counterparty",
        subject_id=str(party.pk),
        subject_title=party.name,
    )
