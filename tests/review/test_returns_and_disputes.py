"""Materials sent back, reviewers changed, opinions disputed, reviews ordered (法制审核的往复)."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from sunlit.interfaces.operator.demo.answers import TEN_PASSED
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.clocks import clocks
from sunlit.procedures.conditions.under_review import reviewer_of
from sunlit.procedures.reviewing import NoReviewer
from sunlit.recording.models import Document
from sunlit.registers.officers.models import LegalReviewer
from sunlit.review.models import ReviewSubmission
from tests.builders.answers import more_answers
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
)

pytestmark = pytest.mark.usefixtures("bureau")
NO_MONEY: dict[str, Any] = {"outcome": "NO_PENALTY_MINOR", "kinds": (), "fine": ""}


def take(walk: Walk, step: str, **changes: Any) -> None:
    """A step off the main line, as the cast answers it."""
    walk.take(step, **(more_answers(step, walk.at) | changes))


def submitted() -> Walk:
    walk = a_walk()
    walk.until("review_submitted")
    return walk


def refused() -> Walk:
    walk = submitted()
    walk.take("review_concluded", opinion="CHANGE")
    return walk


def due_on(walk: Walk) -> date | None:
    return next(view.due_on for view in clocks(file_of(walk)) if view.rule.code == "review")


def test_materials_sent_back_stop_the_clock_and_the_opinion() -> None:
    walk = submitted()
    was_due = due_on(walk)
    assert was_due is not None
    take(walk, "review_returned")

    assert due_on(walk) is None, "paused without end"
    with pytest.raises(StepRefused, match="等待承办人补送"):
        walk.take("review_concluded")

    walk.next_day(6)
    take(walk, "review_supplied")
    again = due_on(walk)
    assert again is not None and again >= was_due + timedelta(days=4)
    walk.take("review_concluded")
    walk.take("penalty_decided")
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_materials_not_sent_back_are_not_supplied() -> None:
    walk = submitted()

    with pytest.raises(StepRefused, match="没有退回补正的送审材料"):
        take(walk, "review_supplied")


def test_a_return_left_behind_by_a_new_draft_does_not_stop_the_new_review() -> None:
    walk = submitted()
    take(walk, "review_returned")
    walk.take("decision_drafted")
    walk.take("review_submitted")

    assert due_on(walk) is not None
    walk.take("review_concluded")


def test_another_reviewer_takes_over_the_same_round() -> None:
    walk = submitted()
    former = reviewer_of(file_of(walk))
    take(walk, "review_reassigned")

    rows = list(ReviewSubmission.objects.filter(case=walk.case).order_by("id"))
    assert [row.round for row in rows] == [1, 1]
    assert rows[0].reviewer_id == former != rows[1].reviewer_id
    assert reviewer_of(file_of(walk)) == rows[1].reviewer_id
    with pytest.raises(NoReviewer, match="没有其他可以指派"):
        take(walk, "review_reassigned")
    walk.take("review_concluded")
    assert rows[1].opinion.opinion == "PASSED"


def test_who_submits_again_says_what_was_done_about_the_opinion() -> None:
    walk = refused()

    with pytest.raises(EntryRefused, match="上一轮审核未通过") as wrong:
        walk.take("review_submitted")
    assert list(wrong.value.fields) == ["reply"]
    walk.take("review_submitted", reply="裁量理由已补充。")
    walk.take("review_concluded")
    walk.take("penalty_decided")


def test_a_disagreement_does_not_take_the_place_of_a_review() -> None:
    walk = refused()
    take(walk, "review_disputed")
    with pytest.raises(StepRefused, match="异议正在处理"):
        walk.take("review_submitted", reply="不同意。")
    take(walk, "review_upheld")

    with pytest.raises(StepRefused, match="须重新送审"):
        walk.take("penalty_decided")
    with pytest.raises(StepRefused, match="已经提出过异议"):
        take(walk, "review_disputed")
    record = Document.objects.get(case=walk.case, form_code="review-dispute-record")
    assert "维持审核意见" in record.content and "裁量基准适用正确" in record.content


def test_a_discussion_names_who_took_part() -> None:
    walk = refused()
    take(walk, "review_disputed")

    with pytest.raises(EntryRefused) as wrong:
        take(walk, "review_upheld", participants="")
    assert list(wrong.value.fields) == ["participants"]


def test_a_second_reviewer_judges_what_the_first_refused() -> None:
    walk = refused()
    first = reviewer_of(file_of(walk))
    take(walk, "review_disputed")
    take(walk, "review_reopened")

    assert reviewer_of(file_of(walk)) != first
    rounds = ReviewSubmission.objects.filter(case=walk.case).values_list("round", flat=True)
    assert sorted(rounds) == [1, 2]
    walk.take("review_concluded")
    walk.take("penalty_decided")


def test_without_a_second_reviewer_it_is_not_reopened() -> None:
    walk = refused()
    first = reviewer_of(file_of(walk))
    take(walk, "review_disputed")
    LegalReviewer.objects.exclude(account_id=first).update(has_legal_qualification=False)

    with pytest.raises(NoReviewer, match="没有审核过本案"):
        take(walk, "review_reopened")


def test_a_passed_review_is_not_disputed() -> None:
    walk = submitted()
    walk.take("review_concluded")

    with pytest.raises(StepRefused, match="没有可以提出异议"):
        take(walk, "review_disputed")


def test_what_the_head_ordered_to_review_is_not_decided_without() -> None:
    walk = a_walk(**NO_MONEY)
    walk.until("investigation_reported")
    take(walk, "review_ordered")

    with pytest.raises(StepRefused, match="交办法制审核"):
        walk.take("no_penalty_decided")
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("no_penalty_decided")


def test_a_review_asked_for_freely_binds_when_it_does_not_pass() -> None:
    walk = a_walk(**NO_MONEY)
    walk.until("investigation_reported")
    with pytest.raises(EntryRefused, match="主动送审的，请写明理由"):
        walk.take("review_submitted")
    walk.take("review_submitted", manual_reason="首次适用。")
    walk.take("review_concluded", opinion="SUPPLEMENT")

    with pytest.raises(StepRefused, match="法制审核未通过"):
        walk.take("no_penalty_decided")


def test_a_referral_is_reviewed_even_when_something_was_added_after_the_report() -> None:
    walk = a_walk(outcome="REFERRAL", kinds=(), fine="")
    walk.until("investigation_reported")
    walk.take("referral_reported")
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("evidence_added")

    with pytest.raises(StepRefused, match="须重新送审"):
        walk.take("crime_referred")


def points(**reference: str) -> list[dict[str, Any]]:
    return [{**TEN_PASSED[0], **reference}, *TEN_PASSED[1:]]


def test_a_point_refers_to_a_page_of_the_case() -> None:
    walk = submitted()
    taken = next(file_of(walk).all("questioning", "prior_notice_issued"))
    walk.take("review_concluded", points=points(reference=str(taken.position), place="２"))

    stored = file_of(walk).taken[-1].data["points"][0]
    opinion = Document.objects.get(case=walk.case, form_code="review-opinion")
    assert stored["reference"] == taken.position and stored["place"] == "2"
    assert (
        stored["title"] and f"见“{stored['title']}”第2页" in json.loads(opinion.content).__str__()
    )


def test_the_opinion_names_the_reviewer_with_the_legal_qualification() -> None:
    walk = submitted()
    walk.take("review_concluded", points=points())

    opinion = Document.objects.get(case=walk.case, form_code="review-opinion")
    number = LegalReviewer.objects.get(account=file_of(walk).taken[-1].actor_id).qualification_no
    assert number and f"（{number}）" in str(json.loads(opinion.content))


@pytest.mark.parametrize(
    ("reference", "place", "words"),
    [
        ("999", "", "不属于本案"),
        ("1", "三", "页码请填写数字"),
        ("1", "0:30", "页码应当是数字"),
        ("abc", "", "请从列表中选择"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(reference: str, place: str, words: str) -> None:
    walk = submitted()

    with pytest.raises(EntryRefused, match=words) as wrong:
        walk.take("review_concluded", points=points(reference=reference, place=place))
    assert list(wrong.value.fields) == ["points"]
