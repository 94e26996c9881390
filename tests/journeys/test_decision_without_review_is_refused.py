"""No major decision without a passed review of exactly what is decided (处罚法第五十八条)."""

from typing import Any

import pytest

from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import StepRefused
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    reread,
    steps,
)

pytestmark = pytest.mark.usefixtures("bureau")


def refused_to_decide(walk: Walk) -> StepRefused:
    """The refusal of the decision; nothing may have changed by it."""
    before = steps(walk.case), reread(walk).version
    with pytest.raises(StepRefused) as refused:
        walk.take("penalty_decided")
    assert (steps(walk.case), reread(walk).version) == before
    return refused.value


def test_a_decision_without_review_is_refused_naming_the_article() -> None:
    walk = a_walk()
    walk.until("decision_drafted")

    refusal = refused_to_decide(walk)

    assert refusal.article == "《行政处罚法》第五十八条"
    assert "未经法制审核，不得作出决定" in refusal.message
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_a_decision_during_review_is_refused() -> None:
    walk = a_walk()
    walk.until("review_submitted")

    assert "审核尚未通过" in refused_to_decide(walk).message


@pytest.mark.parametrize(
    "opinion", ["SUPPLEMENT", "CORRECT_PROCEDURE", "CHANGE", "NO_PENALTY", "REFER"]
)
def test_a_decision_after_a_review_that_did_not_pass_is_refused(opinion: str) -> None:
    walk = a_walk()
    walk.until("review_submitted")
    walk.take("review_concluded", opinion=opinion)

    assert "第五十八条" in refused_to_decide(walk).article


CHANGES: dict[str, dict[str, Any]] = {
    "evidence_added": {},
    "questioning": {},
    "onsite_checked": {},
    "statement_heard": {},
    "investigation_reported": {},
    "prior_notice_issued": {},
    "decision_drafted": {},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_passed_review_lapses_when_facts_evidence_or_draft_change(change: str) -> None:
    walk = a_walk()
    walk.until("review_concluded")
    walk.take(change, **CHANGES[change])

    refusal = refused_to_decide(walk)

    assert refusal.article and refusal.message


@pytest.mark.parametrize("change", ["evidence_added", "decision_drafted"])
def test_reviewed_again_after_the_change_it_can_be_decided(change: str) -> None:
    walk = a_walk()
    walk.until("review_concluded")
    walk.take(change)
    if change != "decision_drafted":
        walk.take("decision_drafted")
    refused_to_decide(walk)

    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("penalty_decided")

    assert steps(walk.case)[-1] == "penalty_decided"


def test_a_small_fine_needs_no_review() -> None:
    walk = a_walk(fine="49999.99")
    walk.until("decision_drafted")

    walk.take("penalty_decided")

    assert "review_submitted" not in steps(walk.case)


def test_a_voluntary_review_is_awaited() -> None:
    walk = a_walk(fine="10000")
    walk.until("decision_drafted")
    walk.take("review_submitted", manual_reason="首次适用新条款")

    assert "等待审核意见" in refused_to_decide(walk).message
