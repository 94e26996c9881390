"""Not filed, no penalty, dismissed, referred: the other ends of a case (处罚法第五十七条)."""

import pytest

from sunlit.casework.models import CaseStatus
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.procedures.attempts import StepRefused
from sunlit.recording.models import Document
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
    reread,
    steps,
)

pytestmark = pytest.mark.usefixtures("bureau")
NO_MONEY = {"kinds": (), "fine": ""}


def test_a_lead_without_substance_is_closed_by_the_head_of_the_section() -> None:
    walk = a_walk()

    walk.take("lead_closed")

    assert reread(walk).status == CaseStatus.CLOSED
    with pytest.raises(StepRefused, match="不予立案"):
        walk.take("case_filed")
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


@pytest.mark.parametrize("outcome", ["NO_PENALTY_MINOR", "NO_PENALTY_UNPROVEN"])
def test_no_penalty_is_decided_served_and_closed(outcome: str) -> None:
    walk = a_walk(outcome=outcome, **NO_MONEY)
    walk.until("investigation_reported")
    walk.take("no_penalty_decided")

    with pytest.raises(StepRefused, match="决定书尚未送达"):
        walk.take("case_closed")
    walk.take("decision_served")
    walk.record_all()
    walk.take("case_closed")

    case = reread(walk)
    document = Document.objects.get(case=case, form_code="no-penalty-decision")
    assert case.status == CaseStatus.CLOSED
    assert case.decision_no == document.document_no != ""
    assert "申请行政复议" in document.content
    assert draft_publication(case=case, actor=None, at=walk.at) is None
    assert_ledger_is_whole_and_would_show_one_changed_byte(case)


def test_a_dismissed_case_is_closed_without_anything_to_serve() -> None:
    walk = a_walk(outcome="DISMISSAL", **NO_MONEY)
    walk.until("investigation_reported")
    walk.take("case_dismissed")
    walk.record_all()

    walk.take("case_closed")

    assert reread(walk).status == CaseStatus.CLOSED
    assert "decision_served" not in steps(walk.case)
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_a_suspected_crime_is_referred_with_a_numbered_letter() -> None:
    walk = a_walk(outcome="REFERRAL", **NO_MONEY)
    walk.until("investigation_reported")
    walk.take("referral_reported")
    with pytest.raises(StepRefused, match="未经法制审核"):
        walk.take("crime_referred")
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("crime_referred")
    walk.take("referral_handed_over")
    walk.take("referral_answered")
    walk.record_all()

    walk.take("case_closed")

    letter = Document.objects.get(case=walk.case, form_code="referral-letter")
    assert "示例市公安局" in letter.content
    assert letter.document_no.startswith("（示）发改移〔2026〕")
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


@pytest.mark.parametrize(
    ("outcome", "step", "words"),
    [
        ("PENALTY", "no_penalty_decided", "处理意见不是不予处罚"),
        ("PENALTY", "case_dismissed", "处理意见不是撤案"),
        ("PENALTY", "crime_referred", "处理意见不是移送"),
        ("DISMISSAL", "no_penalty_decided", "处理意见不是不予处罚"),
        ("NO_PENALTY_MINOR", "prior_notice_issued", "处理意见不是予以行政处罚"),
        ("REFERRAL", "case_dismissed", "处理意见不是撤案"),
    ],
)
def test_a_decision_follows_the_report(outcome: str, step: str, words: str) -> None:
    changes = {} if outcome == "PENALTY" else NO_MONEY
    walk = a_walk(outcome=outcome, **changes)
    walk.until("investigation_reported")

    with pytest.raises(StepRefused, match=words):
        walk.take(step)

    assert file_of(walk).decision() is None


def test_a_case_is_decided_once() -> None:
    walk = a_walk(outcome="DISMISSAL", **NO_MONEY)
    walk.until("investigation_reported")
    walk.take("case_dismissed")

    with pytest.raises(StepRefused, match="已经作出处理决定"):
        walk.take("evidence_added")
