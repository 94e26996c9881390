"""A published license that is changed, withdrawn or revoked says so in public (118号（六）)."""

from typing import Any

import pytest
from django.test import Client

from sunlit.disclosure.actions.note_succession import note_succession
from sunlit.disclosure.actions.take_down import take_down
from sunlit.disclosure.models import PublishedRecord, Succession, SuccessionKind
from sunlit.disclosure.opening import WrongState
from sunlit.disclosure.queries import waiting_successions
from sunlit.disclosure.work import follow_up
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.applying import LicenseEnding, ProjectApproval, ProjectChange
from sunlit.interfaces.operator.demo.plain import PlainWalk
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
