"""One publication (公示稿)： what will be public, what happened, and the act that is due."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sunlit.disclosure.actions.clear_publication import CLEARANCE_POINTS, clear_publication
from sunlit.disclosure.actions.drop_note import drop_note
from sunlit.disclosure.actions.exempt_publication import exempt_publication
from sunlit.disclosure.actions.note_succession import note_succession
from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.actions.reopen_publication import REOPENED_BY, reopen_publication
from sunlit.disclosure.actions.submit_publication import submit_publication
from sunlit.disclosure.actions.take_down import take_down
from sunlit.disclosure.grounds import grounds_open
from sunlit.disclosure.limits import limit_of
from sunlit.disclosure.models import Publication, PublicationEvent, PublicationStatus
from sunlit.disclosure.opening import file_of_case
from sunlit.disclosure.queries import waiting_successions
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.calendars import bureau_calendar
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.drafts import handed_in, restored
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.desk.publications.opened import require_reader
from sunlit.interfaces.desk.versions import version_seen
from sunlit.interfaces.published import worded
from sunlit.interfaces.refused import status_of
from sunlit.rulebook.queries import rules_of


@require_safe
def show(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The publication with its forms."""
    return _page(request, public_id)


@require_POST
def act(request: HttpRequest, public_id: UUID, verb: str) -> HttpResponse:
    """Carry out one act on the publication; refused ones keep what was typed."""
    if verb not in ACTS:
        raise Http404
    require_reader(request)
    publication = get_object_or_404(Publication, public_id=public_id)
    try:
        ACTS[verb](request, publication.pk)
    except Refusal as refusal:
        return _page(request, public_id, refusal, status_of(refusal))
    handed_in(request, _place(public_id))
    messages.success(request, _("已办理。"))
    return redirect("desk:publication", public_id=public_id)


def _place(public_id: UUID) -> str:
    """The forms of the page share one draft: a person fills in one of them at a time."""
    return f"publications/{public_id}"


def _given(request: HttpRequest) -> dict[str, Any]:
    """Actor, moment and version for an act."""
    return {"actor": person_of(request), "at": now(), "expected_version": version_seen(request)}


def _submit(request: HttpRequest, pk: int) -> None:
    masks = request.POST.get("extra_masks", "").splitlines()
    submit_publication(publication_id=pk, extra_masks=masks, **_given(request))


def _clear(request: HttpRequest, pk: int) -> None:
    clear_publication(
        publication_id=pk,
        is_cleared=request.POST.get("outcome") == "CLEARED",
        points={name for name in CLEARANCE_POINTS if request.POST.get(name)},
        note=request.POST.get("note", ""),
        **_given(request),
    )


def _publish(request: HttpRequest, pk: int) -> None:
    publish(publication_id=pk, **_given(request))


def _take_down(request: HttpRequest, pk: int) -> None:
    take_down(publication_id=pk, reason=request.POST.get("reason", ""), **_given(request))


def _note_later(request: HttpRequest, pk: int) -> None:
    note_succession(publication_id=pk, **_given(request))


def _drop_note(request: HttpRequest, pk: int) -> None:
    drop_note(publication_id=pk, **_given(request))


def _reopen(request: HttpRequest, pk: int) -> None:
    reason = request.POST.get("reopen_reason", "")
    reopen_publication(publication_id=pk, reason=reason, **_given(request))


def _exempt(request: HttpRequest, pk: int) -> None:
    exempt_publication(
        publication_id=pk,
        ground=request.POST.get("ground", ""),
        note=request.POST.get("exempt_note", ""),
        **_given(request),
    )


ACTS: dict[str, Callable[[HttpRequest, int], None]] = {
    "submit": _submit,
    "clear": _clear,
    "publish": _publish,
    "take-down": _take_down,
    "exempt": _exempt,
    "note-later": _note_later,
    "drop-note": _drop_note,
    "reopen": _reopen,
}


def _explanation(publication: Publication) -> str:
    """How the limit was reached: as kept, or worked out anew for readers of another language."""
    if get_language() == settings.LANGUAGE_CODE:
        return publication.explanation
    rules = rules_of(publication.case.rules_digest).disclosure
    rule = next(rule for rule in rules if rule.code == publication.rule)
    return limit_of(publication, rule, bureau_calendar()).explanation


def _page(
    request: HttpRequest, public_id: UUID, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    duties = require_reader(request)
    publication = get_object_or_404(
        Publication.objects.select_related("case__party", "case__item"), public_id=public_id
    )
    # What is to be taken down is not only noted: TAKE_DOWN comes after NOTE and DROP_NOTE.
    waiting = waiting_successions().filter(earlier=publication).order_by("kind", "id").last()
    file = file_of_case(publication.case_id, now())
    may_reopen = REOPENED_BY.get(PublicationStatus(publication.status)) in duties
    is_clearer = Duty.DISCLOSURE_CLEARER in duties
    place = _place(public_id)
    draft = None if refusal else restored(request, place)
    typed = draft.typed if draft else request.POST
    masks = typed.get("extra_masks") or "\n".join(publication.extra_masks)
    context = {
        "publication": publication,
        "explanation": _explanation(publication),
        "content": worded(publication.fields),
        "events": PublicationEvent.objects.filter(publication=publication)
        .select_related("actor")
        .order_by("id"),
        "refusal": refusal,
        "errors": dict(refusal.fields) if refusal else {},
        "posted": typed,
        "draft": draft,
        "draft_place": place,
        "extra_masks": masks,
        "succession": waiting,
        "reason": typed.get("reason", waiting.note if waiting else ""),
        "points": [(name, text, bool(typed.get(name))) for name, text in CLEARANCE_POINTS.items()],
        "grounds": grounds_open(publication, file) if is_clearer else [],
        "may_reopen": may_reopen,
        "is_staff": Duty.DISCLOSURE_STAFF in duties,
        "is_clearer": is_clearer,
    }
    return render(request, "desk/publications/publication.html", context, status=status)
