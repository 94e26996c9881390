"""Add another name a counterparty is or was known by (登记别名、曾用名)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import Sentence
from sunlit.registers.names import initials_of, name_key
from sunlit.registers.parties.actions._checking import (
    CounterpartyRefused,
    duty_to_enter,
    record,
)
from sunlit.registers.parties.models import Counterparty, PartyName, PartyNameKind

ADDED = register_code(
    "parties.name_added",
    fields={"party": str, "kind": str, "name": str},
    optional={"used_from": date, "used_until": date},
    title="登记相对人别名",
).code
LONGEST = 200


def add_alias(
    *,
    actor: Account,
    at: datetime,
    party: Counterparty,
    name: str,
    kind: str = PartyNameKind.ALIAS,
    used_from: date | None = None,
    used_until: date | None = None,
    note: str = "",
) -> PartyName:
    """Enter an alias or former name with its days; 承办人 or 名录管理员 may.

    Raises CounterpartyRefused: no name, its own name, the name twice, days in the wrong order.
    """
    duty = duty_to_enter(actor, at)
    name = " ".join(name.split())
    with transaction.atomic():
        if faults := _faults(party, name, kind, used_from, used_until):
            raise CounterpartyRefused(next(iter(faults.values())), fields=faults)
        row = PartyName.objects.create(
            party=party,
            kind=kind,
            name=name,
            initials=initials_of(name),
            used_from=used_from,
            used_until=used_until,
            note=note.strip()[:LONGEST],
        )
        payload = {
            "party": party.name,
            "kind": kind,
            "name": name,
            "used_from": used_from,
            "used_until": used_until,
        }
        record(ADDED, party, actor, duty, at, payload)
    return row


def _faults(
    party: Counterparty, name: str, kind: str, used_from: date | None, used_until: date | None
) -> dict[str, Sentence]:
    faults: dict[str, Sentence] = {}
    if kind not in PartyNameKind.values:
        faults["kind"] = _("请选择是别名还是曾用名。")
    if not name or len(name) > LONGEST or not name.isprintable():
        faults["name"] = _("请填写名称，不超过二百字。")
    elif name_key(name) == name_key(party.name):
        faults["name"] = _("这就是它现在的名称。")
    elif any(name_key(name) == name_key(other.name) for other in party.names.all()):
        faults["name"] = _("这个名称已经登记。")
    if used_from and used_until and used_until < used_from:
        faults["used_until"] = _("停用日期早于启用日期。")
    return faults
