"""What an import would do, as values: created, changed by field, unchanged, refused, skipped."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sunlit.registers.names import name_key

# Laws, sections and bodies have one row each, whichever parentheses a list types.
SPELLED_BY_REGISTER = frozenset({"bases", "sections", "section", "body"})


class UnacceptableValueError(ValueError):
    """A value of a list that cannot be taken over; the message is the Chinese reason."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in its file: sheet and line as the spreadsheet program shows them."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken over, with the column at fault and the reason in Chinese."""

    sheet: str
    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row left out on purpose: "无" declares a category empty, which is lawful content."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs, by its Chinese label."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One accepted row: what it is called and which fields would change (none for new ones)."""

    sheet: str
    row: int
    title: str
    changes: tuple[FieldChange, ...] = ()


@dataclass(slots=True)
class Plan:
    """What an import would do. `notes` tell what comes along, e.g. sections new to the register.

    `removed` rows leave the list because the file has them no more; `declared` are categories the
    file says to be empty ("无").
    """

    created: list[PlannedRow] = field(default_factory=list)
    changed: list[PlannedRow] = field(default_factory=list)
    unchanged: list[PlannedRow] = field(default_factory=list)
    removed: list[PlannedRow] = field(default_factory=list)
    declared: list[str] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        """Whether the import would change anything."""
        return bool(self.created or self.changed or self.removed or self.declared)

    def outcome(self) -> dict[str, Any]:
        """The counts and the refused rows, in the form `sunlit import --json` prints."""
        return {
            "created": len(self.created),
            "changed": len(self.changed),
            "unchanged": len(self.unchanged),
            "refused": [asdict(row) for row in self.refused],
        }

    def digest(self) -> str:
        """SHA-256 over everything the plan says: equal plans, equal digests."""
        return hashlib.sha256(
            json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()
        ).hexdigest()


Line = TypeVar("Line")
Step = TypeVar("Step")


@dataclass(frozen=True, slots=True)
class ReadList(Generic[Line]):
    """A list as read from its file: lines that can be understood, and rows that cannot."""

    lines: tuple[Line, ...]
    refused: tuple[RefusedRow, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    notes: tuple[str, ...] = ()
    empty_categories: tuple[str, ...] = ()

    def plan(self) -> Plan:
        """A plan that holds so far what reading refused and skipped."""
        return Plan(refused=list(self.refused), skipped=list(self.skipped), notes=list(self.notes))


@dataclass(slots=True)
class Comparison(Generic[Step]):
    """The plan of an import together with the rows its act will write."""

    plan: Plan
    steps: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FileSource:
    """The file a list came from."""

    name: str
    sha256: str


def differences(
    before: Mapping[str, str], after: Mapping[str, str], labels: Mapping[str, str | Promise]
) -> tuple[FieldChange, ...]:
    """The fields whose text differs. A field that the list does not carry is left as it is.

    Names that the register spells its own way (`SPELLED_BY_REGISTER`) differ only as names do.
    """
    return tuple(
        FieldChange(label=str(labels[name]), before=before.get(name, ""), after=text)
        for name, text in after.items()
        if _comparable(name, text) != _comparable(name, before.get(name, ""))
    )


def _comparable(name: str, text: str) -> str:
    """Text as it is compared; bases in any order, since some lists sort them by rank."""
    if name not in SPELLED_BY_REGISTER:
        return text
    return "\n".join(sorted(map(name_key, text.split("\n"))))


def repeated(place: Place, first: Place, column: str) -> RefusedRow:
    """Refuse the second of two rows that name the same thing."""
    if first.sheet == place.sheet:
        reason = _("与第%(row)d行重复") % {"row": first.row}
    else:
        reason = _("与工作表“%(sheet)s”第%(row)d行重复") % {"sheet": first.sheet, "row": first.row}
    return RefusedRow(place.sheet, place.row, column, reason)
