"""The rule check on licenses that end, charges and other acts: each planted fault is found."""

from collections.abc import Callable

import pytest

from sunlit.procedures.checking.exploring import Walk
from sunlit.procedures.checking.references import reference_faults
from sunlit.procedures.checking.reporting import Fault
from sunlit.procedures.checking.scenarios import Scenario, scenarios
from sunlit.rulebook.schema import Rulebook
from tests.rulebook.planting import Content, procedure, rules, step

Spoil = Callable[[Content], None]
ENDING = "licensing-ending"
GENERAL = "confirmation-general"
COMPLAINT = "bidding-complaint"
PRICE = "confirmation-price"
PROJECT = "licensing-project-approval"
ENDED = "撤回、撤销、注销行政许可"


def drop(of: str, names: set[str], *codes: str) -> Spoil:
    """Rules in which steps of a procedure lack some of their conditions."""

    def spoil(content: Content) -> None:
        for code in codes:
            found = step(content, code, of)
            assert names & set(found["conditions"])
            found["conditions"] = [name for name in found["conditions"] if name not in names]

    return spoil


def change(of: str, code: str, **values: object) -> Spoil:
    """Rules in which a step of a procedure has other values."""

    def spoil(content: Content) -> None:
        step(content, code, of).update(values)

    return spoil


HEARD = {"licensee_heard_if_due"}
# what is planted: (procedure, spoiled by, walk, blamed step, words)
PLANTED: dict[str, tuple[str, Spoil, str, str, str]] = {
    "licensee not heard": (
        ENDING, drop(ENDING, HEARD, "decision_drafted", "license_ended"),
        "主线", ENDED, "没有告知被许可人",
    ),
    "revoked without review": (
        ENDING, drop(ENDING, {"review_done_if_due"}, "license_ended"),
        "主线", ENDED, "撤销许可没有通过法制审核",
    ),
    "another matter decided": (
        ENDING, drop(ENDING, {"ending_drafted"}, "license_ended"),
        "主线", ENDED, "与拟定的决定不一致",
    ),
    "renewal granted too early": (
        ENDING, drop(ENDING, {"renewal_overdue"}, "renewal_deemed"),
        "视为延续", "视为准予延续", "没有到期的延续申请",
    ),
    "own motion withdrawn": (
        ENDING, drop(ENDING, {"asked_from_outside"}, "application_withdrawn"),
        "主线", "申请人撤回申请", "没有申请人",
    ),
    "confirmed without review": (
        GENERAL, drop(GENERAL, {"review_done_if_due"}, "matter_granted"),
        "主线", "予以确认", "没有通过法制审核",
    ),
    "granted though refusal was drafted": (
        GENERAL, drop(GENERAL, {"consent_drafted"}, "matter_granted"),
        "主线", "予以确认", "与拟定的决定不一致",
    ),
    "news passed over": (
        GENERAL,
        lambda content: (
            change(GENERAL, "site_verified", changes_facts=False)(content),
            drop(GENERAL, {"examination_current"}, "decision_drafted")(content),
        )[0],
        "主线", "予以确认", "没有依据现有材料",
    ),
    "accepted with papers missing": (
        COMPLAINT, drop(COMPLAINT, {"application_complete"}, "matter_accepted"),
        "补正", "受理", "补正材料尚未收到",
    ),
    "respondent not heard": (
        COMPLAINT,
        lambda content: (
            change(COMPLAINT, "matter_examined", after=["matter_accepted"])(content),
            drop(COMPLAINT, {"respondent_heard_first"}, "decision_drafted")(content),
        )[0],
        "主线", "作出投诉处理决定", "没有听取被投诉人",
    ),
    "tender left standing": (
        COMPLAINT, drop(COMPLAINT, {"bidding_not_suspended"}, "case_closed"),
        "暂停", "办结归档", "没有恢复",
    ),
    "complaint clock left running": (
        COMPLAINT, change(COMPLAINT, "matter_granted", stops=[]),
        "主线", "办结归档", "投诉处理期限”仍在计时",
    ),
    "price without survey": (
        PRICE, change(PRICE, "matter_examined", after=["matter_accepted"]),
        "主线", "出具价格认定结论书", "没有查验、市场调查",
    ),
    "rewarded unseen": (
        "reward", drop("reward", {"publicity_over"}, "decision_drafted"),
        "主线", "决定奖励", "没有公示",
    ),
    "charge closed unpaid": (
        "charge", drop("charge", {"charge_settled"}, "case_closed"),
        "主线", "办结归档", "没有缴纳",
    ),
    "refund kept back": (
        "charge", drop("charge", {"no_open_refund"}, "case_closed"),
        "催缴退费", "办结归档", "尚未处理",
    ),
    "relief without review": (
        "charge", drop("charge", {"review_done_if_due"}, "matter_granted"),
        "主线", "作出收费（减免）决定", "没有通过法制审核",
    ),
    "filed with information missing": (
        "filing", drop("filing", {"application_complete"}, "filing_recorded"),
        "补正", "备案", "补正材料尚未收到",
    ),
    "project clock left running": (
        PROJECT, change(PROJECT, "license_granted", stops=[]),
        "主线", "办结归档", "项目核准期限”仍在计时",
    ),
}  # fmt: skip


def scenario_of(book: Rulebook, of: str, name: str) -> Scenario:
    return next(one for one in scenarios(book.procedures[of]) if one.name == name)


def faults(book: Rulebook, of: str, name: str) -> list[Fault]:
    """What the walk of that name finds."""
    scenario = scenario_of(book, of, name)
    if of == GENERAL and name == "主线":  # a visit is a side way of its own
        scenario = type(scenario)(**{**vars(scenario), "chosen": {}})
    walk = Walk(book, book.procedures[of], scenario)
    walk.run()
    return walk.faults


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found_with_its_path(planted: str) -> None:
    of, spoil, name, blamed, words = PLANTED[planted]

    found = faults(rules(spoil), of, name)

    hits = [fault for fault in found if blamed in fault.place and words in fault.sentence]
    assert hits, [f"{fault.place}{fault.sentence}" for fault in found]
    assert len(hits[0].path) > 1


def test_a_ledger_code_of_two_meanings_is_found() -> None:
    spoil = change("filing", "application_received", trace="matters.received")

    found = [fault.sentence for fault in reference_faults(rules(spoil))]

    assert any("名称和字段须一致" in sentence for sentence in found)


def test_a_procedure_that_never_gets_a_number_is_found() -> None:
    def spoil(content: Content) -> None:
        for row in procedure(content, "filing")["steps"]:
            row["effects"] = []

    found = [fault.sentence for fault in reference_faults(rules(spoil))]

    assert any("number_case" in sentence for sentence in found)
