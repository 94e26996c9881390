"""The lists that can be imported, by kind: read the file, say what would be done, do it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.clock import now
from sunlit.interfaces.exchange import bodies, officers, parties
from sunlit.interfaces.exchange.layout_lists import read_layout, vocabulary_of
from sunlit.interfaces.exchange.mapping import FoundColumn, found_columns, renamed
from sunlit.interfaces.exchange.matters import (
    ITEM_VOCABULARY,
    POWER_VOCABULARY,
    read_items,
    read_powers,
)
from sunlit.interfaces.exchange.reading import Sheet, read_sheets
from sunlit.interfaces.exchange.recognizing import refuse_other_list
from sunlit.interfaces.exchange.tables import Vocabulary
from sunlit.registers.bodies.actions.import_bodies import import_bodies
from sunlit.registers.bodies.comparing import compare_bodies
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.queries import learned_columns
from sunlit.registers.intake.rules import Comparison, FileSource, Plan, ReadList
from sunlit.registers.items.rules import MatterLine
from sunlit.registers.lists.actions.import_list import import_list
from sunlit.registers.lists.baseline import comparison_now
from sunlit.registers.lists.layouts import LAYOUTS
from sunlit.registers.lists.lines import ListLine
from sunlit.registers.lists.matters import listed
from sunlit.registers.officers.actions.import_officers import import_officers
from sunlit.registers.officers.comparing import compare_officers
from sunlit.registers.parties.actions.import_parties import import_parties
from sunlit.registers.parties.comparing import compare_parties

Line = TypeVar("Line")
Step = TypeVar("Step")


class _Act(Protocol[Line]):
    def __call__(
        self,
        *,
        read: ReadList[Line],
        source: FileSource,
        actor: Account | None,
        at: datetime,
        expected: str = "",
    ) -> ListImport: ...


@dataclass(frozen=True)
class PreparedImport:
    """A file that could be read: what its import would do now, and the act that does it.

    `accept(actor, at, expected)` refuses if the plan is no longer the one with that digest.
    """

    kind: ListKind
    source: FileSource
    plan: Callable[[], Plan]
    accept: Callable[[Account | None, datetime, str], ListImport]


def prepare_import(
    kind: ListKind,
    data: bytes,
    name: str,
    *,
    remove_missing: bool = False,
    is_confirmed: bool = False,
) -> PreparedImport:
    """Read a file as a list of this kind; UnreadableFileError if it is none.

    OtherListError if it looks like another list and nobody `is_confirmed` that it is this one.
    `remove_missing` takes rows the file lacks off a list that is kept in versions.
    """
    source = FileSource(name, hashlib.sha256(data).hexdigest())
    sheets = read_sheets(data, name)
    if not is_confirmed:
        refuse_other_list(kind, sheets)
    sheets = renamed(sheets, vocabulary_for(kind), learned_columns(kind))
    if kind in LAYOUTS:
        return _versioned(kind, sheets, source, remove_missing=remove_missing)
    return _REGISTERS[kind](sheets, source)


def vocabulary_for(kind: ListKind) -> Vocabulary:
    """The names the columns of a list go by."""
    return _VOCABULARIES.get(kind) or vocabulary_of(LAYOUTS[kind])


def columns_in(kind: ListKind, data: bytes, name: str) -> list[FoundColumn]:
    """The columns of a file, read as they are known and learned, or guessed by content."""
    vocabulary = vocabulary_for(kind)
    sheets = renamed(read_sheets(data, name), vocabulary, learned_columns(kind))
    return found_columns(sheets, vocabulary)


def _versioned(
    kind: ListKind, sheets: Sequence[Sheet], source: FileSource, *, remove_missing: bool
) -> PreparedImport:
    """A list that is kept in versions: the file goes into its draft."""
    lines = _read(kind, sheets)

    def plan() -> Plan:
        return comparison_now(kind, lines(), now(), remove_missing=remove_missing).plan

    def accept(actor: Account | None, at: datetime, expected: str) -> ListImport:
        return import_list(
            kind=kind,
            read=lines(),
            source=source,
            actor=actor,
            at=at,
            expected=expected,
            remove_missing=remove_missing,
        )

    return PreparedImport(kind, source, plan, accept)


def _read(kind: ListKind, sheets: Sequence[Sheet]) -> Callable[[], ReadList[ListLine]]:
    """The file read once; items and powers meet the register's names each time anew."""
    if kind in _MATTERS:
        matters = _MATTERS[kind](sheets)
        return lambda: listed(matters)
    read = read_layout(LAYOUTS[kind], sheets)
    return lambda: read


def _of(
    kind: ListKind,
    read_list: Callable[[Sequence[Sheet]], ReadList[Line]],
    compare: Callable[[ReadList[Line]], Comparison[Step]],
    act: _Act[Line],
) -> Callable[[Sequence[Sheet], FileSource], PreparedImport]:
    """One register: how its list is read, compared and taken over."""

    def prepare(sheets: Sequence[Sheet], source: FileSource) -> PreparedImport:
        read = read_list(sheets)

        def accept(actor: Account | None, at: datetime, expected: str) -> ListImport:
            return act(read=read, source=source, actor=actor, at=at, expected=expected)

        return PreparedImport(kind, source, lambda: compare(read).plan, accept)

    return prepare


_MATTERS: dict[ListKind, Callable[[Sequence[Sheet]], ReadList[MatterLine]]] = {
    ListKind.ITEMS: read_items,
    ListKind.POWERS: read_powers,
}
_REGISTERS = {
    kind: _of(kind, *steps)  # type: ignore[arg-type]
    for kind, steps in {
        ListKind.OFFICERS: (officers.read_officers, compare_officers, import_officers),
        ListKind.BODIES: (bodies.read_bodies, compare_bodies, import_bodies),
        ListKind.PARTIES: (parties.read_parties, compare_parties, import_parties),
    }.items()
}
_VOCABULARIES = {
    ListKind.ITEMS: ITEM_VOCABULARY,
    ListKind.POWERS: POWER_VOCABULARY,
    ListKind.OFFICERS: officers.VOCABULARY,
    ListKind.BODIES: bodies.VOCABULARY,
    ListKind.PARTIES: parties.VOCABULARY,
}
IMPORTABLE = (*LAYOUTS, *_REGISTERS)
