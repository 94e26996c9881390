"""The walk finds every path that passes a duty by, and shows it (规则检查：路径)."""

from collections.abc import Callable

import pytest

from sunlit.procedures.checking import Fault, check_rulebook
from sunlit.procedures.checking.exploring import Walk
from sunlit.procedures.checking.scenarios import scenarios
from sunlit.rulebook.schema import Rulebook
from tests.rulebook.planting import Content, changed, rules, step, without

Spoil = Callable[[Content], None]
DECIDE, CLOSE = "作出处罚决定", "结案"


def early_closure(content: Content) -> None:
    step(content, "case_closed")["conditions"] = ["case_running"]


def unstopped_clock(content: Content) -> None:
    step(content, "decision_served")["stops"] = []


def dead_end(content: Content) -> None:
    step(content, "preservation_settled")["conditions"].append("no_open_preservation")


def unreachable(content: Content) -> None:
    step(content, "filing_changed", of="filing")["conditions"].append("not_decided")


def statement_ends_by_waiving_only(content: Content) -> None:
    for code in ("decision_drafted", "penalty_decided"):
        without(code, "statement_closed")(content)


def hearing_ignored(content: Content) -> None:
    for code in ("decision_drafted", "penalty_decided"):
        without(code, "hearing_closed")(content)


def untold(content: Content) -> None:
    """Every gate that looks at notice or draft guards it too; all of them have to go."""
    penalty = step(content, "penalty_decided")
    penalty["conditions"] = ["case_running", "not_decided", "officers_entitled_today"]
    penalty["after"] = ["investigation_reported"]


def lapse_forgotten(content: Content) -> None:
    changed("evidence_added", changes_facts=False, stops=[])(content)


def stale_draft(content: Content) -> None:
    without("penalty_decided", "draft_current", "review_done_if_due", "draft_not_heavier")(content)


PLANTED: dict[str, tuple[Spoil, str, str, str]] = {
    # planted fault: how, the walk that meets it, the step blamed, words of the sentence
    "decide while the statement is unanswered": (
        statement_ends_by_waiving_only,
        "拟罚款10000元",
        DECIDE,
        "陈述申辩没有听取",
    ),
    "decide without the hearing due": (hearing_ignored, "自然人", DECIDE, "应当听证而没有举行"),
    "decide without review": (
        without("penalty_decided", "review_done_if_due"),
        "拟罚款60000元",
        DECIDE,
        "没有通过法制审核",
    ),
    "decide without discussion": (
        without("penalty_decided", "discussion_done_if_due"),
        "拟罚款200000元",
        DECIDE,
        "没有经集体讨论",
    ),
    "decide more than was notified": (
        without("penalty_decided", "draft_not_heavier"),
        "拟罚款10000元",
        DECIDE,
        "重于事先告知",
    ),
    "decide on a stale draft": (stale_draft, "拟罚款10000元", DECIDE, "没有重新拟定"),
    "decide beside a pending review": (
        without("penalty_decided", "no_open_review"),
        "拟罚款10000元",
        DECIDE,
        "审核尚未答复",
    ),
    "decide with preserved evidence open": (
        without("no_penalty_decided", "no_open_preservation"),
        "登记保存",
        "不予处罚决定",
        "先行登记保存的证据尚未处理",
    ),
    "decide with a request for recusal open": (
        without("penalty_decided", "no_open_recusal"),
        "回避",
        DECIDE,
        "回避申请尚未决定",
    ),
    "decide against the report": (
        without("no_penalty_decided", "no_penalty_proposed"),
        "拟罚款10000元",
        "不予处罚决定",
        "没有提出这样的处理意见",
    ),
    "decide while paused": (without("case_dismissed", "case_running"), "中止", "撤案", "中止"),
    "serve with one officer": (
        without("decision_served", "officers_entitled_today"),
        "换人",
        "送达决定书",
        "两名具备资格的执法人员",
    ),
    "hear after the decision": (
        without("hearing_requested", "not_decided"),
        "自然人",
        "听证申请",
        "作出决定之后",
    ),
    "hear before its day": (
        without("hearing_held", "hearing_day_reached"),
        "自然人",
        "举行听证",
        "日期之前举行",
    ),
    "close at once": (early_closure, "拟罚款10000元", CLOSE, "没有作出处理决定就结案"),
    "close unserved": (
        without("case_closed", "decision_served_if_due", "fulfilled_or_executed"),
        "拟罚款10000元",
        CLOSE,
        "没有送达就结案",
    ),
    "close unpaid": (
        without("case_closed", "fulfilled_or_executed"),
        "拟罚款10000元",
        CLOSE,
        "没有履行",
    ),
    "close without recordings": (
        without("case_closed", "recordings_complete"),
        "记录",
        CLOSE,
        "音像记录没有登记",
    ),
    "close during a suit": (
        without("case_closed", "no_open_remedy"),
        "救济",
        CLOSE,
        "复议或者诉讼没有终结",
    ),
    "ask the court before the time to sue is over": (
        without("court_applied", "court_window_open"),
        "执行",
        "申请法院强制执行",
        "起诉期限没有届满",
    ),
    "demand before payment is due": (
        without("demand_served", "payment_overdue"),
        "执行",
        "催告",
        "缴款期限没有届满",
    ),
    "a clock nobody stops": (unstopped_clock, "拟罚款10000元", CLOSE, "“决定书送达期限”仍在计时"),
    "a dead end": (dead_end, "登记保存", "行政处罚普通程序", "再也无法办结"),
}


def walked(spoiled: Rulebook, name: str) -> Walk:
    """The walk of that name over the ordinary penalty."""
    procedure = spoiled.procedures["penalty-ordinary"]
    scenario = next(found for found in scenarios(procedure) if found.name == name)
    walk = Walk(spoiled, procedure, scenario)
    walk.run()
    return walk


def found(faults: list[Fault], place: str, words: str) -> tuple[str, ...]:
    """The path of the fault that names the place and says the words."""
    paths = [f.path for f in faults if place in f.place and words in f.sentence]
    assert paths, [str(fault) for fault in faults]
    return paths[0]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_with_its_path(name: str) -> None:
    spoil, scenario, place, words = PLANTED[name]

    faults = walked(rules(spoil), scenario).faults

    path = found(faults, place, words)
    assert path[0] == "案源登记"
    assert place in path[-1] or "无法办结" in words


def test_a_step_no_path_leads_to_is_found() -> None:
    report = check_rulebook(rules(unreachable), ["filing"])

    assert [f.place for f in report.faults] == ["步骤“变更备案”"]


def test_a_notice_nobody_served_is_found() -> None:
    faults = walked(rules(untold), "拟罚款10000元").faults

    path = found(faults, DECIDE, "事先告知书")
    assert "送达事先告知书" not in path


def test_evidence_that_no_longer_makes_a_review_lapse_is_found_in_the_data() -> None:
    report = check_rulebook(rules(lapse_forgotten))

    assert any("证据登记" in f.place and "失效" in f.sentence for f in report.faults)


def test_evidence_that_no_longer_makes_a_review_lapse_is_found_on_the_path() -> None:
    """The walk alone finds it too, though such a history looks to the gates like any other."""
    faults = walked(rules(lapse_forgotten), "拟罚款10000元").faults

    path = found(faults, DECIDE, "没有重新拟定")
    assert path.index("拟定处罚决定") < len(path) - 1 - path[::-1].index("证据登记")


def test_the_shortest_path_is_shown_in_the_order_of_its_steps() -> None:
    report = check_rulebook(rules(early_closure), ["penalty-ordinary"])

    path = found(report.faults, CLOSE, "没有作出处理决定就结案")
    assert path == ("案源登记", "立案", "结案")
    assert " → ".join(path) in report.as_text()
    assert list(path) in [fault["path"] for fault in report.as_dict()["faults"]]
