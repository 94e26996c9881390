"""The rule check on inspection, coercion, summary and side ways: planted faults are found."""

from collections.abc import Callable

import pytest

from sunlit.procedures.checking.demands import demand_faults
from sunlit.procedures.checking.exploring import Walk
from sunlit.procedures.checking.scenarios import scenarios
from tests.rulebook.planting import Content, rules, step

Spoil = Callable[[Content], None]
INSPECTION, SEAL, EXECUTION = "inspection", "coercion-seal", "coercion-execution"
SUMMARY, ORDINARY = "penalty-summary", "penalty-ordinary"


def drop(procedure: str, code: str, *names: str) -> Spoil:
    """Rules in which a step lacks some of its conditions."""

    def spoil(content: Content) -> None:
        found = step(content, code, procedure)
        assert set(names) <= set(found["conditions"])
        found["conditions"] = [name for name in found["conditions"] if name not in names]

    return spoil


def not_after(procedure: str, code: str, *names: str) -> Spoil:
    """Rules in which a step does not wait for another one."""

    def spoil(content: Content) -> None:
        found = step(content, code, procedure)
        assert set(names) <= set(found["after"])
        found["after"] = [name for name in found["after"] if name not in names]

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """Several faults at once, where one alone is caught by another gate."""

    def spoil(content: Content) -> None:
        for one in spoils:
            one(content)

    return spoil


# name: (fault, procedure, walk, step blamed, words)
PLANTED: dict[str, tuple[Spoil, str, str, str, str]] = {
    "paid while the decision is being announced": (
        not_after(ORDINARY, "payment_recorded", "decision_served"),
        ORDINARY, "记录", "缴款登记", "公告送达期限没有届满",
    ),
    "substitute while the decision is being announced": (
        not_after(EXECUTION, "substitute_demanded", "decision_served"),
        EXECUTION, "主线", "代履行前再次催告", "公告送达期限没有届满",
    ),
    "auction of what was never seized": (
        drop(EXECUTION, "auction_decided", "property_seized"),
        EXECUTION, "主线", "拍卖抵缴罚款决定", "查封、扣押的财物",
    ),
    "auction before the time to sue is over": (
        drop(EXECUTION, "auction_decided", "never_challenged"),
        EXECUTION, "主线", "拍卖抵缴罚款决定", "起诉期限没有届满",
    ),
    "begun without urgency": (
        drop(INSPECTION, "urgent_started", "inspection_urgent"),
        INSPECTION, "主线", "紧急检查报告", "没有紧急情形",
    ),
    "urgent without approval": (
        drop(INSPECTION, "inspection_concluded", "approval_made_up"),
        INSPECTION, "主线", "检查结果", "补办审批",
    ),
    "inspected unannounced": (
        both(
            not_after(INSPECTION, "onsite_inspected", "inspection_notified"),
            not_after(INSPECTION, "credential_shown", "inspection_notified"),
        ),
        INSPECTION, "主线", "现场检查", "没有送达检查通知书",
    ),
    "inspected without credential": (
        not_after(INSPECTION, "onsite_inspected", "credential_shown"),
        INSPECTION, "主线", "现场检查", "没有出示执法证件",
    ),
    "result without inspection": (
        drop(INSPECTION, "inspection_concluded", "inspected"),
        INSPECTION, "主线", "检查结果", "没有实施检查",
    ),
    "correction not rechecked": (
        drop(INSPECTION, "case_closed", "correction_settled"),
        INSPECTION, "主线", "检查归档", "责令改正",
    ),
    "clue kept": (
        drop(INSPECTION, "case_closed", "filing_settled"),
        INSPECTION, "主线", "检查归档", "移送立案",
    ),
    "sealed without approval": (
        not_after(SEAL, "measure_carried_out", "measure_decided"),
        SEAL, "主线", "现场查封、扣押", "未经机关负责人批准",
    ),
    "sealed without urgency": (
        both(
            drop(SEAL, "urgent_measure_taken", "measure_urgent"),
            drop(SEAL, "credential_shown", "carrying_out_ahead"),
        ),
        SEAL, "主线", "紧急当场实施", "没有紧急情形",
    ),
    "sealed without review": (
        drop(SEAL, "measure_decided", "review_done_if_due"),
        SEAL, "主线", "批准并决定查封、扣押", "没有通过法制审核",
    ),
    "kept after refusal": (
        drop(SEAL, "case_closed", "measure_over"), SEAL, "撤回", "归档", "没有处理或者解除",
    ),
    "extended out of time": (
        drop(SEAL, "measure_extended", "seal_running"),
        SEAL, "检测", "延长查封、扣押期限", "期限届满之后",
    ),
    "settled out of time": (
        drop(SEAL, "measure_settled", "seal_running"), SEAL, "主线", "作出处理决定", "期限届满之后",
    ),
    "executed without demand": (
        both(
            drop(EXECUTION, "decision_drafted", "demand_over"),
            drop(EXECUTION, "court_applied", "demand_over"),
        ),
        EXECUTION, "主线", "申请法院强制执行", "催告",
    ),
    "court asked too early": (
        drop(EXECUTION, "court_applied", "court_period_open"),
        EXECUTION, "主线", "申请法院强制执行", "起诉期限",
    ),
    "removed unannounced": (
        both(
            not_after(EXECUTION, "enforcement_decided", "removal_announced"),
            drop(EXECUTION, "enforcement_decided", "removal_ready"),
            drop(EXECUTION, "decision_drafted", "removal_ready"),
        ),
        EXECUTION, "主线", "强制执行决定", "没有公告",
    ),
    "substitute without last demand": (
        both(
            drop(EXECUTION, "substitute_performed", "last_demand_over"),
            not_after(EXECUTION, "substitute_performed", "substitute_demanded"),
        ),
        EXECUTION, "主线", "实施代履行", "再次催告",
    ),
    "forced beside an agreement": (
        drop(EXECUTION, "court_applied", "no_agreement"),
        EXECUTION, "协议", "申请法院强制执行", "执行协议",
    ),
    "objection that holds ignored": (
        drop(EXECUTION, "decision_drafted", "demand_stands"),
        EXECUTION, "陈述申辩", "申请法院强制执行", "陈述申辩成立",
    ),
    "closed unexecuted": (
        drop(EXECUTION, "case_closed", "execution_over"),
        EXECUTION, "主线", "执行办结归档", "没有履行",
    ),
    "punished untold on the spot": (
        both(
            not_after(SUMMARY, "penalty_decided", "summary_told"),
            drop(SUMMARY, "penalty_decided", "telling_stands"),
        ),
        SUMMARY, "主线", "当场作出处罚决定", "没有告知",
    ),
    "money kept": (
        drop(SUMMARY, "case_closed", "hand_in_settled"), SUMMARY, "主线", "归档", "没有交缴",
    ),
    "not filed with the organ": (
        not_after(SUMMARY, "case_closed", "summary_reported"), SUMMARY, "主线", "归档", "备案",
    ),
    "closed without the government": (
        drop(ORDINARY, "penalty_decided", "government_consent_if_due"),
        ORDINARY, "CLOSURE_ORDER", "作出处罚决定", "报请本级人民政府",
    ),
    "crime referred without report": (
        drop(ORDINARY, "crime_referred", "referral_told"),
        ORDINARY, "移送", "涉嫌犯罪移送", "书面报告",
    ),
    "referral forgotten": (
        drop(ORDINARY, "case_closed", "referral_settled_if_due"),
        ORDINARY, "移送", "结案", "立案回执",
    ),
    "reopened beside a penalty": (
        drop(ORDINARY, "reopening_decided", "may_be_reopened"),
        ORDINARY, "重新启动", "重新启动", "没有终结",
    ),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found_with_its_path(planted: str) -> None:
    spoil, code, name, blamed, words = PLANTED[planted]
    spoiled = rules(spoil)
    procedure = spoiled.procedures[code]
    walk = Walk(spoiled, procedure, next(s for s in scenarios(procedure) if s.name == name))

    walk.run()

    hits = [f for f in walk.faults if blamed in f.place and words in f.sentence]
    assert hits, [f"{fault.place}{fault.sentence}" for fault in walk.faults]
    assert hits[0].path[0] == procedure.opening.name and len(hits[0].path) > 1
    assert hits[0].article


def test_an_act_by_others_than_the_law_names_is_found_in_the_data() -> None:
    def spoil(content: Content) -> None:
        step(content, "measure_decided", SEAL)["by"] = "handler"
        step(content, "inspection_approved", INSPECTION)["approvals"] = ["SECTION_HEAD"]
        step(content, "summary_told", SUMMARY)["records"] = []

    found = [f"{fault.place}{fault.sentence}" for fault in demand_faults(rules(spoil))]

    assert any("批准并决定查封" in one and "leader" in one for one in found)
    assert any("检查审批" in one and "最后批准" in one for one in found)
    assert any("当场告知" in one and "音像记录" in one for one in found)
