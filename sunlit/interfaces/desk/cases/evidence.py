"""Evidence files (证据文件)： only those of a case the reader may see."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from sunlit.foundations.vault.models import StoredObject
from sunlit.foundations.vault.storage import open_object
from sunlit.interfaces.desk.cases.opened import open_case
from sunlit.recording.models import AudiovisualRecording, Evidence

INLINE = {"application/pdf", "image/png", "image/jpeg"}


@require_safe
def show(request: HttpRequest, public_id: UUID, sha256: str) -> FileResponse:
    """The file; types a browser shows safely open in it, all others are saved."""
    opened = open_case(request, public_id)
    belongs = (
        Evidence.objects.filter(case=opened.case, sha256=sha256).exists()
        or AudiovisualRecording.objects.filter(case=opened.case, sha256=sha256).exists()
    )
    stored = StoredObject.objects.filter(sha256=sha256).first() if belongs else None
    if stored is None:
        raise Http404
    response = FileResponse(open_object(sha256), content_type=stored.media_type)
    disposition = "inline" if stored.media_type in INLINE else "attachment"
    response["Content-Disposition"] = disposition
    response["X-Content-Type-Options"] = "nosniff"
    return response
