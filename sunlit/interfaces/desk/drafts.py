"""Drafts of forms on the desk (自动保存草稿): kept while one types, restored, given up.

A page keeps `data-draft` on its form; the script sends what is typed to `keep`. Without script the
button 保存草稿 sends the same form there.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sunlit.foundations.drafts.keeping import DraftRefused, draft_of, forget_draft, keep_draft
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.ended import is_script, typed_in
from sunlit.interfaces.desk.person import person_of


@dataclass(frozen=True)
class Restored:
    """A draft as a form takes it back."""

    typed: QueryDict
    saved_at: datetime


def restored(request: HttpRequest, place: str) -> Restored | None:
    """The reader's own draft of that form, as if it had been posted."""
    draft = draft_of(person_of(request), place)
    if draft is None:
        return None
    typed = QueryDict(mutable=True)
    for name, values in draft.typed.items():
        typed.setlist(name, values)
    return Restored(typed, draft.saved_at)


def place_of(request: HttpRequest) -> str:
    """The form of an address that has one."""
    return request.path.removeprefix("/desk/").strip("/")


def handed_in(request: HttpRequest, place: str) -> None:
    """The form was acted on: its draft is no longer needed."""
    forget_draft(person_of(request), place)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what is typed so far; answers the script with the time, the button with the page."""
    at = now()
    try:
        keep_draft(person_of(request), request.GET.get("place", ""), typed_in(request), at)
    except DraftRefused as refusal:
        if is_script(request):
            return JsonResponse({"error": str(refusal.message)}, status=422)
        messages.error(request, str(refusal.message))
        return _back(request)
    if is_script(request):
        return JsonResponse({"saved": f"{localtime(at):%H:%M}"})
    messages.success(request, _("草稿已保存，只有您本人能看到；办理之后自动清除。"))
    return _back(request)


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Give the draft up and begin anew."""
    forget_draft(person_of(request), request.GET.get("place", ""))
    messages.success(request, _("草稿已放弃。"))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    page = request.POST.get("draft_page", "")
    if page and url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        return redirect(page)
    return redirect("desk:workbench")
