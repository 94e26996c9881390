"""Build small Excel files of the layouts bureaus use."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]
Merge = tuple[int, int, int, int]


def a_workbook(
    sheets: Mapping[str, Rows] | Rows, merges: Mapping[str, Sequence[Merge]] | None = None
) -> bytes:
    """An .xlsx of these rows; a merge is (first row, first column, last row, last column) from 0.

    The text of a merged range is that of its first cell. Nothing becomes a formula or a link.
    """
    named = sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    workbook = xlsxwriter.Workbook(buffer, options)
    for name, rows in named.items():
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value not in ("", None):
                    sheet.write(number, column, value)
        for top, left, bottom, right in (merges or {}).get(name, ()):
            sheet.merge_range(top, left, bottom, right, rows[top][left])
    workbook.close()
    return buffer.getvalue()
