"""A published decision overturned by a court is taken down, the reason stays (第四十八条)."""

import pytest

from sunlit.casework.models import CaseStatus
from sunlit.disclosure.actions.exempt_publication import exempt_publication
from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.actions.reopen_publication import (
    ReopeningReasonNeeded,
    reopen_publication,
)
from sunlit.disclosure.actions.take_down import ReasonNeeded, take_down
from sunlit.disclosure.grounds import OVERTURNED, GroundNeeded
from sunlit.disclosure.models import (
    PublicationStatus,
    PublishedRecord,
    RecordKind,
    SuccessionKind,
)
from sunlit.disclosure.opening import WrongState
from sunlit.disclosure.queries import visible_records, waiting_successions
from sunlit.disclosure.succeeding import overturned_by
from sunlit.disclosure.work import draft_publications, follow_up
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.refusals import NotAllowed
from sunlit.foundations.textsearch.index import matching_keys
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.overturning import steps_ending_in
from tests.builders.answers import more_answers
from tests.builders.bureau import COMPANY, a_walk, person
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    draft_published,
    file_of,
    publication_of,
    published,
    reread,
)

pytestmark = pytest.mark.usefixtures("bureau")
RESULTS = ["REVOKED", "ILLEGAL", "CHANGED"]
REASON = "原行政处罚决定已被人民法院依法撤销。"


def test_an_overturned_decision_is_closed_unpaid_taken_down_and_leaves_its_reason() -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.record_all()
    record = published(walk)
    walk.take("remedy_opened", **more_answers("remedy_opened", walk.at) | {"kind": "LITIGATION"})
    walk.take("remedy_ended", **more_answers("remedy_ended", walk.at))
    walk.take("case_closed")

    publication = publication_of(walk)
    follow_up({}, walk.at)
    follow_up({}, walk.at)
    task = waiting_successions().get()
    assert (task.kind, task.earlier, task.later) == (SuccessionKind.TAKE_DOWN, publication, None)
    assert "3个工作日" in task.explanation
    take_down(publication_id=publication.pk, actor=person("gongshi"), at=walk.at, reason=REASON)
    assert not waiting_successions().exists()

    record.refresh_from_db()
    assert (record.is_visible, record.fields, record.party_name) == (False, [], "")
    assert record.tombstone_reason == REASON
    assert record.document_no == reread(walk).decision_no, "the number stays: no gap in public"
    assert record.taken_down_on is not None
    assert COMPANY not in record.title
    assert not visible_records(RecordKind.DECISION, record.taken_down_on).exists()
    assert reread(walk).status == CaseStatus.CLOSED
    assert history(f"publication/{publication.public_id}").last().code == "publications.taken_down"
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


@pytest.mark.parametrize(
    "reason", ["", "撤销", "字" * 501, "当事人联系电话13800000000，予以撤下。"]
)
def test_the_public_is_told_why_in_words_fit_to_publish(reason: str) -> None:
    walk = a_walk()
    walk.until("decision_served")
    record = published(walk)

    with pytest.raises(ReasonNeeded):
        take_down(
            publication_id=publication_of(walk).pk,
            actor=person("gongshi"),
            at=walk.at,
            reason=reason,
        )

    assert PublishedRecord.objects.get(pk=record.pk).is_visible


def test_what_was_taken_down_is_neither_taken_down_again_nor_published() -> None:
    walk = a_walk()
    walk.until("decision_served")
    published(walk)
    pk, gongshi = publication_of(walk).pk, person("gongshi")
    take_down(publication_id=pk, actor=gongshi, at=walk.at, reason=REASON)

    with pytest.raises(WrongState):
        take_down(publication_id=pk, actor=gongshi, at=walk.at, reason=REASON)
    with pytest.raises(WrongState):
        publish(publication_id=pk, actor=gongshi, at=walk.at)

    assert publication_of(walk).status == PublicationStatus.TAKEN_DOWN


def taken_down(walk: Walk) -> None:
    pk = publication_of(walk).pk
    take_down(publication_id=pk, actor=person("gongshi"), at=walk.at, reason=REASON)


def reopen(walk: Walk, who: str, reason: str = "误撤，原决定仍然有效。") -> None:
    pk = publication_of(walk).pk
    reopen_publication(publication_id=pk, actor=person(who), at=walk.at, reason=reason)


def test_what_was_taken_down_by_mistake_is_public_again_after_a_new_review() -> None:
    walk = a_walk()
    walk.until("decision_served")
    published(walk)
    taken_down(walk)
    tombstone = PublishedRecord.objects.get()
    with pytest.raises(NotAllowed):
        reopen(walk, "kezhang")
    with pytest.raises(ReopeningReasonNeeded, match="请写明恢复公示的理由"):
        reopen(walk, "gongshi", "误撤")

    reopen(walk, "gongshi")
    assert publication_of(walk).status == PublicationStatus.DRAFT
    assert not PublishedRecord.objects.get().is_visible, "reviewed first"
    with pytest.raises(WrongState, match="不能恢复公示"):
        reopen(walk, "gongshi")
    record = draft_published(walk)

    assert (record.pk, record.public_id) == (tombstone.pk, tombstone.public_id)
    assert (record.is_visible, record.party_name, record.taken_down_on) == (True, COMPANY, None)
    assert (record.tombstone_reason, record.published_on) == ("", tombstone.published_on)
    codes = [entry.code for entry in history(f"publication/{record.public_id}")]
    assert codes.count("publications.published") == 2 and "publications.reopened" in codes
    assert record.pk in matching_keys("published", COMPANY, 10), "found again"
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_a_decision_overturned_and_upheld_in_the_end_is_drafted_again_by_itself() -> None:
    walk = a_walk()
    walk.until("decision_served")
    published(walk)
    go_to_court(walk)
    win_in_court(walk)
    assert tasks(walk)
    taken_down(walk)
    with pytest.raises(WrongState, match="不能恢复公示"):
        reopen(walk, "gongshi")

    go_to_court(walk)
    tasks(walk)
    assert publication_of(walk).status == PublicationStatus.TAKEN_DOWN, "nothing is final yet"
    win_in_court(walk, "UPHELD")
    assert tasks(walk) == []
    assert publication_of(walk).status == PublicationStatus.DRAFT

    assert draft_published(walk).is_visible
    go_to_court(walk)
    win_in_court(walk)
    assert tasks(walk) == ["本决定已被依法撤销。"], "asked anew"


def test_who_left_a_decision_unpublished_may_take_it_up_again() -> None:
    walk = a_walk()
    walk.until("decision_served")
    draft_publications(walk.at)
    leave_unpublished(walk, "SECRET")
    with pytest.raises(NotAllowed):
        reopen(walk, "gongshi")

    reopen(walk, "gongshi-shencha", "经核实不涉及国家秘密。")

    assert draft_published(walk).is_visible


def go_to_court(walk: Walk) -> None:
    walk.take("remedy_opened", **more_answers("remedy_opened", walk.at) | {"kind": "LITIGATION"})


def win_in_court(walk: Walk, result: str = "REVOKED") -> None:
    walk.take("remedy_ended", **more_answers("remedy_ended", walk.at) | {"result": result})


def tasks(walk: Walk) -> list[str]:
    """The notes of what the disclosure staff is asked for, after the background work ran twice."""
    follow_up({}, walk.at)
    follow_up({}, walk.at)
    row = overturned_by(file_of(walk))
    asked_at_once = steps_ending_in([row.result] if row else RESULTS).filter(case=walk.case)
    assert asked_at_once.exists() == bool(row), "one law, asked of one case and of many"
    return [task.note for task in waiting_successions()]


@pytest.mark.parametrize(
    ("results", "told"),
    [
        (["REVOKED"], "本决定已被依法撤销。"),
        (["ILLEGAL"], "本决定已被依法确认违法或者确认无效。"),
        (["CHANGED"], "本决定已被依法变更，以变更后的决定为准。"),
        (["REVOKED", "WITHDRAWN"], "本决定已被依法撤销。"),
        (["UPHELD"], None),
        (["REVOKED", "UPHELD"], None),
        (["UPHELD", "REVOKED"], "本决定已被依法撤销。"),
    ],
)
def test_it_asks_for_what_the_last_remedy_made_of_the_decision(
    results: list[str], told: str | None
) -> None:
    walk = a_walk()
    walk.until("decision_served")
    published(walk)
    for result in results:
        go_to_court(walk)
        assert tasks(walk) == [], "while it is pending nothing is final"
        win_in_court(walk, result)
        tasks(walk)

    assert tasks(walk) == ([told] if told else [])
    entries = history(f"publication/{publication_of(walk).public_id}")
    was_withdrawn = results[0] == "REVOKED" and len(results) > 1
    assert ("publications.stands" in {entry.code for entry in entries}) == was_withdrawn


def test_a_decision_the_bureau_took_back_itself_is_taken_down() -> None:
    walk = a_walk()
    walk.until("decision_served")
    published(walk)

    walk.take("decision_revoked", reasons="认定事实有误。", handling="已缴罚款予以退还。")

    assert tasks(walk) == ["本决定已被依法撤销。"]


def leave_unpublished(walk: Walk, ground: str) -> None:
    pk, clearer = publication_of(walk).pk, person("gongshi-shencha")
    exempt_publication(publication_id=pk, actor=clearer, at=walk.at, ground=ground)


def test_a_decision_overturned_before_it_was_public_never_becomes_so() -> None:
    walk = a_walk()
    walk.until("decision_served")
    go_to_court(walk)
    win_in_court(walk)

    with pytest.raises(WrongState, match="不能公示"):
        published(walk)
    with pytest.raises(WrongState):
        leave_unpublished(walk, "SECRET")
    go_to_court(walk)
    with pytest.raises(GroundNeeded):
        leave_unpublished(walk, OVERTURNED)

    win_in_court(walk)
    leave_unpublished(walk, OVERTURNED)
    assert publication_of(walk).status == PublicationStatus.EXEMPT
