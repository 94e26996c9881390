"""Compare a list of counterparties with the register: what its import would do."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sunlit.registers.intake.rules import (
    Comparison,
    FieldChange,
    Place,
    PlannedRow,
    ReadList,
    differences,
    repeated,
)
from sunlit.registers.names import name_key
from sunlit.registers.parties.models import (
    Counterparty,
    CounterpartyKind,
    PartyName,
    PartyNameKind,
)
from sunlit.registers.parties.rules import PARTY_LABELS, PartyLine, likely_kind


@dataclass(frozen=True, slots=True)
class PartyStep:
    """One row to write, with the counterparty it is about if the register knows it."""

    line: PartyLine
    party: Counterparty | None
    changes: tuple[FieldChange, ...] = ()


def compare_parties(read: ReadList[PartyLine]) -> Comparison[PartyStep]:
    """What importing a list of counterparties would do."""
    comparison = Comparison[PartyStep](read.plan())
    known, former = _known(), _former_names()
    seen: dict[str, Place] = {}
    for line in read.lines:
        if line.key in seen:
            comparison.plan.refused.append(repeated(line.place, seen[line.key], _key_column(line)))
            continue
        seen[line.key] = line.place
        _sort_in(comparison, PartyStep(line, known.get(line.key)), former)
    return comparison


def _known() -> dict[str, Counterparty]:
    """Every counterparty by code and, where it has none, by name."""
    known: dict[str, Counterparty] = {}
    for party in (
        Counterparty.objects.select_related("merged_into").order_by("pk").iterator(chunk_size=2000)
    ):
        for key in filter(None, (party.uscc, party.identity_no)):
            known[key] = party
        if not party.uscc and not party.identity_no:
            known.setdefault(name_key(party.name), party)
    return known


def _former_names() -> dict[int, set[str]]:
    """The names each counterparty bore before; a list that still has one changes nothing."""
    found: dict[int, set[str]] = {}
    rows = PartyName.objects.filter(kind=PartyNameKind.FORMER).values_list("party_id", "name")
    for party_id, name in rows:
        found.setdefault(party_id, set()).add(name_key(name))
    return found


def _key_column(line: PartyLine) -> str:
    if line.uscc:
        return str(PARTY_LABELS["uscc"])
    return str(PARTY_LABELS["identity_no" if line.identity_no else "name"])


def _sort_in(
    comparison: Comparison[PartyStep], step: PartyStep, former: dict[int, set[str]]
) -> None:
    """Put the row where it belongs: created, changed or unchanged.

    A row that was merged into another stays as it was; what is new is entered on the other.
    """
    line, plan = step.line, comparison.plan
    before = party_state(step.party) if step.party else {}
    after = _line_state(line)
    if step.party and name_key(line.name) in former.get(step.party.pk, ()):
        after["name"] = before["name"]
    changes = differences(before, after, PARTY_LABELS) if step.party else ()
    planned = PlannedRow(line.place.sheet, line.place.row, line.name, changes)
    if step.party and step.party.merged_into:
        plan.unchanged.append(replace(planned, changes=()))
        plan.notes.append(
            _("“%(name)s”已并入“%(kept)s”，本行不再单独更新")
            % {"name": line.name, "kept": step.party.merged_into.name}
        )
        return
    if step.party is None:
        plan.created.append(replace(planned, changes=()))
    elif changes:
        plan.changed.append(planned)
    else:
        plan.unchanged.append(planned)
        return
    comparison.steps.append(replace(step, changes=changes))


def _line_state(line: PartyLine) -> dict[str, str]:
    """What the line says, as text by field; only fields its list carries."""
    kind = line.kind or likely_kind(line.uscc, line.identity_no)
    state = {"name": line.name, "kind": str(CounterpartyKind(kind).label), **line.texts}
    for name, number in (("uscc", line.uscc), ("identity_no", line.identity_no)):
        if number:
            state[name] = number
    return state | {name: day.isoformat() if day else "" for name, day in line.days.items()}


def party_state(party: Counterparty) -> dict[str, str]:
    """What the register says of a counterparty, as text by field."""
    day = party.last_inspected_on
    return {
        "name": party.name,
        "kind": str(CounterpartyKind(party.kind).label),
        "uscc": party.uscc or "",
        "identity_no": party.identity_no or "",
        "legal_representative": party.legal_representative,
        "address": party.address,
        "phone": party.phone,
        "subject_category": party.subject_category,
        "credit_level": party.credit_level,
        "last_inspected_on": day.isoformat() if day else "",
        "note": party.note,
    }
