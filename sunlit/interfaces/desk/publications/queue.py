"""The publication queue (公示办理)： what is due, by status, nearest limit first."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.disclosure.lists.queries import lists_behind
from sunlit.disclosure.models import Publication, PublicationStatus, Succession
from sunlit.disclosure.queries import waiting_successions
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.calendars import Light
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.bulk import Ticks, without_ticks
from sunlit.interfaces.desk.lights import light_of
from sunlit.interfaces.desk.publications.opened import require_reader
from sunlit.interfaces.paging import KeysetPage, Order, keyset_page

PER_PAGE = 30
OPEN = (PublicationStatus.DRAFT, PublicationStatus.SUBMITTED, PublicationStatus.CLEARED)
NEAREST_LIMIT = Order("due_on", descending=False)
NEWEST = Order()


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
    rows = Publication.objects.filter(status__in=[status] if status else OPEN)
    order = NEAREST_LIMIT if status in {"", *OPEN} else NEWEST
    page, day = keyset_page(rows, order, without_ticks(request.GET), PER_PAGE), today()
    lines = [Line(row, _light(row, day)) for row in page.rows]
    context = {
        "status": status,
        "statuses": PublicationStatus.choices,
        "page": KeysetPage(lines, page.previous, page.next),
        "may_publish_lists": Duty.DISCLOSURE_STAFF in duties,
        "ticks": Ticks.of(request.GET) if _can_choose(duties, page.rows) else None,
        "behind": [] if status else lists_behind(day),
        "successions": [] if status else _successions(day),
    }
    return render(request, "desk/publications/queue.html", context)


def _successions(on: date) -> list[tuple[Succession, Light | None]]:
    """Published decisions whose later decision the public is to be told of."""
    return [(row, light_of(row.due_on, None, on)) for row in waiting_successions()[:PER_PAGE]]


def _can_choose(duties: frozenset[Duty], rows: list[Publication]) -> bool:
    """Whether there is anything to publish on the page, and the person may."""
    is_cleared = any(row.status == PublicationStatus.CLEARED for row in rows)
    return Duty.DISCLOSURE_STAFF in duties and is_cleared


def _light(publication: Publication, on: date) -> Light | None:
    """The light of a publication that waits; what is finished has none."""
    return light_of(publication.due_on, None, on) if publication.status in OPEN else None
