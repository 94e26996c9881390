"""The walk finds every way around legal review (规则检查：法制审核)."""

import pytest

from tests.rulebook.planting import Content, changed, rules, step, without
from tests.rulebook.test_check_finds_lawless_paths import Spoil, found, walked


def two_rounds(content: Content) -> None:
    content["measures"]["REVIEW"]["figures"]["rounds"] = {"penalty-ordinary": 2}


def two_rounds_without_their_gate(content: Content) -> None:
    two_rounds(content)
    without("prior_notice_issued", "review_before_notice_done")(content)


def reports_decided_beside_a_review(content: Content) -> None:
    without("no_penalty_decided", "no_open_review", "review_done_if_due")(content)


def never_supplied(content: Content) -> None:
    step(content, "review_supplied")["conditions"].append("materials_not_returned")
    for code in ("investigation_reported", "decision_drafted", "evidence_added"):
        changed(code, repeatable=False)(content)


PLANTED: dict[str, tuple[Spoil, str, str, str]] = {
    "refer a crime without review": (
        without("crime_referred", "review_done_if_due"),
        "移送",
        "涉嫌犯罪移送",
        "没有通过法制审核",
    ),
    "decide beside a review of the report": (
        reports_decided_beside_a_review,
        "拟罚款10000元",
        "不予处罚决定",
        "审核尚未答复",
    ),
    "decide against a review that failed": (
        without("no_penalty_decided", "review_done_if_due"),
        "拟罚款10000元",
        "不予处罚决定",
        "法制审核没有通过",
    ),
    "decide what the head ordered to review": (
        without("case_dismissed", "review_done_if_due"),
        "交办审核",
        "撤案",
        "局领导交办法制审核而没有审核",
    ),
    "give an opinion on materials sent back": (
        without("review_concluded", "materials_not_returned"),
        "审核退回",
        "法制审核意见",
        "退回补正期间",
    ),
    "dispute what passed": (
        without("review_disputed", "review_refused"),
        "审核异议",
        "对审核意见提出异议",
        "没有未通过的审核意见",
    ),
    "tell the party before the first of two rounds": (
        two_rounds_without_their_gate,
        "拟罚款60000元",
        "行政处罚事先告知",
        "告知之前没有通过法制审核",
    ),
    "never take up materials again": (
        never_supplied,
        "审核退回",
        "行政处罚普通程序",
        "再也无法办结",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_way_around_review_is_found_with_its_path(name: str) -> None:
    spoil, scenario, place, words = PLANTED[name]

    path = found(walked(rules(spoil), scenario).faults, place, words)

    assert path[0] == "案源登记"
    assert place in path[-1] or "无法办结" in words


@pytest.mark.parametrize("scenario", ["拟罚款60000元", "审核退回", "审核异议", "交办审核"])
def test_two_rounds_are_lawful_as_well(scenario: str) -> None:
    assert walked(rules(two_rounds), scenario).faults == []
