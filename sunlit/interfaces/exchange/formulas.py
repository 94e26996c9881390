"""Formulas nobody computed: Excel files written by programs hold them without a value.

Such a cell is read as the text of its formula, so that a row says what its author typed; nothing is
ever computed. Cells with a stored value are read by that value, which is what a person sees.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import NamedTuple

SHEET = re.compile(r'<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
RELATION = re.compile(r"<Relationship\s[^>]*>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*><f[^>/]*>([^<]*)</f>(?:<v\s*/>|<v></v>)?</c>'
)


class Formula(NamedTuple):
    """A formula without a value: row and column from 0, and its text with "="."""

    row: int
    column: int
    text: str


def uncomputed_formulas(data: bytes) -> dict[str, list[Formula]]:
    """Formulas without a value by sheet; empty for files that are no .xlsx."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        parts = _parts(archive)
        return {
            sheet: list(_formulas(archive.read(part)))
            for sheet, part in parts.items()
            if part in names
        }


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the package each sheet is stored in."""
    relations = {}
    for tag in RELATION.findall(
        archive.read("xl/_rels/workbook.xml.rels").decode(errors="replace")
    ):
        attributes = dict(ATTRIBUTE.findall(tag))
        target = attributes.get("Target", "").removeprefix("/xl/")
        relations[attributes.get("Id", "")] = f"xl/{target}"
    book = archive.read("xl/workbook.xml").decode(errors="replace")
    return {unescape(name): relations.get(ident, "") for name, ident in SHEET.findall(book)}


def _formulas(xml: bytes) -> Iterator[Formula]:
    if b"<f" not in xml:
        return
    for letters, row, formula in CELL.findall(xml):
        column = 0
        for letter in letters:
            column = column * 26 + letter - ord("A") + 1
        text = "=" + unescape(formula.decode(errors="replace"))
        yield Formula(int(row) - 1, column - 1, text)
