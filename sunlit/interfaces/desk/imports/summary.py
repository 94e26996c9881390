"""What a preview shows of a plan (导入预览): counts, the first rows of each group, all refusals.

Small enough to be kept as JSON, so that a large file is read once, in the background.
"""

from dataclasses import asdict, dataclass
from typing import Any

from sunlit.registers.intake.rules import FieldChange, Plan, PlannedRow, RefusedRow, SkippedRow

SHOWN_ROWS = 200


@dataclass(frozen=True)
class Group:
    """Rows with one fate: how many, and the first of them."""

    count: int
    rows: list[PlannedRow]


@dataclass(frozen=True)
class PlanSummary:
    """A plan as its preview shows it; `digest` is the whole plan's."""

    created: Group
    changed: Group
    unchanged: Group
    removed: Group
    declared: list[str]
    refused: list[RefusedRow]
    skipped: list[SkippedRow]
    notes: list[str]
    writes: bool
    digest: str


def summary_of(plan: Plan) -> PlanSummary:
    """The summary of a plan."""
    created, changed, unchanged, removed = (
        Group(len(rows), rows[:SHOWN_ROWS])
        for rows in (plan.created, plan.changed, plan.unchanged, plan.removed)
    )
    return PlanSummary(
        created,
        changed,
        unchanged,
        removed,
        plan.declared,
        plan.refused,
        plan.skipped,
        plan.notes,
        plan.writes,
        plan.digest(),
    )


def to_plain(summary: PlanSummary) -> dict[str, Any]:
    """The summary as JSON takes it."""
    return asdict(summary)


def from_plain(data: dict[str, Any]) -> PlanSummary:
    """The summary back from `to_plain`."""
    groups = {
        name: Group(data[name]["count"], [_row(row) for row in data[name]["rows"]])
        for name in ("created", "changed", "unchanged", "removed")
    }
    return PlanSummary(
        **groups,
        declared=data["declared"],
        refused=[RefusedRow(**row) for row in data["refused"]],
        skipped=[SkippedRow(**row) for row in data["skipped"]],
        notes=data["notes"],
        writes=data["writes"],
        digest=data["digest"],
    )


def _row(data: dict[str, Any]) -> PlannedRow:
    changes = tuple(FieldChange(**change) for change in data["changes"])
    return PlannedRow(data["sheet"], data["row"], data["title"], changes)
