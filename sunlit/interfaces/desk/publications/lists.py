"""Publish a list as the bureau holds it today (公示清单)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.lists.sources import PUBLIC_LISTS
from sunlit.disclosure.models import RecordKind
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.person import person_of


@require_POST
def publish_register(request: HttpRequest, kind: str) -> HttpResponse:
    """Bring the portal's copies to what the bureau holds."""
    if kind.upper() not in PUBLIC_LISTS:
        raise Http404
    try:
        count = publish_list(kind=RecordKind(kind.upper()), actor=person_of(request), at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("清单已公示，共%(count)d条。") % {"count": count})
    return redirect("desk:publications")
