"""Rows of the portal's tables: a record or one of its editions with its fields by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sunlit.disclosure.models import PublishedEdition, PublishedRecord
from sunlit.interfaces.paging import KeysetPage
from sunlit.interfaces.published import worded

PER_PAGE = 20
LONGEST_QUERY = 100
Shown = TypeVar("Shown", PublishedRecord, PublishedEdition)


@dataclass(frozen=True)
class Line:
    """A record with its fields by name, as a table shows them."""

    record: PublishedRecord
    title: str
    group: str
    values: dict[str, str]


def lines(page: KeysetPage[Shown]) -> KeysetPage[Line]:
    """The page as table rows; an edition is shown as it was, and leads to its record."""
    return KeysetPage([_line(row) for row in page.rows], page.previous, page.next)


def _line(row: PublishedRecord | PublishedEdition) -> Line:
    record = row if isinstance(row, PublishedRecord) else row.record
    values = {field["name"]: field["value"] for field in worded(row.fields)}
    return Line(record, row.title, row.group, values)


def known(value: str, choices: Iterable[str]) -> str:
    """The value if it is one of the choices, else nothing."""
    return value if value in choices else ""
