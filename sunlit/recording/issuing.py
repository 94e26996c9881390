"""Issue a document (制作文书): frozen content, number, digest.

Called inside the act that needs it.
"""

import hashlib
import uuid
from datetime import datetime

from sunlit.casework.models import Case
from sunlit.foundations.jobs.queue import enqueue
from sunlit.recording.models import Document
from sunlit.recording.rendering import DocumentContent, content_to_bytes, refuse_undisplayable
from sunlit.recording.rendering.content import texts
from sunlit.rulebook.schema import Form


def issue(
    *, case: Case, form: Form, position: int, content: DocumentContent, at: datetime
) -> Document:
    """Write the document row and enqueue its PDF; the row never changes afterwards.

    Raises UndisplayableText for a character no font can show: a box in a name harms somebody.
    """
    refuse_undisplayable(texts(content))
    stored = content_to_bytes(content)
    document = Document.objects.create(
        public_id=uuid.uuid4(),
        case=case,
        position=position,
        form_code=form.code,
        title=form.title,
        document_no=content.document_no,
        is_internal=form.internal,
        issued_at=at,
        content=stored.decode(),
        digest=hashlib.sha256(stored).hexdigest(),
    )
    enqueue("documents.render", {"document": document.pk}, run_at=at)
    return document
