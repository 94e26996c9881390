"""Compare lists (清单比对)： two versions with each other, and a file with the draft. Pure.

`compare_rows` takes plain dicts of texts, so that it also compares published copies.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sunlit.registers.intake.matching import KnownRows
from sunlit.registers.intake.rules import (
    Comparison,
    FieldChange,
    Place,
    PlannedRow,
    ReadList,
    RefusedRow,
    differences,
    repeated,
)
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.lines import ListLine
from sunlit.registers.lists.matters import code_for
from sunlit.registers.lists.models import ListRow

Texts = Mapping[str, str]


@dataclass(frozen=True)
class RowDifference:
    """One row that differs: `changes` is empty for added and removed ones."""

    title: str
    data: Texts
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class ListDifference:
    """What makes the later list another list than the earlier one."""

    added: list[RowDifference] = field(default_factory=list)
    removed: list[RowDifference] = field(default_factory=list)
    changed: list[RowDifference] = field(default_factory=list)
    unchanged_count: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the two lists say the same."""
        return not (self.added or self.removed or self.changed)


def compare_rows(layout: Layout, before: Iterable[Texts], after: Sequence[Texts]) -> ListDifference:
    """Added, removed and changed rows, the changed ones field by field."""
    known = _known(layout, [(row, row) for row in before], after)
    labels = layout.labels
    added, changed, unchanged = [], [], 0
    for row in after:
        earlier = known.find(row.get("code", ""), layout.identity_of(row))
        if earlier is None:
            added.append(RowDifference(layout.title_of(row), row))
        elif changes := differences(earlier, _complete(layout, row), labels):
            changed.append(RowDifference(layout.title_of(row), row, changes))
        else:
            unchanged += 1
    removed = [RowDifference(layout.title_of(row), row) for row in known.left()]
    return ListDifference(added, removed, changed, unchanged)


def _complete(layout: Layout, row: Texts) -> dict[str, str]:
    """Every field of the list, empty where the row has none."""
    return {name: row.get(name, "") for name in layout.labels}


def _known(
    layout: Layout, rows: Iterable[tuple[Texts, ListRow | Texts]], listed: Iterable[Texts]
) -> KnownRows:  # type: ignore[type-arg]
    return KnownRows(
        ((data.get("code", ""), layout.identity_of(data), row) for data, row in rows),
        {data["code"] for data in listed if data.get("code")},
        is_graded=layout.is_graded,
    )


@dataclass(frozen=True)
class RowStep:
    """One row to write: its complete texts, and the row of the draft it replaces if there is one.

    Without texts the row leaves the list.
    """

    data: Texts | None
    current: ListRow | None


def compare_list(
    layout: Layout,
    read: ReadList[ListLine],
    base: Sequence[ListRow],
    empty_categories: Iterable[str] = (),
    *,
    remove_missing: bool = False,
) -> Comparison[RowStep]:
    """What importing a file would do to the list as it stands in `base`."""
    comparison = Comparison[RowStep](read.plan())
    known: KnownRows[ListRow] = _known(
        layout, [(row.data, row) for row in base], [line.data for line in read.lines]
    )
    seen: dict[tuple[str, ...], Place] = {}
    for line in read.lines:
        if refusal := _missing_field(layout, line):
            comparison.plan.refused.append(refusal)
            continue
        identity = layout.identity_of(line.data)
        current = known.find(line.data.get("code", ""), identity)
        key = _key(layout, line, current)
        if key in seen and not layout.is_graded:
            label = str(layout.column(layout.title_field).label)
            comparison.plan.refused.append(repeated(line.place, seen[key], label))
            continue
        seen[key] = line.place
        _sort_in(layout, comparison, line, current)
    _leave(comparison, known.left(), remove_missing=remove_missing)
    _declare(layout, comparison, read, base, set(empty_categories))
    return comparison


def _key(layout: Layout, line: ListLine, current: ListRow | None) -> tuple[str, ...]:
    if current is not None and not line.data.get("code"):
        return ("", str(current.pk))
    code = line.data.get("code") or code_for(layout, line.data)
    return (code,) if code else layout.identity_of(line.data)


def _missing_field(layout: Layout, line: ListLine) -> RefusedRow | None:
    """A required field the row leaves empty; columns the file lacks altogether count too."""
    for column in layout.columns:
        if column.is_required and column.name in layout.identity and not line.data.get(column.name):
            label = str(column.label)
            reason = _("缺少%(label)s") % {"label": label}
            return RefusedRow(line.place.sheet, line.place.row, label, reason)
    return None


def _sort_in(
    layout: Layout, comparison: Comparison[RowStep], line: ListLine, current: ListRow | None
) -> None:
    """Put the row where it belongs: created, changed or unchanged."""
    plan, title = comparison.plan, layout.title_of(line.data)
    place = line.place
    if current is None:
        plan.created.append(PlannedRow(place.sheet, place.row, title))
        data = dict(line.data)
        if code := code_for(layout, data):
            data["code"] = code
        comparison.steps.append(RowStep(data, None))
        return
    changes = differences(current.data, line.data, layout.labels)
    planned = PlannedRow(place.sheet, place.row, title, changes)
    if changes:
        plan.changed.append(planned)
        comparison.steps.append(RowStep({**current.data, **line.data}, current))
    else:
        plan.unchanged.append(planned)


def _leave(
    comparison: Comparison[RowStep], left: Sequence[ListRow], *, remove_missing: bool
) -> None:
    if remove_missing:
        comparison.plan.removed.extend(PlannedRow("", 0, row.title) for row in left)
        comparison.steps.extend(RowStep(None, row) for row in left)
    elif left:
        note = _("名录中另有%(count)d项不在本表中，保持不变") % {"count": len(left)}
        comparison.plan.notes.append(note)


def _declare(
    layout: Layout,
    comparison: Comparison[RowStep],
    read: ReadList[ListLine],
    base: Sequence[ListRow],
    known: set[str],
) -> None:
    """Take over "无" for categories that really have no row."""
    gone = {step.current.pk for step in comparison.steps if step.current and step.data is None}
    filled = {row.category for row in base if row.pk not in gone}
    filled |= {line.data.get(layout.grouped_by, "") for line in read.lines}
    for category in dict.fromkeys(read.empty_categories):
        if category in filled:
            note = _("“%(category)s”已有条目，表中的“无”没有采用") % {"category": category}
            comparison.plan.notes.append(note)
        elif category not in known and category in layout.category_labels:
            comparison.plan.declared.append(category)
