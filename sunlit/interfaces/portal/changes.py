"""What changed in a published list between two days (清单比较)."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.disclosure.lists.comparing import list_changes
from sunlit.disclosure.lists.queries import editions_on, list_published_on, published_lists
from sunlit.interfaces.clock import today
from sunlit.interfaces.portal.catalogue import PortalList
from sunlit.interfaces.portal.registers import day_asked, place_of


@login_not_required
@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Compare two days; without any, the version before the current one with today."""
    place = place_of(slug)
    until = day_asked(request, "to") or today()
    since = day_asked(request, "from") or _previous(place, until)
    if since > until:
        since, until = until, since
    context = {
        "area": place.area,
        "place": place,
        "since": since,
        "until": until,
        "before": list_published_on(place.kind, since),
        "after": list_published_on(place.kind, until),
        "changes": list_changes(editions_on(place.kind, since), editions_on(place.kind, until)),
        "versions": published_lists(place.kind)[:20],
    }
    return render(request, "portal/changes.html", context)


def _previous(place: PortalList, until: date) -> date:
    """The day the version before the current one was published; the same day if it is the first."""
    lists = published_lists(place.kind).filter(published_on__lte=until)[:2]
    days = [one.published_on for one in lists]
    return days[-1] if days else until
