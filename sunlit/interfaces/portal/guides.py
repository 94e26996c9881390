"""A published service guide as PDF (服务指南下载)."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sunlit.disclosure.guides.printing import guide_pdf
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.interfaces.files import file_answer


@login_not_required
@require_safe
def pdf(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The guide as it is public now; 404 once it is not."""
    record = get_object_or_404(
        PublishedRecord, kind=RecordKind.GUIDE, public_id=public_id, is_visible=True
    )
    bodies = [one["value"] for one in record.fields if one["name"] == "body"]
    content = guide_pdf(
        title=record.title,
        fields=record.fields,
        body_name=bodies[0] if bodies else "",
        published_on=record.published_on,
    )
    name = f"{record.title}服务指南.pdf"
    return file_answer(content, name, "application/pdf", as_attachment=False)
