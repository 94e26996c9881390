"""Price determination, charges, filings, complaints and rewards where they leave the main line."""

from dataclasses import replace
from typing import Any

import pytest

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.interfaces.desk.cases.board import clock_lines
from sunlit.interfaces.operator.demo.applying import (
    Charge,
    Complaint,
    Confirmation,
    Filing,
    Investment,
    Price,
    Reward,
)
from sunlit.interfaces.operator.demo.executing import ExecutionWalk
from sunlit.interfaces.operator.demo.plain import PlainWalk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.conditions import GATES
from sunlit.procedures.linking import origin_at
from sunlit.procedures.loading import load_file, read_case
from sunlit.rulebook.queries import rules_of
from tests.builders.bureau import COMPANY, company
from tests.journeys.applied import a_walk_of, due_on, titles
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
)

pytestmark = pytest.mark.usefixtures("bureau")
SEIZED = {
    "is_fine": "NO",
    "seal_no": "（示）发改扣〔2025〕3号",
    "seized_on": "2026-01-05",
    "property": "建材一批",
    "still_seized": "YES",
}


def test_a_price_rests_on_an_inspection_and_a_survey_and_may_be_checked_again() -> None:
    walk = a_walk_of(Price)
    walk.take("matter_accepted")
    with pytest.raises(StepRefused, match="须先完成：实物查验"):
        walk.take("matter_examined")
    walk.until("case_closed")

    walk.take("recheck_opened")
    with pytest.raises(StepRefused, match="复核尚未办结"):
        walk.take("recheck_opened")
    walk.take("recheck_ended", result="UPHELD")

    text = "价格认定结论书"
    assert text in titles(walk)
    assert file_of(walk).decision() is not None


def test_a_price_case_may_be_withdrawn_by_who_asked() -> None:
    walk = a_walk_of(Price)
    walk.take("matter_accepted")
    walk.take("application_withdrawn")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_a_charge_is_reduced_only_after_review_and_to_less_than_assessed() -> None:
    walk = a_walk_of(Charge, relief="YES", relief_ground="保障性住房项目")
    walk.until("matter_accepted")
    walk.take("matter_examined", proposal="REDUCE")
    with pytest.raises(EntryRefused, match="低于核定金额"):
        walk.take("decision_drafted", outcome="REDUCE", amount="120000")
    walk.take("decision_drafted", outcome="REDUCE", amount="60000")
    with pytest.raises(StepRefused, match="未经法制审核"):
        walk.take("matter_granted")
    walk.until("decision_served")

    walk.take("charge_paid", amount="60000")
    walk.until("case_closed")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_a_charge_waived_is_closed_without_payment() -> None:
    walk = a_walk_of(Charge, relief="YES", relief_ground="保障性住房项目")
    walk.until("matter_accepted")
    walk.take("matter_examined", proposal="EXEMPT")
    with pytest.raises(EntryRefused, match="免征的，不填写"):
        walk.take("decision_drafted", outcome="EXEMPT")
    walk.take("decision_drafted", outcome="EXEMPT", amount="", pay_until="")
    walk.until("case_closed")

    assert not file_of(walk).has("charge_paid")


def test_a_charge_is_reminded_of_when_overdue_and_closed_when_paid() -> None:
    walk = a_walk_of(Charge)
    walk.until("decision_served")
    walk.take("charge_paid", amount="20000")
    with pytest.raises(StepRefused, match="期限尚未届满"):
        walk.take("charge_reminded")
    with pytest.raises(StepRefused, match="尚欠100,000"):
        walk.take("case_closed")
    walk.next_day(days=40)
    walk.take("charge_reminded")
    walk.take("charge_paid", amount="100000")

    walk.until("case_closed")
    assert "催缴通知书" in titles(walk)


def execution_after(walk: PlainWalk) -> ExecutionWalk:
    """The execution the charge leads to, opened with what the charge knows."""
    taken = file_of(walk).last("execution_wanted")
    assert taken is not None
    origin = origin_at(walk.case.pk, taken.position, walk.at)
    execution = rules_of(walk.case.rules_digest).procedures["coercion-execution"]

    class Carried(ExecutionWalk):
        @staticmethod
        def answers(step: str, *rest: Any) -> dict[str, Any]:
            carried = origin.carried(execution)
            return carried if step == "execution_opened" else ExecutionWalk.answers(step, *rest)

    way = replace(walk.story, kinds=("MONEY",), outcome="COURT")
    return Carried(walk.crew, way, company(), walk.at, (walk.case.pk, taken.position))


def test_a_charge_unpaid_goes_on_as_an_execution_for_what_is_owed() -> None:
    walk = a_walk_of(Charge)
    walk.until("decision_served")
    walk.take("charge_paid", amount="20000")
    with pytest.raises(StepRefused, match="期限尚未届满"):
        walk.take("execution_wanted")
    walk.next_day(days=40)
    with pytest.raises(EntryRefused, match="应当是100,000"):
        walk.take("execution_wanted")
    walk.take("execution_wanted", owed="100000")
    with pytest.raises(StepRefused, match="尚欠100,000"):
        walk.take("case_closed")
    forced = execution_after(walk)
    opened = load_file(read_case(pk=forced.case.pk), walk.at).taken[0].data
    assert opened["principal"] == 10_000_000 and opened["obligation"] == "MONEY"
    assert opened["decision_no"] == read_case(pk=walk.case.pk).decision_no
    assert GATES["charge_settled"].unmet(file_of(walk)) is None, "an end even if nothing comes in"
    forced.take("execution_filed")
    forced.next_day(days=110)
    forced.take("demand_served")
    forced.next_day(days=20)
    with pytest.raises(EntryRefused, match="只有罚款"):
        forced.take("decision_drafted", outcome="AUCTION", **SEIZED)
    for step in ("decision_drafted", "review_submitted", "review_concluded"):
        forced.take(step)
    with pytest.raises(StepRefused, match="届满后方可申请"):
        forced.take("court_applied")
    forced.next_day(days=30)
    for step in ("court_applied", "court_ruled", "case_closed"):
        forced.take(step)
    assert read_case(pk=forced.case.pk).status == "CLOSED"

    walk.at = forced.at
    walk.take("charge_paid", amount="100000")
    walk.until("case_closed")
    assert read_case(pk=walk.case.pk).status == "CLOSED"
    assert_ledger_is_whole_and_would_show_one_changed_byte(read_case(pk=forced.case.pk))


def test_a_charge_overturned_is_neither_collected_nor_executed() -> None:
    walk = a_walk_of(Charge)
    walk.until("decision_served")
    day = walk.at.date().isoformat()
    walk.take("remedy_opened", kind="LITIGATION", opened_on=day, reference="（2026）1号")
    day = walk.at.date().isoformat()
    walk.take("remedy_ended", ended_on=day, result="REVOKED", note="撤销")
    walk.next_day(days=40)
    for step in ("charge_paid", "execution_wanted"):
        with pytest.raises(StepRefused):
            walk.take(step)
    walk.until("case_closed")
    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_what_was_paid_too_much_is_given_back_before_the_end() -> None:
    walk = a_walk_of(Charge)
    walk.until("decision_served")
    walk.take("charge_paid", amount="130000")
    with pytest.raises(EntryRefused, match="不超过10,000"):
        walk.take("refund_decided", ground="OVERPAID", amount="10001")
    walk.take("refund_decided", ground="OVERPAID", amount="10000")
    with pytest.raises(StepRefused, match="尚未退还"):
        walk.take("case_closed")
    walk.take("refund_paid")

    walk.until("case_closed")
    assert "退费决定书" in titles(walk)


def test_a_charge_canceled_is_given_back_in_full() -> None:
    walk = a_walk_of(Charge)
    walk.until("charge_paid")
    walk.take("refund_decided", ground="CANCELLED", amount="120000")
    walk.take("refund_paid")

    walk.until("case_closed")


def test_a_filing_waits_for_what_is_missing_and_may_be_changed_and_canceled() -> None:
    walk = a_walk_of(Filing)
    walk.take("correction_requested")
    with pytest.raises(StepRefused, match="尚未收到补正"):
        walk.take("filing_recorded")
    walk.take("correction_received")
    walk.take("filing_recorded")
    walk.take("filing_changed")
    walk.take("filing_cancelled", ground="FALSEHOOD")
    with pytest.raises(StepRefused, match="备案已经撤销"):
        walk.take("filing_changed")
    walk.until("case_closed")

    assert titles(walk)[-2:] == ["变更备案证明", "撤销备案决定书"]


def test_a_filing_that_is_none_is_told_why_with_remedies() -> None:
    walk = a_walk_of(Filing)
    walk.take("filing_rejected", ground="PROHIBITED")

    assert read_case(pk=walk.case.pk).status == "CLOSED"
    assert titles(walk)[-1] == "不予备案告知书"


@pytest.mark.parametrize(
    ("opening", "words"),
    [({"known_on": "2026-02-10"}, "已逾期"), ({"objection": "MISSING"}, "先向招标人提出异议")],
)
def test_a_complaint_is_made_in_ten_days_after_an_objection_where_one_is_due(
    opening: dict[str, str], words: str
) -> None:
    walk = a_walk_of(Complaint, **opening)

    with pytest.raises(StepRefused, match=words):
        walk.take("matter_accepted")
    walk.take("matter_not_accepted")

    assert titles(walk)[-1] == "投诉不予受理通知书"


def test_a_complaint_is_accepted_in_three_and_decided_in_thirty_working_days() -> None:
    walk = a_walk_of(Complaint, received_on="2026-03-02")
    assert due_on(walk, "complaint_acceptance").isoformat() == "2026-03-05"

    walk.take("matter_accepted", accepted_on="2026-03-02")
    assert due_on(walk, "complaint_handling").isoformat() == "2026-04-14"  # 清明 is no working day


def test_no_complaint_is_decided_before_the_other_side_is_heard() -> None:
    walk = a_walk_of(Complaint)
    walk.take("matter_accepted")
    walk.take("site_verified")
    with pytest.raises(StepRefused, match="须先完成：听取被投诉人陈述、申辩"):
        walk.take("matter_examined")
    walk.take("respondent_heard")
    walk.take("matter_examined")
    walk.take("respondent_heard")  # something more is said
    with pytest.raises(StepRefused, match="重新提出审查意见"):
        walk.take("decision_drafted")


def test_a_tender_held_up_is_set_free_before_the_case_ends() -> None:
    walk = a_walk_of(Complaint)
    walk.take("matter_accepted")
    walk.take("bidding_suspended")
    walk.until("matter_granted")
    walk.take("decision_served")
    with pytest.raises(StepRefused, match="尚未恢复"):
        walk.take("case_closed")
    walk.until("case_closed")

    assert {"暂停招标投标活动通知书", "恢复招标投标活动通知书"} <= set(titles(walk))


def test_a_complaint_without_facts_is_dismissed_with_remedies() -> None:
    walk = a_walk_of(Complaint)
    walk.until("respondent_heard")
    walk.take("matter_examined", proposal="REFUSE")
    with pytest.raises(EntryRefused, match="请填写“驳回的情形”"):
        walk.take("decision_drafted", outcome="REFUSE")
    walk.take("decision_drafted", outcome="REFUSE", dismissal_ground="NO_FACTS")
    walk.until("case_closed")

    assert "驳回投诉决定书" in titles(walk)


def test_whose_complaint_it_was_is_not_for_the_public() -> None:
    walk = a_walk_of(Complaint)
    walk.until("decision_served")

    publication = draft_publication(case=read_case(pk=walk.case.pk), actor=None, at=walk.at)

    assert publication is not None
    assert COMPANY in walk.case.title and COMPANY not in publication.title


def test_what_the_party_may_still_do_outlives_the_case() -> None:
    walk = a_walk_of(Complaint)
    walk.until("case_closed")

    open_rights = {line.clock.rule.code for line in clock_lines(file_of(walk)) if not line.is_over}
    assert open_rights == {"reconsideration", "litigation"}
    walk.next_day(70)
    assert {line.clock.rule.code for line in clock_lines(file_of(walk)) if not line.is_over} == {
        "litigation"
    }


def test_nobody_is_rewarded_before_the_notice_has_been_up_its_whole_time() -> None:
    walk = a_walk_of(Reward)
    walk.until("matter_examined")
    with pytest.raises(StepRefused, match="尚未公示"):
        walk.take("decision_drafted")
    walk.take("reward_announced")
    with pytest.raises(StepRefused, match="公示期至"):
        walk.take("decision_drafted")
    walk.take("objection_handled")
    walk.next_day(days=10)
    with pytest.raises(StepRefused, match="重新提出审查意见"):
        walk.take("decision_drafted")

    walk.until("case_closed")
    assert titles(walk).count("拟奖励对象公示") == 2


def test_a_budget_far_above_the_estimate_is_explained() -> None:
    walk = a_walk_of(Investment, paper="DESIGN", approved_investment="10000000")
    walk.until("matter_examined")
    with pytest.raises(EntryRefused, match="百分之十") as refused:
        walk.take("decision_drafted", investment="11000001")
    assert refused.value.article == "《政府投资条例》第十二条"
    walk.take("decision_drafted", investment="11000000")


def test_a_confirmation_is_refused_with_reasons_and_remedies() -> None:
    walk = a_walk_of(Confirmation)
    walk.until("matter_accepted")
    walk.take("matter_examined", proposal="REFUSE")
    walk.take("decision_drafted", outcome="REFUSE")
    with pytest.raises(StepRefused, match="拟定的决定不是这一种"):
        walk.take("matter_granted")
    walk.until("case_closed")

    assert "不予确认决定书" in titles(walk)
