"""The page of one area of the portal (公示栏目)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.interfaces.portal.contents import AREAS


@login_not_required
@require_safe
def area(request: HttpRequest, code: str) -> HttpResponse:
    """What is open in the area, and a plain word on what comes later; 404 for another word."""
    shown = next((one for one in AREAS if one.code == code), None)
    if shown is None:
        raise Http404
    return render(request, "portal/area.html", {"area": code, "shown": shown})
