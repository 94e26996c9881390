"""A fine of 200,000 yuan: heard in a public hearing, reviewed, discussed, decided."""

import pytest
from django.utils.timezone import localdate

from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.conditions.under_review import review_rows
from sunlit.recording.models import Document
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
    published,
    reread,
    steps,
)

pytestmark = pytest.mark.usefixtures("bureau")


def test_it_is_heard_reviewed_discussed_and_decided() -> None:
    walk = a_walk(fine="200000", wants_hearing=True, states=True)

    walk.until("decision_served")
    record = published(walk)
    walk.take("payment_recorded")
    walk.record_all()
    walk.take("case_closed")

    taken = steps(walk.case)
    order = [
        "prior_notice_served",
        "statement_heard",
        "statement_reviewed",
        "hearing_requested",
        "hearing_notified",
        "hearing_held",
        "decision_drafted",
        "review_submitted",
        "review_concluded",
        "discussion_held",
        "penalty_decided",
        "decision_served",
        "case_closed",
    ]
    assert [step for step in taken if step in order] == order
    assert "200,000.00元" in {f["name"]: f["value"] for f in record.fields}["content"]
    assert_ledger_is_whole_and_would_show_one_changed_byte(reread(walk))


def test_the_notice_tells_of_the_right_to_a_hearing_and_a_smaller_one_does_not() -> None:
    large, small = a_walk(fine="200000"), a_walk()
    for walk in (large, small):
        walk.until("prior_notice_issued")

    told, untold = (
        Document.objects.get(case=walk.case, form_code="prior-notice").content
        for walk in (large, small)
    )

    assert "有权要求举行听证" in told
    assert "听证" not in untold


def test_a_hearing_held_makes_the_decision_major_whatever_the_amount() -> None:
    walk = a_walk(fine="200000", wants_hearing=True)
    walk.until("decision_drafted")

    rows = {row.code for row in review_rows(file_of(walk))}

    assert {"FG-SH-02", "FG-SH-05"} <= rows


def test_no_draft_while_the_hearing_asked_for_is_not_held() -> None:
    walk = a_walk(fine="200000")
    walk.until("prior_notice_served")
    walk.take("statement_waived")
    walk.take("hearing_requested")
    walk.take("hearing_notified")

    with pytest.raises(StepRefused, match="听证尚未举行") as refused:
        walk.take("decision_drafted")

    assert "第六十四条" in refused.value.article


def test_it_is_not_held_before_its_day() -> None:
    walk = a_walk(fine="200000")
    walk.until("prior_notice_served")
    walk.take("hearing_requested")
    walk.take("hearing_notified")

    with pytest.raises(StepRefused, match="听证定于"):
        walk.take("hearing_held")


def test_seven_working_days_lie_between_notification_and_hearing() -> None:
    walk = a_walk(fine="200000")
    walk.until("prior_notice_served")
    walk.take("hearing_requested")
    early = f"{localdate(walk.at).replace(day=localdate(walk.at).day + 7).isoformat()}T09:30"

    with pytest.raises(EntryRefused, match="七个工作日前") as refused:
        walk.take("hearing_notified", held_at=early)

    assert "held_at" in refused.value.fields


def test_the_handler_cannot_preside() -> None:
    walk = a_walk(fine="200000")
    walk.until("prior_notice_served")
    walk.take("hearing_requested")

    with pytest.raises(EntryRefused, match="听证主持人不得是本案调查人员"):
        walk.take("hearing_notified", chair=walk.crew.handler.pk)


def test_a_party_that_does_not_answer_in_time_has_let_its_right_pass() -> None:
    walk = a_walk(fine="200000")
    walk.until("prior_notice_served")
    walk.next_day(10)

    walk.take("decision_drafted")

    assert "decision_drafted" in steps(walk.case)
