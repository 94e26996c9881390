"""Compare a list of counterparties with the register: what its import would do."""

from dataclasses import dataclass, replace

from sunlit.registers.intake.rules import (
    Comparison,
    Place,
    PlannedRow,
    ReadList,
    differences,
    repeated,
)
from sunlit.registers.names import name_key
from sunlit.registers.parties.models import Counterparty, CounterpartyKind
from sunlit.registers.parties.rules import PARTY_LABELS, PartyLine, likely_kind


@dataclass(frozen=True, slots=True)
class PartyStep:
    """One row to write, with the counterparty it is about if the register knows it."""

    line: PartyLine
    party: Counterparty | None


def compare_parties(read: ReadList[PartyLine]) -> Comparison[PartyStep]:
    """What importing a list of counterparties would do."""
    comparison = Comparison[PartyStep](read.plan())
    known = _known()
    seen: dict[str, Place] = {}
    for line in read.lines:
        if line.key in seen:
            comparison.plan.refused.append(repeated(line.place, seen[line.key], _key_column(line)))
            continue
        seen[line.key] = line.place
        _sort_in(comparison, PartyStep(line, known.get(line.key)))
    return comparison


def _known() -> dict[str, Counterparty]:
    """Every counterparty by code and, where it has none, by name."""
    known: dict[str, Counterparty] = {}
    for party in Counterparty.objects.order_by("pk").iterator(chunk_size=2000):
        for key in filter(None, (party.uscc, party.identity_no)):
            known[key] = party
        if not party.uscc and not party.identity_no:
            known.setdefault(name_key(party.name), party)
    return known


def _key_column(line: PartyLine) -> str:
    if line.uscc:
        return str(PARTY_LABELS["uscc"])
    return str(PARTY_LABELS["identity_no" if line.identity_no else "name"])


def _sort_in(comparison: Comparison[PartyStep], step: PartyStep) -> None:
    """Put the row where it belongs: created, changed or unchanged."""
    line, plan = step.line, comparison.plan
    before = party_state(step.party) if step.party else {}
    changes = differences(before, _line_state(line), PARTY_LABELS) if step.party else ()
    planned = PlannedRow(line.place.sheet, line.place.row, line.name, changes)
    if step.party is None:
        plan.created.append(replace(planned, changes=()))
    elif changes:
        plan.changed.append(planned)
    else:
        plan.unchanged.append(planned)
        return
    comparison.steps.append(step)


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
