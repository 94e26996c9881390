"""Acts on a publication, and who may: state of the publication, the act, the persons."""

from collections.abc import Callable
from typing import Any

from sunlit.disclosure.actions.clear_publication import CLEARANCE_POINTS, clear_publication
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.actions.drop_note import drop_note
from sunlit.disclosure.actions.exempt_publication import exempt_publication
from sunlit.disclosure.actions.note_succession import note_succession
from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.actions.reopen_publication import reopen_publication
from sunlit.disclosure.actions.submit_publication import submit_publication
from sunlit.disclosure.actions.take_down import take_down
from sunlit.disclosure.models import Publication, Succession, SuccessionKind
from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.operator.demo.walking import Walk
from tests.builders.bureau import a_walk, person
from tests.journeys.telling import reread

Act = Callable[[Account], Any]
STAFF, CLEARER = {"gongshi"}, {"gongshi-shencha"}


def publication(status: str) -> tuple[Publication, Walk]:
    """A publication in that state."""
    walk = a_walk()
    walk.until("decision_served")
    found = draft_publication(case=reread(walk), actor=None, at=walk.at)
    assert found is not None
    for state, act in (("SUBMITTED", submit), ("CLEARED", clear), ("PUBLISHED", publish_it)):
        if status in {found.status, "EXEMPT"}:
            break
        act(found, walk)(person("gongshi-shencha" if state == "CLEARED" else "gongshi"))
        found.refresh_from_db()
    if status == "TAKEN_DOWN":
        take_it_down(found, walk)(person("gongshi"))
    if status == "EXEMPT":
        exempt(found, walk)(person("gongshi-shencha"))
    return found, walk


def submit(found: Publication, walk: Walk) -> Act:
    return lambda actor: submit_publication(
        publication_id=found.pk, actor=actor, at=walk.at, extra_masks=[]
    )


def clear(found: Publication, walk: Walk) -> Act:
    return lambda actor: clear_publication(
        publication_id=found.pk,
        actor=actor,
        at=walk.at,
        is_cleared=True,
        points=set(CLEARANCE_POINTS),
    )


def publish_it(found: Publication, walk: Walk) -> Act:
    return lambda actor: publish(publication_id=found.pk, actor=actor, at=walk.at)


def exempt(found: Publication, walk: Walk) -> Act:
    return lambda actor: exempt_publication(
        publication_id=found.pk, actor=actor, at=walk.at, ground="SECRET"
    )


def take_it_down(found: Publication, walk: Walk) -> Act:
    return lambda actor: take_down(
        publication_id=found.pk, actor=actor, at=walk.at, reason="原决定已被依法撤销。"
    )


def note_what_followed(found: Publication, walk: Walk) -> Act:
    Succession.objects.create(
        earlier=found, later=found, kind=SuccessionKind.NOTE, note="已变更。", due_on=walk.at.date()
    )
    return lambda actor: note_succession(publication_id=found.pk, actor=actor, at=walk.at)


def drop_what_fell(found: Publication, walk: Walk) -> Act:
    Succession.objects.create(
        earlier=found,
        later=found,
        kind=SuccessionKind.DROP_NOTE,
        note="不再有效。",
        due_on=walk.at.date(),
    )
    return lambda actor: drop_note(publication_id=found.pk, actor=actor, at=walk.at)


def reopen(found: Publication, walk: Walk) -> Act:
    return lambda actor: reopen_publication(
        publication_id=found.pk, actor=actor, at=walk.at, reason="误撤，予以恢复。"
    )


PUBLICATION_ACTS: dict[str, tuple[str, Callable[[Publication, Walk], Act], set[str]]] = {
    # act: (state of the publication, the act, who may)
    "submit_publication": ("DRAFT", submit, STAFF),
    "clear_publication": ("SUBMITTED", clear, CLEARER),
    "publish": ("CLEARED", publish_it, STAFF),
    "exempt_publication": ("DRAFT", exempt, CLEARER),
    "take_down": ("PUBLISHED", take_it_down, STAFF),
    "note_succession": ("PUBLISHED", note_what_followed, STAFF),
    "drop_note": ("PUBLISHED", drop_what_fell, STAFF),
    "reopen_publication": ("TAKEN_DOWN", reopen, STAFF),
    "reopen_publication left unpublished": ("EXEMPT", reopen, CLEARER),
}
