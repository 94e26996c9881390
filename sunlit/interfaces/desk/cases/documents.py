"""Documents in the browser (文书)： shown as PDF, downloaded as PDF or DOCX."""

from urllib.parse import quote
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from sunlit.foundations.vault.storage import open_object
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.cases.opened import open_case
from sunlit.recording.files import MEDIA_TYPES, file_of
from sunlit.recording.models import Document, FileKind

KINDS = {"pdf": FileKind.PDF, "docx": FileKind.DOCX}


def _document(request: HttpRequest, public_id: UUID) -> Document:
    """The document, 404 unless the reader may see its case."""
    document = get_object_or_404(Document.objects.select_related("case"), public_id=public_id)
    open_case(request, document.case.public_id)
    return document


@require_safe
def show(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The document on its page."""
    document = _document(request, public_id)
    context = {"document": document, "case": document.case}
    return render(request, "desk/cases/document.html", context)


@require_safe
@xframe_options_sameorigin
def download(request: HttpRequest, public_id: UUID, kind: str) -> FileResponse:
    """The file itself; PDF opens in the browser, DOCX is saved."""
    if kind not in KINDS:
        raise Http404
    document = _document(request, public_id)
    rendered = file_of(document, KINDS[kind], now())
    name = f"{document.title}{document.document_no}.{kind}"
    response = FileResponse(open_object(rendered.sha256), content_type=MEDIA_TYPES[KINDS[kind]])
    disposition = "inline" if kind == "pdf" else "attachment"
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
