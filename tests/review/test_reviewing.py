"""Who reviews, what a review covers, what its ten points ask (法制审核)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.interfaces.operator.demo.answers import TEN_PASSED
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.reviewing import NoReviewer, review_digest
from sunlit.registers.officers.models import LegalReviewer, Officer
from sunlit.review.models import ReviewOpinion, ReviewSubmission
from sunlit.review.ten_points import failed_points, missing_points
from tests.builders.bureau import START, a_walk, person
from tests.journeys.telling import file_of

pytestmark = pytest.mark.usefixtures("bureau")


def reviewer_of(case_id: int) -> Account:
    return ReviewSubmission.objects.filter(case_id=case_id).latest("id").reviewer


def test_reviews_go_round_among_the_qualified() -> None:
    reviewers = []
    for _ in range(4):
        walk = a_walk()
        walk.until("review_submitted")
        reviewers.append(reviewer_of(walk.case.pk).username)

    assert reviewers[0] != reviewers[1]
    assert reviewers[:2] == reviewers[2:]
    assert set(reviewers) == {"shenhe", "shenhe-er"}


def test_nobody_chooses_his_reviewer_and_nobody_reviews_what_he_had_a_part_in() -> None:
    walk = a_walk()
    walk.until("decision_drafted")
    kezhang = person("kezhang")
    assign_duty(
        actor=None, at=START, account=kezhang, duty=Duty.LEGAL_REVIEWER, valid_from=date(2026, 1, 1)
    )
    LegalReviewer.objects.create(
        account=kezhang, has_legal_qualification=True, valid_from=date(2026, 1, 1)
    )

    with pytest.raises(EntryRefused, match="由系统指派"):
        walk.take("review_submitted", reviewer=kezhang.pk)
    walk.take("review_submitted")

    assert reviewer_of(walk.case.pk) != kezhang


def test_without_a_qualified_reviewer_the_submission_is_refused() -> None:
    walk = a_walk()
    walk.until("decision_drafted")
    LegalReviewer.objects.update(has_legal_qualification=False)

    with pytest.raises(NoReviewer) as refused:
        walk.take("review_submitted")

    assert "第五十八条第二款" in refused.value.article
    assert not ReviewSubmission.objects.filter(case=walk.case).exists()


def test_an_unqualified_person_cannot_be_chosen() -> None:
    walk = a_walk()
    walk.until("decision_drafted")

    with pytest.raises(EntryRefused) as refused:
        walk.take("review_submitted", reviewer=person("jiandu").pk)

    assert list(refused.value.fields) == ["reviewer"]


POINTS: dict[str, tuple[Any, str]] = {
    "nine of ten": (TEN_PASSED[:9], "10"),
    "none": ([], "points"),
    "a failure without reason": (
        [*TEN_PASSED[:9], {"no": 10, "conclusion": "FAILED", "reason": " "}],
        "10",
    ),
    "an eleventh": ([*TEN_PASSED, {"no": 11, "conclusion": "PASSED", "reason": ""}], "points"),
    "no conclusion": ([*TEN_PASSED[:9], {"no": 10, "conclusion": "", "reason": ""}], "10"),
    "another conclusion": ([*TEN_PASSED[:9], {"no": 10, "conclusion": "YES"}], "points"),
    "not points at all": ("passed", "points"),
}


@pytest.mark.parametrize("name", POINTS)
def test_every_point_has_its_conclusion(name: str) -> None:
    points, _words = POINTS[name]
    walk = a_walk()
    walk.until("review_submitted")

    with pytest.raises(EntryRefused) as refused:
        walk.take("review_concluded", points=points)

    assert list(refused.value.fields) == ["points"]
    assert not ReviewOpinion.objects.filter(submission__case=walk.case).exists()


def test_a_draft_with_a_failed_point_does_not_pass() -> None:
    failed = [
        *TEN_PASSED[:2],
        {"no": 3, "conclusion": "FAILED", "reason": "事实不清"},
        *TEN_PASSED[3:],
    ]
    walk = a_walk()
    walk.until("review_submitted")

    with pytest.raises(EntryRefused) as refused:
        walk.take("review_concluded", points=failed)
    assert "opinion" in refused.value.fields
    walk.take("review_concluded", points=failed, opinion="SUPPLEMENT")

    assert ReviewOpinion.objects.get(submission__case=walk.case).opinion == "SUPPLEMENT"


def test_missing_and_failed_points_are_told_by_number() -> None:
    points = [{"no": n, "conclusion": "PASSED"} for n in (1, 2, 4)]
    points += [{"no": 5, "conclusion": "FAILED", "reason": "x"}, {"no": 6, "conclusion": "FAILED"}]

    assert missing_points(points) == [3, 6, 7, 8, 9, 10]
    assert failed_points(points) == [5, 6]


@pytest.mark.parametrize("change", ["evidence_added", "questioning", "statement_heard"])
def test_what_was_submitted_is_answered_only_while_it_stands(change: str) -> None:
    walk = a_walk()
    walk.until("review_submitted")
    walk.take(change)

    with pytest.raises(StepRefused, match="须重新送审"):
        walk.take("review_concluded")


def test_the_digest_covers_facts_evidence_and_draft_and_nothing_else() -> None:
    walk = a_walk()
    walk.until("review_submitted")
    submitted = review_digest(file_of(walk))
    walk.take("handler_changed", **handover())
    assert review_digest(file_of(walk)) == submitted

    walk.take("review_concluded")
    opinion = ReviewOpinion.objects.get(submission__case=walk.case)
    assert opinion.digest == opinion.submission.digest == submitted

    walk.crew = replace(walk.crew, handler=person("chengban-ny"))
    walk.take("evidence_added")
    assert review_digest(file_of(walk)) != submitted


def handover() -> dict[str, object]:
    return {
        "officer": Officer.objects.get(name="承办人甲").pk,
        "successor": Officer.objects.get(name="承办人丙").pk,
        "reason": "工作调动。",
    }


def test_each_round_is_kept() -> None:
    walk = a_walk()
    walk.until("review_submitted")
    walk.take("review_concluded", opinion="CHANGE")
    walk.take("decision_drafted")
    walk.take("review_submitted", reply="已按意见修改裁量理由。")
    walk.take("review_concluded")

    rounds = ReviewSubmission.objects.filter(case=walk.case).order_by("round")
    opinions = [ReviewOpinion.objects.get(submission=one).opinion for one in rounds]

    assert [one.round for one in rounds] == [1, 2]
    assert opinions == ["CHANGE", "PASSED"]
