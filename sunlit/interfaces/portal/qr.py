"""The two-dimensional code (二维码) of a record's permanent address, as an image of its own."""

import io
from uuid import UUID

import segno
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sunlit.disclosure.models import PublishedRecord
from sunlit.interfaces.portal.records import address


@login_not_required
@require_safe
def code(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """SVG, made here: no other host learns who reads what."""
    record = get_object_or_404(PublishedRecord, public_id=public_id)
    picture = io.BytesIO()
    made = segno.make(request.build_absolute_uri(address(record)), error="m")
    made.save(picture, kind="svg", scale=4, border=2, light="#fff")
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400"
    return response
