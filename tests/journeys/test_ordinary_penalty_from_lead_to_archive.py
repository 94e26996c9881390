"""A fine of 60,000 yuan on a company: with review, without hearing, from lead to closed file."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from sunlit.casework.models import CaseStatus, Todo
from sunlit.foundations.calendars import national, working_days_between
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.recording.models import Document
from sunlit.review.models import ReviewOpinion, ReviewSubmission
from tests.builders.bureau import COMPANY, COMPANY_CODE, a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    codes,
    publication_of,
    published,
    reread,
    steps,
)

pytestmark = pytest.mark.usefixtures("bureau")
DOCUMENTS = {
    "案源登记表",
    "行政处罚立案审批表",
    "询问笔录",
    "案件调查终结报告",
    "行政处罚事先告知书",
    "送达回证",
    "行政处罚决定审批表",
    "重大行政执法决定法制审核意见书",
    "行政处罚决定书",
    "行政处罚信息信用修复告知书",
    "结案审批表",
}


def test_it_goes_from_lead_to_archive_and_to_the_public() -> None:
    walk = a_walk()

    walk.until("decision_served")
    record = published(walk)
    walk.take("payment_recorded")
    walk.record_all()
    walk.take("case_closed")

    case = reread(walk)
    assert (case.status, case.stage) == (CaseStatus.CLOSED, "closure")
    assert case.case_no and case.decision_no
    assert case.filed_on and case.decided_on and case.closed_on
    assert not Todo.objects.filter(case=case).exists()
    assert Document.objects.filter(case=case, title__in=DOCUMENTS).values(
        "title"
    ).distinct().count() == len(DOCUMENTS)
    assert record.is_visible and record.document_no == case.decision_no
    assert {f["name"]: f["value"] for f in record.fields}["party_code"] == COMPANY_CODE
    assert record.party_name == COMPANY
    assert_ledger_is_whole_and_would_show_one_changed_byte(case)


def test_every_step_left_one_entry_with_its_maker_and_its_rules() -> None:
    walk = a_walk()
    walk.until("case_closed")

    entries = list(history(f"case/{walk.case.public_id}"))
    taken = [entry for entry in entries if not entry.code.startswith("steps.")]

    assert len(taken) == len(steps(walk.case))
    assert codes(walk.case)[0] == "leads.registered"
    assert codes(walk.case)[-1] == "cases.closed"
    for entry in taken:
        payload = read_payload(entry)
        assert payload["rules_digest"] == walk.case.rules_digest
        assert payload["taken_by"] and entry.actor_username
    decided = next(entry for entry in taken if entry.code == "penalties.decided")
    assert decided.actor_name == "分管领导"
    assert read_payload(decided)["document_no"] == reread(walk).decision_no


def test_the_review_was_found_by_the_system_and_names_its_row() -> None:
    walk = a_walk()
    walk.until("case_closed")

    submission = ReviewSubmission.objects.get(case=walk.case)

    assert [row["code"] for row in submission.rows] == ["BJ-SH-01"]
    assert ReviewOpinion.objects.get(submission=submission).digest == submission.digest
    assert "discussion_held" not in steps(walk.case)
    assert "hearing_requested" not in steps(walk.case)


def test_the_decision_carries_remedies_numbers_and_both_amounts() -> None:
    walk = a_walk()
    walk.until("penalty_decided")

    text = Document.objects.get(case=walk.case, form_code="penalty-decision").content

    for words in (
        COMPANY,
        "60,000.00元（人民币陆万元整）",
        "示例市人民政府申请行政复议",
        "60日内",
        "六个月内",
        "示例市人民法院提起行政诉讼",
        reread(walk).decision_no,
    ):
        assert words in text


def test_it_is_due_to_be_public_seven_working_days_after_the_decision() -> None:
    walk = a_walk()
    walk.until("decision_served")
    published(walk)

    publication = publication_of(walk)

    assert working_days_between(publication.decided_on, publication.due_on, national()) == 7
    assert "7个工作日" in publication.explanation
    assert localdate(walk.at) - publication.decided_on <= timedelta(days=7)
