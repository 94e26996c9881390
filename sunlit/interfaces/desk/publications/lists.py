"""Publish the list of items or officers as the registers hold it today (公示清单)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.models import RecordKind
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.cases.opened import account_of

KINDS = {"items": RecordKind.ITEM, "officers": RecordKind.OFFICER}


@require_POST
def publish_register(request: HttpRequest, kind: str) -> HttpResponse:
    """Bring the portal's copies to what the register holds."""
    if kind not in KINDS:
        raise Http404
    count = publish_list(kind=KINDS[kind], actor=account_of(request), at=now())
    messages.success(request, _("清单已公示，共%(count)d条。") % {"count": count})
    return redirect("desk:publications")
