"""The publication queue (公示办理)： what is due, by status, nearest limit first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.disclosure.lists.queries import lists_behind
from sunlit.disclosure.models import Publication, PublicationStatus
from sunlit.foundations.calendars import Light, national, working_days_between
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.publications.opened import require_reader

PAGE = 30
OPEN = (PublicationStatus.DRAFT, PublicationStatus.SUBMITTED, PublicationStatus.CLEARED)


@dataclass(frozen=True)
class Line:
    """One publication of the queue with its light."""

    publication: Publication
    light: Light | None


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Publications of one status; without one, all that wait for somebody."""
    duties = require_reader(request)
    status = request.GET.get("status", "")
    status = status if status in PublicationStatus.values else ""
    rows = _rows(status, request.GET.get("after", ""))
    more = len(rows) > PAGE
    context = {
        "status": status,
        "statuses": PublicationStatus.choices,
        "lines": [Line(row, _light(row)) for row in rows[:PAGE]],
        "after": _cursor(rows[PAGE - 1], status) if more else "",
        "may_publish_lists": "DISCLOSURE_STAFF" in duties,
        "behind": [] if status else lists_behind(today()),
    }
    return render(request, "desk/publications/queue.html", context)


def _rows(status: str, after: str) -> list[Publication]:
    if status in {"", *OPEN}:
        rows = Publication.objects.filter(status__in=[status] if status else OPEN)
        return list(_after_due(rows, after).order_by("due_on", "id")[: PAGE + 1])
    rows = Publication.objects.filter(status=status)
    if after.isascii() and after.isdigit() and len(after) < 18:
        rows = rows.filter(id__lt=int(after))
    return list(rows.order_by("-id")[: PAGE + 1])


def _after_due(rows: QuerySet[Publication], after: str) -> QuerySet[Publication]:
    """Keyset: everything behind (due_on, id) of the last row shown."""

    day, _, pk = after.partition("_")
    try:
        last = date.fromisoformat(day)
    except ValueError:
        return rows
    if not (pk.isascii() and pk.isdigit() and len(pk) < 18):
        return rows
    return rows.filter(Q(due_on__gt=last) | Q(due_on=last, id__gt=int(pk)))


def _cursor(row: Publication, status: str) -> str:
    return f"{row.due_on.isoformat()}_{row.pk}" if status in {"", *OPEN} else str(row.pk)


def _light(publication: Publication) -> Light | None:
    if publication.status not in OPEN:
        return None
    day = today()
    if day > publication.due_on:
        return Light.RED
    near = working_days_between(day, publication.due_on, national()) <= 3
    return Light.YELLOW if near else Light.GREEN
