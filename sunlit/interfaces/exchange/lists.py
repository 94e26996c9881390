"""The lists that can be imported, by kind: read the file, say what would be done, do it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.exchange.matters import read_items, read_powers
from sunlit.interfaces.exchange.officers import read_officers
from sunlit.interfaces.exchange.parties import read_parties
from sunlit.interfaces.exchange.reading import Sheet, read_sheets
from sunlit.registers.intake.models import ListImport, ListKind
from sunlit.registers.intake.rules import Comparison, FileSource, Plan, ReadList
from sunlit.registers.items.actions.import_items import import_items
from sunlit.registers.items.actions.import_powers import import_powers
from sunlit.registers.items.comparing import compare_items, compare_powers
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


def prepare_import(kind: ListKind, data: bytes, name: str) -> PreparedImport:
    """Read a file as a list of this kind; UnreadableFileError if it is none."""
    source = FileSource(name, hashlib.sha256(data).hexdigest())
    sheets = read_sheets(data, name)
    return _LISTS[kind](sheets, source)


def _of(
    kind: ListKind,
    read_list: Callable[[Sequence[Sheet]], ReadList[Line]],
    compare: Callable[[ReadList[Line]], Comparison[Step]],
    act: _Act[Line],
) -> Callable[[Sequence[Sheet], FileSource], PreparedImport]:
    """One kind of list: how it is read, compared and taken over."""

    def prepare(sheets: Sequence[Sheet], source: FileSource) -> PreparedImport:
        read = read_list(sheets)

        def accept(actor: Account | None, at: datetime, expected: str) -> ListImport:
            return act(read=read, source=source, actor=actor, at=at, expected=expected)

        return PreparedImport(kind, source, lambda: compare(read).plan, accept)

    return prepare


_LISTS = {
    ListKind.ITEMS: _of(ListKind.ITEMS, read_items, compare_items, import_items),
    ListKind.POWERS: _of(ListKind.POWERS, read_powers, compare_powers, import_powers),
    ListKind.OFFICERS: _of(ListKind.OFFICERS, read_officers, compare_officers, import_officers),
    ListKind.PARTIES: _of(ListKind.PARTIES, read_parties, compare_parties, import_parties),
}
