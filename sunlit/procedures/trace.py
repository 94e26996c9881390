"""Ledger schemas of steps (留痕): each field of a step form is committed on its own, typed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.encoding import Fen
from sunlit.foundations.ledger.encoding import FieldType as Kind
from sunlit.rulebook.schema import Field, FieldType, Rulebook, Step

KINDS: dict[FieldType, Kind] = {
    FieldType.DATE: date,
    FieldType.MOMENT: datetime,
    FieldType.YUAN: Fen,
    FieldType.INTEGER: int,
    FieldType.CHOICES: list[str],
    FieldType.CONFIRM: bool,
    FieldType.OFFICER: int,
    FieldType.ACCOUNT: int,
    FieldType.FACTORS: list[str],
    FieldType.TEN_POINTS: list[str],
}
PROPOSAL = {"step": str, "step_name": str}

register_code("steps.proposed", title="送审批", fields=PROPOSAL)
register_code("steps.approved", title="审批同意", fields={**PROPOSAL, "opinion": str})
register_code("steps.returned", title="审批退回", fields={**PROPOSAL, "opinion": str})
register_code("steps.withdrawn", title="撤回送审批", fields=PROPOSAL)


def register_steps(rules: Rulebook) -> None:
    """Declare the ledger code of every step of every procedure; declared twice is harmless."""
    for procedure in rules.procedures.values():
        for step in procedure.steps:
            register_code(
                step.trace,
                title=step.name,
                version=step.form_version,
                fields={"step": str, "rules_digest": str, "taken_by": str},
                optional={
                    "approvals": list[str],
                    "document_no": str,
                    "document_digest": str,
                    **{f"data_{f.name}": KINDS.get(f.type, str) for f in step.fields},
                },
            )


def step_payload(step: Step, data: Mapping[str, Any]) -> dict[str, Any]:
    """The step's own fields as ledger payload."""
    fields = {f"data_{f.name}": _value(f, data[f.name]) for f in step.fields if f.name in data}
    return {"step": step.code, **fields}


def _value(field: Field, value: Any) -> Any:
    match field.type:
        case FieldType.DATE:
            return date.fromisoformat(value)
        case FieldType.MOMENT:
            return datetime.fromisoformat(value)
        case FieldType.YUAN:
            return Fen(value)
        case FieldType.FACTORS:
            return [_factor(row) for row in value]
        case FieldType.TEN_POINTS:
            return [_point(point) for point in value]
    return value


def _point(point: Mapping[str, Any]) -> str:
    """A point of a review: number, conclusion, reason, and what it refers to."""
    names = ("no", "conclusion", "reason", "reference", "title", "place")
    return "|".join(str(point.get(name, "")) for name in names)


def _factor(row: Mapping[str, Any]) -> str:
    """A factor of discretion: name, value, and the evidence it rests on."""
    return "|".join(str(row.get(name, "")) for name in ("name", "value", "evidence", "title"))
