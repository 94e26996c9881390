"""Columns whose names no synonym knows (列名对应): found, guessed by content, read as learned."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sunlit.foundations.identifiers.codes import check_uscc
from sunlit.interfaces.exchange.reading import Sheet
from sunlit.interfaces.exchange.tables import HEADER_DEPTH, ORDINAL, Vocabulary, find_table
from sunlit.registers.items.rules import LIMIT, category_named
from sunlit.registers.names import name_key

SAMPLES = 3
LOOKED_AT = 30
LONGEST_LABEL = 60
CITATION = re.compile(r"《[^》]+》|第[一二三四五六七八九十百零\d]+条")
SHARE = re.compile(r"\d+(?:\.\d+)?\s*[%％‰]|\d\s*次")
DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?")


@dataclass(frozen=True)
class FoundColumn:
    """A column of the file: its name, the field it is read as or guessed to be, some cells."""

    label: str
    field: str
    is_known: bool
    samples: tuple[str, ...]


def renamed(
    sheets: Sequence[Sheet], vocabulary: Vocabulary, learned: Mapping[str, str]
) -> list[Sheet]:
    """The sheets with learned column names in words the vocabulary knows."""
    words = {key: vocabulary.names[field][0] for key, field in learned.items()
             if field in vocabulary.names}  # fmt: skip
    if not words:
        return list(sheets)
    return [replace(sheet, rows=_in_words(sheet.rows, words)) for sheet in sheets]


def _in_words(rows: list[list[str]], words: Mapping[str, str]) -> list[list[str]]:
    """Only the top of the sheet holds headers; a row of one text is a title."""

    def named(row: list[str]) -> list[str]:
        is_title = len(set(filter(None, row))) <= 1
        return row if is_title else [words.get(name_key(cell), cell) for cell in row]

    return [*map(named, rows[:HEADER_DEPTH]), *rows[HEADER_DEPTH:]]


def found_columns(sheets: Sequence[Sheet], vocabulary: Vocabulary) -> list[FoundColumn]:
    """The columns of the first table that has any, known ones first named as they are read."""
    for sheet in sheets:
        header, first_row = _header(sheet, vocabulary)
        if header:
            return _columns(sheet, header, first_row, vocabulary)
    return []


def _header(sheet: Sheet, vocabulary: Vocabulary) -> tuple[list[str], int]:
    """The row of column names: where the table is, else the fullest row near the top."""
    table = find_table(sheet, vocabulary)
    if table is not None:
        return list(table.header), table.first_row
    best, place = 1, -1
    for index, row in enumerate(sheet.rows[:HEADER_DEPTH]):
        names = {cell for cell in row if cell and len(cell) <= LONGEST_LABEL}
        if index not in sheet.wide and len(names) > best:
            best, place = len(names), index
    return (sheet.rows[place], place + 1) if place >= 0 else ([], 0)


def _columns(
    sheet: Sheet, header: Sequence[str], first_row: int, vocabulary: Vocabulary
) -> list[FoundColumn]:
    found: dict[str, FoundColumn] = {}
    taken = {field for label in header if (field := vocabulary.field_of(label))}
    for index, label in enumerate(header):
        if not label or label in ORDINAL or label in found:
            continue
        cells = [row[index] for row in sheet.rows[first_row : first_row + LOOKED_AT]]
        filled = tuple(dict.fromkeys(cell for cell in cells if cell))
        field = vocabulary.field_of(label)
        guess = field or next((f for f in _guesses(filled, vocabulary) if f not in taken), "")
        found[label] = FoundColumn(label, guess, bool(field), filled[:SAMPLES])
    return list(found.values())


def _guesses(cells: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Fields the content of a column speaks for: most of its cells look like one."""
    tests: dict[str, Callable[[str], bool]] = {
        "category": lambda text: category_named(text) is not None and len(text) <= 10,
        "bases": lambda text: bool(CITATION.search(text)),
        "basis_": lambda text: bool(CITATION.search(text)),
        "uscc": lambda text: not check_uscc(text),
        "ratio": lambda text: bool(SHARE.search(text)),
        "statutory": lambda text: bool(LIMIT.fullmatch(text)) and not text.isdigit(),
        "last_inspected_on": lambda text: bool(DAY.fullmatch(text)),
    }
    known = [name for name in tests if name in vocabulary.names]
    return [name for name in known if cells and _most(cells, tests[name])]


def _most(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) * 3 >= len(cells) * 2
