"""The front page of the portal (门户首页): search, the three disclosures, the newest decisions."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.disclosure.models import RecordKind
from sunlit.disclosure.queries import visible_records
from sunlit.interfaces.clock import today
from sunlit.interfaces.portal.contents import AFTER, AREAS, BEFORE, DURING
from sunlit.interfaces.portal.decisions import BY_DAY

NEWEST = 6


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The areas in the legal order and the newest decisions."""
    decisions = BY_DAY.sorted(visible_records(RecordKind.DECISION, today()))
    context = {
        "area": "home",
        "disclosures": (BEFORE, DURING, AFTER),
        "others": [one for one in AREAS if one not in (BEFORE, DURING, AFTER)],
        "decisions": decisions.filter(decided_on__isnull=False)[:NEWEST],
    }
    return render(request, "portal/home.html", context)
