"""Open a version for a page: who may read lists, and what stands in the way of its form."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.duties import ADMINISTRATORS
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.interfaces.desk.drafts import handed_in, place_of, restored
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.refused import status_of
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.layout import Layout, kind_named
from sunlit.registers.lists.layouts import LAYOUTS, layout_of
from sunlit.registers.lists.models import ListVersion

Field = dict[str, Any]


def require_reader(request: HttpRequest) -> Account:
    """The person, who holds some duty of the bureau's business; the three administrators do not."""
    duties = {held.duty for held in duties_of(request)}
    if not duties - ADMINISTRATORS:
        raise NotAllowed(_("您的职责不查阅清单。"))
    return person_of(request)


def version_of(pk: int) -> tuple[ListVersion, Layout]:
    """The version with its layout, or 404."""
    related = ("lead_section", "based_on", "drafted_by")
    version = get_object_or_404(ListVersion.objects.select_related(*related), pk=pk)
    return version, layout_of(version.kind)


def kind_of(slug: str) -> ListKind:
    """The list an address names, or 404."""
    kind = kind_named(slug)
    if kind is None or kind not in LAYOUTS:
        raise Http404
    return kind


def finished(request: HttpRequest, sentence: str, version: ListVersion) -> HttpResponse:
    """The act of the form was done: say so, and show the version."""
    handed_in(request, place_of(request))
    messages.success(request, sentence)
    return redirect("lists:version", pk=version.pk)


def form_page(
    request: HttpRequest,
    version: ListVersion,
    fields: list[Field],
    refusal: Refusal | None,
    **context: Any,
) -> HttpResponse:
    """A page with the form of one act; what was typed stays, faults stand at their fields.

    What was sent after the session ended is there again, as a draft named by the address.
    """
    place = place_of(request)
    draft = restored(request, place) if request.method != "POST" else None
    typed = draft.typed if draft else request.POST
    errors = {name: str(text) for name, text in refusal.fields.items()} if refusal else {}
    for field in fields:
        field["error"] = errors.get(field["name"], "")
        if typed:
            field["value"] = typed.get(field["name"], "")
    context |= {"draft": draft, "draft_place": place}
    context |= {"version": version, "fields": fields, "refusal": refusal, "errors": errors}
    status = status_of(refusal)
    return render(request, "desk/lists/form.html", context, status=status)
