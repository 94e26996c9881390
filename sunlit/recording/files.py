"""The files a document is shown as (版式文件).

Made once from its frozen content, kept in the vault.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from sunlit.foundations.jobs.registry import job
from sunlit.foundations.vault.storage import put
from sunlit.recording.models import Document, FileKind, RenderedFile
from sunlit.recording.rendering import content_from_bytes, render_docx, render_pdf

MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def file_of(document: Document, kind: FileKind, at: datetime) -> RenderedFile:
    """The file of that kind, rendered now if no job did it yet.

    The same content gives the same bytes.
    """
    known = RenderedFile.objects.filter(document=document, kind=kind).first()
    if known:
        return known
    content = content_from_bytes(document.content.encode())
    rendered = render_pdf(content) if kind is FileKind.PDF else render_docx(content)
    stored = put(
        rendered,
        media_type=MEDIA_TYPES[kind],
        original_name=f"{document.title}.{kind.lower()}",
    )
    try:
        with transaction.atomic():
            return RenderedFile.objects.create(
                document=document, kind=kind, sha256=stored.sha256, rendered_at=at
            )
    except IntegrityError:  # somebody else rendered the same bytes meanwhile
        return RenderedFile.objects.get(document=document, kind=kind)


# Setting type takes longer than anybody should wait for a lock.
@job("documents.render", in_transaction=False)
def render_document(payload: Mapping[str, Any], at: datetime) -> None:
    """Make the PDF of a document soon after its issue (background work)."""
    file_of(Document.objects.get(pk=payload["document"]), FileKind.PDF, at)
