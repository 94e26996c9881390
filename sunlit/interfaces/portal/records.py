"""The page of one published record (公示信息): its content, its particulars, or its tombstone."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.interfaces.clock import today
from sunlit.interfaces.published import worded


@dataclass(frozen=True)
class Place:
    """Where records of a kind live on the portal."""

    area: str
    list_name: str
    list_title: Promise
    mark: str  # stands in the index number


PLACES = {
    RecordKind.ITEM: Place("before", "portal:items", _("行政执法事项清单"), "SX"),
    RecordKind.OFFICER: Place("before", "portal:officers", _("行政执法人员名单"), "RY"),
    RecordKind.DECISION: Place("after", "portal:decisions", _("行政处罚决定"), "CF"),
}


@login_not_required
@require_safe
def item(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One item of enforcement (执法事项)."""
    return _page(request, RecordKind.ITEM, public_id)


@login_not_required
@require_safe
def officer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One officer (执法人员), to check a credential against."""
    return _page(request, RecordKind.OFFICER, public_id)


@login_not_required
@require_safe
def decision(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One decision (执法决定)."""
    return _page(request, RecordKind.DECISION, public_id)


def _page(request: HttpRequest, kind: RecordKind, public_id: UUID) -> HttpResponse:
    """The record; 410 with the reason once it was taken down or its time on show is over."""
    record = get_object_or_404(PublishedRecord, kind=kind, public_id=public_id)
    place = PLACES[kind]
    context = {
        "area": place.area,
        "place": place,
        "list_url": reverse(place.list_name),
        "record": record,
        "fields": worded(record.fields),
        "index_no": index_no(record),
        "address": request.build_absolute_uri(address(record)),
    }
    if not record.is_visible or _is_over(record):
        return render(request, "portal/gone.html", context, status=410)
    return render(request, "portal/record.html", context)


def _is_over(record: PublishedRecord) -> bool:
    return record.expires_on is not None and record.expires_on < today()


def address(record: PublishedRecord) -> str:
    """The permanent path of a record (永久链接)."""
    return reverse(f"portal:{record.kind.lower()}", args=[record.public_id])


def index_no(record: PublishedRecord) -> str:
    """The index number (索引号) of the record: year, kind and running number."""
    mark = PLACES[RecordKind(record.kind)].mark
    return f"{record.published_on:%Y}-{mark}-{record.pk:06d}"
