"""Find the table in a sheet: its header of one or two rows, its columns by synonym, its rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sunlit.interfaces.exchange.cells import is_nothing
from sunlit.interfaces.exchange.reading import Sheet
from sunlit.registers.intake.rules import Place, RefusedRow
from sunlit.registers.names import name_key

HEADER_DEPTH = 15
PARENTHESES = re.compile(r"\([^()]*\)")
NOTE = re.compile(r"^(?:注|备注|说明|附注|填表|制表|审核人|联系人|单位负责人)\s*\d*\s*[:：、.．]")
TOTAL = re.compile(r"^(?:合计|总计|小计|共计)")
ORDINAL = ("序号", "编号", "项次")


class RowFaultError(Exception):
    """A row that cannot be taken over: the column at fault and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


@dataclass(frozen=True)
class Vocabulary:
    """The columns of one kind of list: field to the names bureaus give it.

    `patterns` are names with a part that varies ("2025年年审"); the match's group becomes part of
    the field. `required` fields make a row of cells the header.
    """

    names: Mapping[str, Sequence[str]]
    required: Sequence[str]
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def field_of(self, label: str) -> str:
        """The field a column name stands for; empty where it is none."""
        key = name_key(label)
        for known in (key, PARENTHESES.sub("", key)):
            for name, synonyms in self.names.items():
                if known in synonyms:
                    return name
            for prefix, pattern in self.patterns.items():
                if match := pattern.fullmatch(known):
                    return f"{prefix}{match[1]}"
        return ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: where, which field, and what the file calls it."""

    index: int
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data with its columns."""

    place: Place
    cells: Sequence[str]
    columns: Mapping[str, Sequence[Column]]
    heading: str

    def has(self, name: str) -> bool:
        """Whether the list has a column for the field."""
        return name in self.columns

    def text(self, name: str) -> str:
        """The first filled cell of the field; empty if none is."""
        return next((text for _, text in self.filled(name)), "")

    def filled(self, name: str) -> list[tuple[Column, str]]:
        """All filled cells of the field."""
        found = ((column, self.cells[column.index]) for column in self.columns.get(name, ()))
        return [(column, text) for column, text in found if text]

    def label(self, name: str) -> str:
        """What the file calls the field's column."""
        columns = self.columns.get(name, ())
        return columns[0].label if columns else ""

    def refused(self, fault: RowFaultError) -> RefusedRow:
        """The refusal of this row."""
        return RefusedRow(self.place.sheet, self.place.row, fault.column, fault.reason)


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a sheet. `title` is what stands above it; `unused` the columns nobody reads."""

    sheet: Sheet
    title: str
    first_row: int
    header: Sequence[str]
    columns: Mapping[str, Sequence[Column]]

    @property
    def unused(self) -> list[str]:
        """Names of columns that belong to no field."""
        used = {column.index for columns in self.columns.values() for column in columns}
        labels = (label for index, label in enumerate(self.header) if index not in used)
        return list(dict.fromkeys(label for label in labels if label and label not in ORDINAL))

    def rows(self) -> Iterator[Row]:
        """Rows of data; blank rows, notes, totals and repeated headers are passed over."""
        heading = ""
        for index in range(self.first_row, len(self.sheet.rows)):
            cells = self.sheet.rows[index]
            texts = [text for text in cells if text]
            if not texts or self._repeats_header(cells):
                continue
            if self._is_remark(index, cells, texts):
                heading = heading if NOTE.match(texts[0]) else texts[0]
                continue
            yield Row(Place(self.sheet.name, index + 1), cells, self.columns, heading)

    def _repeats_header(self, cells: Sequence[str]) -> bool:
        pairs = [(cell, name) for cell, name in zip(cells, self.header, strict=False) if cell]
        return all(cell == name for cell, name in pairs)

    def _is_remark(self, index: int, cells: Sequence[str], texts: Sequence[str]) -> bool:
        """A title, a note or a total in the middle of the table: one text across the row."""
        if is_nothing(texts[0]):
            return False
        if len(set(texts)) > 1:
            return bool(TOTAL.match(texts[0])) and not cells[self._name_index()]
        is_ordinal_cell = bool(cells[0]) and self.header[0] in ORDINAL and not cells[0].isdigit()
        return index in self.sheet.wide or bool(NOTE.match(texts[0])) or is_ordinal_cell

    def _name_index(self) -> int:
        return next(iter(self.columns.values()))[0].index


def find_table(sheet: Sheet, vocabulary: Vocabulary) -> Table | None:
    """The table of a sheet; None where no row names the required columns."""
    for index, labels in enumerate(sheet.rows[:HEADER_DEPTH]):
        if index in sheet.wide and len(set(filter(None, labels))) == 1:
            continue
        header, first_row = _header(sheet, index, labels, vocabulary)
        columns = _columns(header, vocabulary)
        if len(columns) >= 2 and all(name in columns for name in vocabulary.required):
            title = next((row[0] for row in sheet.rows[:index] if row and row[0]), "")
            return Table(sheet, title, first_row, header, columns)
    return None


def _header(
    sheet: Sheet, index: int, labels: Sequence[str], vocabulary: Vocabulary
) -> tuple[list[str], int]:
    """The names of the columns, from one row or, under merged names, from two."""
    below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else []
    new = [text for text, above in zip(below, labels, strict=False) if text and text != above]
    is_header = any(vocabulary.field_of(text) for text in new) and all(
        vocabulary.field_of(text) or _is_shared(labels, at)
        for at, text in enumerate(below)
        if text in new
    )
    if not is_header:
        return list(labels), index + 1
    names = [below[at] or label if at < len(below) else label for at, label in enumerate(labels)]
    return names, index + 2


def _is_shared(labels: Sequence[str], at: int) -> bool:
    """Whether the name above a column spans several, as merged or blank cells do."""
    label = labels[at] if at < len(labels) else ""
    return not label or list(labels).count(label) > 1


def _columns(header: Sequence[str], vocabulary: Vocabulary) -> dict[str, list[Column]]:
    columns: dict[str, list[Column]] = {}
    for index, label in enumerate(header):
        if name := vocabulary.field_of(label):
            columns.setdefault(name, []).append(Column(index, name, " ".join(label.split())))
    order = {name: place for place, name in enumerate(vocabulary.required)}
    return dict(sorted(columns.items(), key=lambda entry: order.get(entry[0], len(order))))
