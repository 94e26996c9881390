"""What changed between two days of a published list (清单比较): rows and their fields."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sunlit.disclosure.lists.models import PublishedEdition


@dataclass(frozen=True)
class FieldChange:
    """One field that says something else, by its Chinese label."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedRow:
    """A row on both days that changed."""

    edition: PublishedEdition
    changes: tuple[FieldChange, ...]


@dataclass
class ListChanges:
    """The rows that came, went and changed."""

    added: list[PublishedEdition] = field(default_factory=list)
    removed: list[PublishedEdition] = field(default_factory=list)
    changed: list[ChangedRow] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.removed or self.changed)


def list_changes(
    before: Iterable[PublishedEdition], after: Iterable[PublishedEdition]
) -> ListChanges:
    """Compare a list as of two days; a row is the same row by its record. Pure."""
    earlier = {edition.record_id: edition for edition in before}
    found = ListChanges()
    for edition in after:
        known = earlier.pop(edition.record_id, None)
        if known is None:
            found.added.append(edition)
        elif changes := _changes(known, edition):
            found.changed.append(ChangedRow(edition, changes))
    found.removed.extend(earlier.values())
    return found


def _changes(before: PublishedEdition, after: PublishedEdition) -> tuple[FieldChange, ...]:
    old = {one["name"]: one for one in before.fields}
    new = {one["name"]: one for one in after.fields}
    return tuple(
        FieldChange(
            label=(new.get(name) or old[name])["label"],
            before=old.get(name, {}).get("value", ""),
            after=new.get(name, {}).get("value", ""),
        )
        for name in {**old, **new}
        if old.get(name, {}).get("value", "") != new.get(name, {}).get("value", "")
    )
