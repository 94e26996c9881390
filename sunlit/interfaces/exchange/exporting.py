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
FIRST_DATA_ROW = 3


class ListSheet:
    """A workbook of one sheet: a title over two header rows, then the rows of the list."""

    def __init__(self, name: str, title: str) -> None:
        self.buffer = io.BytesIO()
        self.workbook = xlsxwriter.Workbook(self.buffer, OPTIONS)
        self.sheet = self.workbook.add_worksheet(name)
        self.title = title
        self.width = 0
        frame = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        self.heading = self.workbook.add_format({**frame, "bold": True, "align": "center"})
        self.body = self.workbook.add_format(frame)
        self.top = self.workbook.add_format({"bold": True, "align": "center", "font_size": 16})

    def header(self, labels: Sequence[str]) -> None:
        """Columns whose name takes both header rows."""
        for label in labels:
            self.sheet.merge_range(1, self.width, 2, self.width, label, self.heading)
            self.width += 1

    def header_group(self, label: str, parts: Sequence[str]) -> None:
        """Columns that share a name above their own."""
        last = self.width + len(parts) - 1
        self.sheet.merge_range(1, self.width, 1, last, label, self.heading)
        self.sheet.write_row(2, self.width, parts, self.heading)
        self.width += len(parts)

    def filled(self, rows: Iterable[Sequence[Any]]) -> bytes:
        """The finished file."""
        self.sheet.merge_range(0, 0, 0, self.width - 1, self.title, self.top)
        for number, row in enumerate(rows, start=FIRST_DATA_ROW):
            self.sheet.write_row(number, 0, row, self.body)
        self.sheet.set_column(0, 0, 6)
        self.sheet.set_column(1, self.width - 1, WIDTH)
        self.sheet.freeze_panes(FIRST_DATA_ROW, 0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.repeat_rows(1, 2)
        self.workbook.close()
        return self.buffer.getvalue()


def refused_rows_workbook(rows: Iterable[RefusedRow]) -> bytes:
    """The refused rows with sheet, line, column and reason."""
    sheet = ListSheet(_("未导入的行"), _("未导入的行"))
    sheet.header([_("工作表"), _("行号"), _("列"), _("原因")])
    return sheet.filled([row.sheet, row.row, row.column, row.reason] for row in rows)
