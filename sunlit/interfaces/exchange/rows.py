"""Walk the tables of a file and turn each row into a line, a refusal or a skipped row."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from sunlit.interfaces.exchange.cells import checked, is_nothing, one_line
from sunlit.interfaces.exchange.reading import Sheet, UnreadableFileError
from sunlit.interfaces.exchange.tables import Row, RowFaultError, Table, Vocabulary, find_table
from sunlit.registers.intake.rules import (
    ReadList,
    RefusedRow,
    SkippedRow,
    UnacceptableValueError,
)

Line = TypeVar("Line")
LONGEST_TEXT = 5000


class NoTableError(UnreadableFileError):
    """No row of the file names the columns a list must have; a person may say which they are."""


def read_rows(
    sheets: Sequence[Sheet],
    vocabulary: Vocabulary,
    read_row: Callable[[Table, Row], Line],
    list_title: str,
    read_empty: Callable[[Table, Row], str] | None = None,
) -> ReadList[Line]:
    """Every row of every table of the file. A row is a line, or refused with its first fault.

    `read_empty` tells which category a row declares empty by the name "无".
    """
    lines: list[Line] = []
    refused: list[RefusedRow] = []
    skipped: list[SkippedRow] = []
    notes: list[str] = []
    empty: list[str] = []
    name = vocabulary.required[0]
    for table in _tables(sheets, vocabulary, list_title, notes):
        for row in table.rows():
            if is_nothing(row.text(name)) and row.text(name):
                skipped.append(SkippedRow(row.place.sheet, row.place.row, _("明示无此类事项")))
                empty.extend(_declared(read_empty, table, row))
                continue
            try:
                lines.append(read_row(table, row))
            except RowFaultError as fault:
                refused.append(row.refused(fault))
    return ReadList(tuple(lines), tuple(refused), tuple(skipped), tuple(notes), tuple(empty))


def _declared(
    read_empty: Callable[[Table, Row], str] | None, table: Table, row: Row
) -> Iterator[str]:
    """The category a row of "无" speaks of; nothing where it names none."""
    if read_empty is not None:
        with suppress(RowFaultError):
            yield read_empty(table, row)


def _tables(
    sheets: Sequence[Sheet], vocabulary: Vocabulary, list_title: str, notes: list[str]
) -> list[Table]:
    tables: list[Table] = []
    for sheet in sheets:
        table = find_table(sheet, vocabulary)
        if table is not None:
            tables.append(table)
            unused = "、".join(table.unused)
            if unused:
                notes.append(
                    _("工作表“%(sheet)s”未使用的列：%(columns)s")
                    % {"sheet": sheet.name, "columns": unused}
                )
        elif any(any(row) for row in sheet.rows):
            notes.append(_("工作表“%(sheet)s”没有可用的表头，未读取") % {"sheet": sheet.name})
    if not tables:
        columns = "、".join(_shown(vocabulary, name) for name in vocabulary.required)
        raise NoTableError(
            _("没有找到%(list)s的表头，至少应有列：%(columns)s。")
            % {"list": list_title, "columns": columns}
        )
    return tables


def _shown(vocabulary: Vocabulary, name: str) -> str:
    return f"“{vocabulary.names[name][0]}”"


@contextmanager
def column(row: Row, name: str) -> Iterator[None]:
    """Say which column an unacceptable value stands in."""
    try:
        yield
    except UnacceptableValueError as error:
        raise RowFaultError(row.label(name), str(error)) from error


def required_text(row: Row, name: str, longest: int) -> str:
    """The text of a field that every row must have."""
    with column(row, name):
        text = one_line(row.text(name), longest)
        if not text:
            label = row.label(name)
            raise UnacceptableValueError(_("缺少%(label)s") % {"label": label})
        return text


def optional_texts(row: Row, model: type[Model], names: Sequence[str]) -> dict[str, str]:
    """Free texts the list has columns for; as long as the register can keep them."""
    texts: dict[str, str] = {}
    for name in names:
        if row.has(name):
            with column(row, name):
                texts[name] = checked(row.text(name), longest(model, name))
    return texts


def longest(model: type[Model], name: str) -> int:
    """How much text a column of the register takes."""
    length = getattr(model._meta.get_field(name), "max_length", None)
    return length if isinstance(length, int) else LONGEST_TEXT


def body_in_title(title: str) -> str:
    """The body a title begins with: "示例市发展和改革局权责清单" is 示例市发展和改革局."""
    for ending in ("委员会", "局", "厅", "委", "办公室"):
        place = title.find(ending)
        if 2 <= place <= 40:
            return one_line(title[: place + len(ending)])
    return ""
