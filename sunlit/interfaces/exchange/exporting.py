"""Write lists to Excel. Text is only ever text: a cell that begins with "=" computes nothing."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from sunlit.registers.intake.rules import RefusedRow

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def refused_rows_workbook(rows: Iterable[RefusedRow]) -> bytes:
    """The refused rows with sheet, line, column and reason."""
    header = [_("工作表"), _("行号"), _("列"), _("原因")]
    lines = [[row.sheet, row.row, row.column, row.reason] for row in rows]
    return simple_workbook(_("未导入的行"), header, lines)


def simple_workbook(title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with a header row that stays in sight."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {**PLAIN_TEXT, "in_memory": True})
    sheet = workbook.add_worksheet(title)
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, header, bold)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row, wrapped)
    sheet.set_column(0, max(len(header) - 1, 0), 24)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return buffer.getvalue()
