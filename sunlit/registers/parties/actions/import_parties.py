"""Take over a list of counterparties (导入检查对象名录库), 国办发〔2015〕58号."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import localdate

from sunlit.foundations.accounts.models import Account
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.intake.recording import (
    import_transaction,
    record_import,
    require_same_plan,
)
from sunlit.registers.intake.rules import FileSource, ReadList
from sunlit.registers.names import initials_of
from sunlit.registers.parties.actions._checking import changes_of
from sunlit.registers.parties.comparing import PartyStep, compare_parties
from sunlit.registers.parties.models import (
    Counterparty,
    PartyChange,
    PartyName,
    PartyNameKind,
)
from sunlit.registers.parties.rules import PARTY_LABELS, PartyLine, likely_kind

BATCH = 500
IMPORTED = "导入检查对象名录库"
COLUMNS = [
    "kind",
    "name",
    "initials",
    "uscc",
    "identity_no",
    "legal_representative",
    "address",
    "phone",
    "subject_category",
    "credit_level",
    "last_inspected_on",
    "note",
]


def import_parties(
    *,
    read: ReadList[PartyLine],
    source: FileSource,
    actor: Account | None,
    at: datetime,
    expected: str = "",
) -> ListImport:
    """Write new and changed counterparties in batches; `actor` None is the command line."""
    with import_transaction():
        duty = require_registrar(actor, at)
        comparison = compare_parties(read)
        require_same_plan(comparison.plan, expected)
        steps = comparison.steps
        names = {step.party.pk: step.party.name for step in steps if step.party}
        parties = [_filled(step) for step in steps]
        new = [party for party, step in zip(parties, steps, strict=True) if not step.party]
        known = [party for party, step in zip(parties, steps, strict=True) if step.party]
        Counterparty.objects.bulk_create(new, batch_size=BATCH)
        Counterparty.objects.bulk_update(known, COLUMNS, batch_size=BATCH)
        _keep_history(steps, names, actor, at)
        return record_import(
            kind=ListKind.PARTIES,
            plan=comparison.plan,
            source=source,
            actor=actor,
            duty=duty,
            at=at,
        )


def _filled(step: PartyStep) -> Counterparty:
    """The row as it will be; what the list does not carry stays as it was."""
    line, party = step.line, step.party or Counterparty()
    party.kind = line.kind or likely_kind(line.uscc, line.identity_no)
    if step.party is None or any(
        change.label == str(PARTY_LABELS["name"]) for change in step.changes
    ):
        party.name, party.initials = line.name, initials_of(line.name)
    party.uscc = line.uscc or party.uscc
    party.identity_no = line.identity_no or party.identity_no
    for name, value in {**line.texts, **line.days}.items():
        setattr(party, name, value)
    return party


def _keep_history(
    steps: list[PartyStep], names: Mapping[int, str], actor: Account | None, at: datetime
) -> None:
    """The changed fields, and the names borne until now."""
    known = [(step, step.party) for step in steps if step.party]
    history = [
        change
        for step, party in known
        for change in changes_of(party.pk, step.changes, actor, at, IMPORTED)
    ]
    former = [
        PartyName(
            party=party,
            kind=PartyNameKind.FORMER,
            name=names[party.pk],
            initials=initials_of(names[party.pk]),
            used_until=localdate(at),
        )
        for _step, party in known
        if party.name != names[party.pk]
    ]
    PartyChange.objects.bulk_create(history, batch_size=BATCH)
    PartyName.objects.bulk_create(
        former,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["party", "name", "kind"],
        update_fields=["used_until"],
    )
