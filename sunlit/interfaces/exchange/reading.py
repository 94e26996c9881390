"""Read a spreadsheet file into plain text, cell by cell; nothing in it is ever computed."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import PurePath

from django.utils.translation import gettext as _
from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.exchange.formulas import Formula, uncomputed_formulas

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_CONTENT = 400 * 1024 * 1024  # unpacked; a workbook that grows beyond it is an attack
MOST_ROWS = 200_000
MOST_CELLS = 6_000_000
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_PARTS = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
EXACT_INTEGERS = 10**15  # Excel keeps 15 digits of a number; longer codes lose their tail


class UnreadableFileError(Refusal):
    """The file cannot be read as a list; nothing was done."""


@dataclass(slots=True)
class Sheet:
    """One sheet as text; `wide` holds the rows that one merged cell covers (titles and notes)."""

    name: str
    rows: list[list[str]]
    wide: set[int] = field(default_factory=set)


def read_sheets(data: bytes, name: str) -> list[Sheet]:
    """All sheets of an Excel, OpenDocument or CSV file; UnreadableFileError in one sentence."""
    if not data:
        raise UnreadableFileError(_("文件是空的。"))
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(_("文件超过20MB，请拆分后再导入。"))
    if PurePath(name).suffix.lower() in (".csv", ".txt"):
        return [Sheet(PurePath(name).stem, _csv_rows(data))]
    _refuse_odd_files(data)
    return list(_workbook_sheets(data))


def _refuse_odd_files(data: bytes) -> None:
    """Tell encrypted and swollen files and files of another kind from workbooks."""
    if data.startswith(COMPOUND_FILE):
        if any(part in data for part in ENCRYPTED_PARTS):
            raise UnreadableFileError(_("文件设有打开密码，请取消密码后再导入。"))
        return
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UnreadableFileError(_("文件不是Excel工作簿，或者已经损坏。"))
    with _reader(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > LARGEST_CONTENT:
        raise UnreadableFileError(_("文件展开后过大，拒绝读取。"))


def _workbook_sheets(data: bytes) -> Iterator[Sheet]:
    """The visible sheets; what a person does not see in the file is not read."""
    with _reader():
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        formulas = uncomputed_formulas(data)
    for name in names:
        with _reader():
            source = workbook.get_sheet_by_name(name)
        yield _sheet(source, formulas.get(name, ()))


@contextmanager
def _reader() -> Iterator[None]:
    """Whatever goes wrong inside the reader means that the file is no sound workbook."""
    try:
        yield
    except PasswordError as error:
        raise UnreadableFileError(_("文件设有打开密码，请取消密码后再导入。")) from error
    except (MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader is Rust: a broken file may even panic
        raise UnreadableFileError(_("文件不是Excel工作簿，或者已经损坏。")) from error


def _sheet(source: CalamineSheet, formulas: Iterable[Formula]) -> Sheet:
    if source.total_height > MOST_ROWS or source.total_height * source.total_width > MOST_CELLS:
        raise UnreadableFileError(
            _("工作表“%(sheet)s”超过%(rows)d行或者列数过多，请拆分后再导入。")
            % {"sheet": source.name, "rows": MOST_ROWS}
        )
    with _reader():
        values = source.to_python(skip_empty_area=False)
        merges = source.merged_cell_ranges or ()
    sheet = Sheet(source.name, [[_text(value) for value in row] for row in values])
    for formula in formulas:
        if formula.row < len(sheet.rows) and formula.column < len(sheet.rows[formula.row]):
            sheet.rows[formula.row][formula.column] = formula.text
    for first, last in merges:
        _fill(sheet, first, last)
    return sheet


def _fill(sheet: Sheet, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Every cell of a merged range says what its first cell says."""
    (top, left), (bottom, right) = first, last
    if top >= len(sheet.rows) or left >= len(sheet.rows[top]):
        return
    text = sheet.rows[top][left]
    for index in range(top, min(bottom + 1, len(sheet.rows))):
        row = sheet.rows[index]
        for column in range(left, min(right + 1, len(row))):
            row[column] = text
        if right - left >= 2 and (right - left + 1) * 2 > len(row):
            sheet.wide.add(index)


def _text(value: str | float | int | bool | date | datetime | time | timedelta | None) -> str:
    """A cell as the words a person sees; a whole number has no decimals."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return "" if value is None else str(value)


def _number(value: float) -> str:
    if abs(value) >= EXACT_INTEGERS:
        return f"{value:.14E}"
    return str(int(value)) if value == int(value) else repr(value)


def _csv_rows(data: bytes) -> list[list[str]]:
    """A CSV file in UTF-8 or, as Excel for Chinese writes it, GB18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
        if len(rows) > MOST_ROWS:
            raise UnreadableFileError(_("文件行数过多，请拆分后再导入。"))
        width = max(map(len, rows), default=0)
        return [row + [""] * (width - len(row)) for row in rows]
    raise UnreadableFileError(_("文件不是UTF-8或GB18030编码的CSV文本。"))
