"""The page of one published record (公示信息): its content, its particulars, or its tombstone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunlit.disclosure.models import PublishedEdition, PublishedRecord, RecordKind
from sunlit.interfaces.clock import today
from sunlit.interfaces.flowchart import Picture, picture
from sunlit.interfaces.portal.catalogue import BY_KIND, LISTS
from sunlit.interfaces.portal.registers import day_asked
from sunlit.interfaces.published import worded


@dataclass(frozen=True)
class Place:
    """Where records of a kind live on the portal."""

    area: str
    list_name: str
    list_title: Promise
    mark: str  # stands in the index number


PLACES = {
    RecordKind.DECISION: Place("after", "portal:decisions", _("行政执法决定"), "JD"),
    **{one.kind: Place(one.area, one.list_name, one.title, one.mark) for one in LISTS},
}


@login_not_required
@require_safe
def record_page(request: HttpRequest, public_id: UUID, kind: RecordKind) -> HttpResponse:
    """The record, as of `?on=` if asked; 410 with the reason once it is no longer public."""
    record = get_object_or_404(PublishedRecord, kind=kind, public_id=public_id)
    place = PLACES[kind]
    on = day_asked(request, "on")
    edition = _edition(record, on) if on and on != today() else None
    context = {
        "area": place.area,
        "place": place,
        "list_url": reverse(place.list_name),
        "record": record,
        "shown": edition or record,
        "edition": edition,
        "editions": list(record.editions.order_by("-shown_from", "-id")) if kind in BY_KIND else [],
        "fields": worded((edition or record).fields),
        "picture": _picture(edition or record),
        "index_no": index_no(record),
        "address": request.build_absolute_uri(address(record)),
        "follower": _follower(record),
    }
    if edition is None and (not record.is_visible or _is_over(record)):
        return render(request, "portal/gone.html", context, status=410)
    return render(request, "portal/record.html", context)


def _picture(shown: PublishedRecord | PublishedEdition) -> Picture | None:
    """The flowchart (执法流程图) of a guide; None for records without a flow."""
    return picture(shown.drawing) if shown.drawing else None


def _edition(record: PublishedRecord, on: date) -> PublishedEdition:
    """What the record said that day; 404 where it was not public."""
    until = Q(shown_until__isnull=True) | Q(shown_until__gt=on)
    found = record.editions.filter(until, shown_from__lte=on).first()
    if found is None:
        raise Http404
    return found


def _follower(record: PublishedRecord) -> PublishedRecord | None:
    """The later decision that changed or ended this one (后续决定), once it is public itself."""
    if record.followed_by is None:
        return None
    found = PublishedRecord.objects.filter(public_id=record.followed_by, is_visible=True)
    return found.exclude(expires_on__lt=today()).first()


def _is_over(record: PublishedRecord) -> bool:
    return record.expires_on is not None and record.expires_on < today()


def address(record: PublishedRecord) -> str:
    """The permanent path of a record (永久链接)."""
    return reverse(f"portal:{record.kind.lower()}", args=[record.public_id])


def index_no(record: PublishedRecord) -> str:
    """The index number (索引号) of the record: year, kind and running number."""
    mark = PLACES[RecordKind(record.kind)].mark
    return f"{record.published_on:%Y}-{mark}-{record.pk:06d}"
