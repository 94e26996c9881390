"""Write lists to Excel. Text is only ever text: a cell that begins with "=" computes nothing."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from sunlit.registers.intake.rules import RefusedRow

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
WIDTH = 18
LONGEST_NAME = 31  # of a sheet, in Excel
NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


class BookSheet:
    """One sheet: a title over one or two header rows, then the rows of the list."""

    def __init__(self, workbook: xlsxwriter.Workbook, name: str, title: str, depth: int) -> None:
        self.sheet = workbook.add_worksheet(name.translate(NOT_IN_NAMES)[:LONGEST_NAME])
        self.title = title
        self.depth = depth
        self.width = 0
        frame = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        self.heading = workbook.add_format({**frame, "bold": True, "align": "center"})
        self.body = workbook.add_format(frame)
        self.top = workbook.add_format({"bold": True, "align": "center", "font_size": 16})

    def header(self, labels: Sequence[str]) -> None:
        """Columns whose name takes all header rows."""
        for label in labels:
            if self.depth == 1:
                self.sheet.write(1, self.width, label, self.heading)
            else:
                self.sheet.merge_range(1, self.width, 2, self.width, label, self.heading)
            self.width += 1

    def header_group(self, label: str, parts: Sequence[str]) -> None:
        """Columns that share a name above their own."""
        last = self.width + len(parts) - 1
        self.sheet.merge_range(1, self.width, 1, last, label, self.heading)
        self.sheet.write_row(2, self.width, parts, self.heading)
        self.width += len(parts)

    def fill(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write the title and the rows, and lay the sheet out for print."""
        self.sheet.merge_range(0, 0, 0, self.width - 1, self.title, self.top)
        for number, row in enumerate(rows, start=self.depth + 1):
            self.sheet.write_row(number, 0, row, self.body)
        self.sheet.set_column(0, 0, 6)
        self.sheet.set_column(1, self.width - 1, WIDTH)
        self.sheet.freeze_panes(self.depth + 1, 0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.repeat_rows(1, self.depth)


class ListBook:
    """A workbook of lists, one sheet after the other."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.workbook = xlsxwriter.Workbook(self.buffer, OPTIONS)

    def sheet(self, name: str, title: str, *, depth: int = 2) -> BookSheet:
        """The next sheet; `depth` is the number of its header rows."""
        return BookSheet(self.workbook, name, title, depth)

    def finished(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self.buffer.getvalue()


class ListSheet(BookSheet):
    """A workbook of one sheet."""

    def __init__(self, name: str, title: str) -> None:
        self.book = ListBook()
        super().__init__(self.book.workbook, name, title, depth=2)

    def filled(self, rows: Iterable[Sequence[Any]]) -> bytes:
        """The finished file."""
        self.fill(rows)
        return self.book.finished()


def refused_rows_workbook(rows: Iterable[RefusedRow]) -> bytes:
    """The refused rows with sheet, line, column and reason."""
    sheet = ListSheet(_("未导入的行"), _("未导入的行"))
    sheet.header([_("工作表"), _("行号"), _("列"), _("原因")])
    return sheet.filled([row.sheet, row.row, row.column, row.reason] for row in rows)
