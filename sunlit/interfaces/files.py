"""Answer with a file to save or to open (下载), under its name in the reader's language."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from sunlit.interfaces.exchange.exporting import XLSX


def file_answer(
    content: bytes, name: str, media_type: str, *, as_attachment: bool = True
) -> HttpResponse:
    """The file; one that is no attachment opens in the browser."""
    disposition = content_disposition_header(as_attachment, name)
    return HttpResponse(
        content, content_type=media_type, headers={"Content-Disposition": disposition}
    )


def workbook_answer(content: bytes, name: str) -> HttpResponse:
    """An Excel workbook to save; `name` is without its ending."""
    return file_answer(content, f"{name}.xlsx", XLSX)
