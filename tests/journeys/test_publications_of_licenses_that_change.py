"""A published license that is changed, withdrawn or revoked says so in public (118号（六）)."""

from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from sunlit.disclosure.actions.drop_note import drop_note
from sunlit.disclosure.actions.note_succession import note_succession
from sunlit.disclosure.actions.reopen_publication import reopen_publication
from sunlit.disclosure.actions.take_down import take_down
from sunlit.disclosure.models import (
    Publication,
    PublicationStatus,
    PublishedRecord,
    Succession,
    SuccessionKind,
)
from sunlit.disclosure.opening import WrongState
from sunlit.disclosure.queries import waiting_successions
from sunlit.disclosure.work import follow_up
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.applying import LicenseEnding, ProjectApproval, ProjectChange
from sunlit.interfaces.operator.demo.plain import PlainWalk
from tests.builders.answers import more_answers
from tests.builders.bureau import natural_person, person
from tests.journeys.applied import a_walk_of
from tests.journeys.telling import publication_of, published

pytestmark = pytest.mark.usefixtures("bureau")
CHANGE = {"kind": "CHANGE", "origin": "LICENSEE"}


def granted() -> tuple[PlainWalk, PublishedRecord]:
    """A project approved and the approval published."""
    walk = a_walk_of(ProjectApproval)
    walk.until("decision_served")
    return walk, published(walk)


def ended(number: str, proposal: str = "REVOKE", *party: Any, **opening: str) -> PlainWalk:
    """That license revoked, or changed, and the decision published."""
    walk = a_walk_of(LicenseEnding, *party, license_no=number, **opening)
    walk.until("license_accepted")
    walk.take("license_examined", proposal=proposal)
    if proposal == "REVOKE":
        walk.until("licensee_heard")
    walk.take("decision_drafted", outcome=proposal)
    walk.until("decision_served")
    published(walk)
    follow_up({}, walk.at)
    return walk


def test_a_revoked_license_is_taken_down_with_the_reason_and_a_link(client: Client) -> None:
    first, record = granted()
    spelled = record.document_no.replace("〔", "[").replace("〕", "] ")
    later = ended(spelled)
    task = waiting_successions().get()
    no = publication_of(later).document_no

    assert (task.kind, task.earlier) == (SuccessionKind.TAKE_DOWN, publication_of(first))
    assert task.note.endswith(f"作出{no}决定，撤销行政许可。")
    with pytest.raises(WrongState, match="应当撤下"):
        note_succession(publication_id=task.earlier_id, actor=person("gongshi"), at=later.at)

    client.force_login(person("gongshi"))
    page = client.get(f"/desk/publications/{task.earlier.public_id}/")
    assert f">{task.note}</textarea>" in page.content.decode(), "nothing is typed twice"
    take_down(
        publication_id=task.earlier_id, actor=person("gongshi"), at=later.at, reason=task.note
    )

    shown = client.get(f"/decisions/{record.public_id}/")
    assert shown.status_code == 410
    assert task.note in shown.content.decode()
    assert f"/decisions/{publication_of(later).public_id}/" in shown.content.decode()
    assert not waiting_successions().exists()
    follow_up({}, later.at)
    assert Succession.objects.count() == 1, "settled once and for all"


def test_a_changed_license_stays_public_and_says_what_became_of_it(client: Client) -> None:
    _first, record = granted()
    later = ended(record.document_no, "GRANT", **CHANGE)
    task = waiting_successions().get()
    assert task.kind == SuccessionKind.NOTE

    with pytest.raises(NotAllowed):
        note_succession(publication_id=task.earlier_id, actor=person("kezhang"), at=later.at)
    note_succession(publication_id=task.earlier_id, actor=person("gongshi"), at=later.at)
    with pytest.raises(WrongState, match="没有待注明"):
        note_succession(publication_id=task.earlier_id, actor=person("gongshi"), at=later.at)

    shown = client.get(f"/decisions/{record.public_id}/").content.decode()
    assert task.note in shown and record.party_name in shown
    assert f"/decisions/{publication_of(later).public_id}/" in shown
    entry = history(f"publication/{task.earlier.public_id}").last()
    assert entry is not None and entry.code == "publications.noted"


def test_the_end_of_a_license_reaches_its_changes_too() -> None:
    _first, record = granted()
    change = ended(record.document_no, "GRANT", **CHANGE)
    altered = publication_of(change)

    ended(altered.document_no)

    waiting = waiting_successions().filter(kind=SuccessionKind.TAKE_DOWN)
    assert {row.earlier.document_no for row in waiting} == {
        record.document_no,
        altered.document_no,
    }


def test_a_project_changed_names_its_approval() -> None:
    _first, record = granted()
    walk = a_walk_of(ProjectChange, approval_no=record.document_no)
    walk.until("decision_served")
    published(walk)
    follow_up({}, walk.at)

    assert waiting_successions().get().earlier.document_no == record.document_no


def test_the_license_of_somebody_else_is_left_alone() -> None:
    _first, record = granted()

    ended(record.document_no, "REVOKE", natural_person())

    assert not Succession.objects.exists()


def at_court(walk: PlainWalk, result: str) -> None:
    """The licensee goes to court against the decision; this is what becomes of it."""
    walk.take("remedy_opened", **more_answers("remedy_opened", walk.at) | {"kind": "LITIGATION"})
    walk.take("remedy_ended", **more_answers("remedy_ended", walk.at) | {"result": result})
    follow_up({}, walk.at)
    follow_up({}, walk.at)


def noted(walk: PlainWalk) -> None:
    """Everything waiting is noted."""
    for task in list(waiting_successions()):
        note_succession(publication_id=task.earlier_id, actor=person("gongshi"), at=walk.at)


def test_a_note_is_dropped_when_the_later_decision_falls(client: Client) -> None:
    _first, record = granted()
    later = ended(record.document_no, "GRANT", **CHANGE)
    noted(later)

    at_court(later, "REVOKED")
    dropped = waiting_successions().get(kind=SuccessionKind.DROP_NOTE)
    assert dropped.note.endswith("号不再有效：本决定已被依法撤销。")
    assert "后续决定被变更、撤销或者确认违法" in dropped.explanation

    client.force_login(person("gongshi"))
    path = f"/desk/publications/{record.public_id}/"
    assert "撤去注明" in client.get(path).content.decode()
    posted = {"version": dropped.earlier.version}
    assert client.post(f"{path}drop-note/", posted).status_code == 302
    record.refresh_from_db()
    assert (record.followed_by, record.followed_note, record.is_visible) == (None, "", True)
    assert not waiting_successions().filter(earlier=dropped.earlier).exists()
    with pytest.raises(WrongState, match="没有待撤去的注明"):
        drop_note(publication_id=dropped.earlier_id, actor=person("gongshi"), at=later.at)
    follow_up({}, later.at)
    assert not waiting_successions().filter(earlier=dropped.earlier).exists(), "asked once"


def test_an_older_note_that_still_holds_comes_back() -> None:
    _first, record = granted()
    change = ended(record.document_no, "GRANT", **CHANGE)
    noted(change)
    record.refresh_from_db()
    told = record.followed_note
    again = ended(record.document_no, "GRANT", **CHANGE)
    noted(again)
    at_court(again, "ILLEGAL")

    drop_note(publication_id=publication_id(record), actor=person("gongshi"), at=again.at)

    record.refresh_from_db()
    assert (record.followed_note, record.followed_by) == (told, publication_of(change).public_id)


def publication_id(record: PublishedRecord) -> int:
    return Publication.objects.get(public_id=record.public_id).pk


def test_a_note_stays_when_the_later_decision_stands_again() -> None:
    _first, record = granted()
    later = ended(record.document_no, "GRANT", **CHANGE)
    noted(later)
    at_court(later, "REVOKED")

    at_court(later, "UPHELD")

    assert not waiting_successions().exists()
    record.refresh_from_db()
    assert record.followed_by == publication_of(later).public_id


def test_a_license_whose_revocation_falls_is_public_again() -> None:
    _first, record = granted()
    later = ended(record.document_no)
    task = waiting_successions().get()
    take_down(
        publication_id=task.earlier_id, actor=person("gongshi"), at=later.at, reason=task.note
    )
    with pytest.raises(WrongState, match="后一决定仍然有效"):
        reopen_publication(
            publication_id=task.earlier_id,
            actor=person("gongshi"),
            at=later.at,
            reason="误撤，予以恢复。",
        )

    later.take("remedy_opened", **more_answers("remedy_opened", later.at) | {"kind": "LITIGATION"})
    follow_up({}, later.at)
    assert Publication.objects.get(pk=task.earlier_id).status == PublicationStatus.TAKEN_DOWN
    later.take("remedy_ended", **more_answers("remedy_ended", later.at) | {"result": "REVOKED"})
    follow_up({}, later.at)

    draft = Publication.objects.get(pk=task.earlier_id)
    assert (draft.status, draft.counts_from) == (PublicationStatus.DRAFT, localdate(later.at))
    assert "恢复公示" in draft.explanation and draft.due_on > localdate(later.at)
    assert not PublishedRecord.objects.get(pk=record.pk).is_visible, "not before it is reviewed"
