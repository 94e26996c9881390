"""The rule check on licensing: each planted fault is found, with the path that leads to it."""

from collections.abc import Callable

import pytest

from sunlit.procedures.checking.exploring import Walk
from sunlit.procedures.checking.references import reference_faults
from sunlit.procedures.checking.reporting import Fault
from sunlit.procedures.checking.scenarios import scenarios
from sunlit.rulebook.schema import Rulebook
from tests.rulebook.planting import Content, row, rules, step

LICENSING = "licensing-general"
GRANT = "准予行政许可"


def drop(code: str, *names: str) -> Callable[[Content], None]:
    """Rules in which a step of licensing lacks some of its conditions."""

    def spoil(content: Content) -> None:
        found = step(content, code, LICENSING)
        assert set(names) <= set(found["conditions"])
        found["conditions"] = [name for name in found["conditions"] if name not in names]

    return spoil


def everywhere(*names: str) -> Callable[[Content], None]:
    """The same for the draft and both decisions, which guard one another."""

    def spoil(content: Content) -> None:
        for code in ("decision_drafted", "license_granted", "license_refused"):
            found = step(content, code, LICENSING)
            found["conditions"] = [name for name in found["conditions"] if name not in names]

    return spoil


def clock_left_running(content: Content) -> None:
    step(content, "decision_served", LICENSING)["stops"] = []


def review_survives_a_visit(content: Content) -> None:
    for code in ("site_verified", "license_examined", "decision_drafted"):
        step(content, code, LICENSING)["changes_facts"] = False


PLANTED: dict[str, tuple[Callable[[Content], None], str, str, str]] = {
    "interested not heard": (everywhere("interested_told_if_due"), "主线", GRANT, "利害关系人"),
    "hearing passed by": (everywhere("license_hearing_closed"), "主线", GRANT, "应当听证"),
    "major without review": (
        drop("license_refused", "review_done_if_due"), "主线", "不予行政许可", "法制审核",
    ),
    "decided while under review": (
        drop("license_granted", "no_open_review", "review_done_if_due"), "主线", GRANT, "尚未答复",
    ),
    "granted though refusal was drafted": (
        drop("license_granted", "grant_drafted"), "主线", GRANT, "与拟定的决定不一致",
    ),
    "accepted with materials missing": (
        drop("license_accepted", "application_complete"), "补正", "受理", "补正材料",
    ),
    "visited by officers not entitled": (
        drop("site_verified", "officers_entitled_today"), "换人", "实地核查", "两名",
    ),
    "decided while the experts sit": (
        drop("license_granted", "case_running"), "中止", GRANT, "中止期间",
    ),
    "closed unserved": (
        drop("case_closed", "decision_served_if_due"), "主线", "办结归档", "没有送达",
    ),
    "clock left running": (clock_left_running, "主线", "办结归档", "仍在计时"),
}  # fmt: skip


def faults(rules_: Rulebook, name: str) -> list[Fault]:
    """What the walk of that name finds."""
    procedure = rules_.procedures[LICENSING]
    scenario = next(one for one in scenarios(procedure) if one.name == name)
    if name == "换人":  # lapses meet visits in no side way of their own
        scenario = next(one for one in scenarios(procedure) if one.name == "核查")
        scenario = type(scenario)(**{**vars(scenario), "left_out": frozenset()})
    walk = Walk(rules_, procedure, scenario)
    walk.run()
    return walk.faults


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found_with_its_path(planted: str) -> None:
    spoil, walk, blamed, words = PLANTED[planted]

    found = faults(rules(spoil), walk)

    hits = [fault for fault in found if blamed in fault.place and words in fault.sentence]
    assert hits, [f"{fault.place}{fault.sentence}" for fault in found]
    assert hits[0].path[0] == "收到申请" and len(hits[0].path) > 1


def test_the_shipped_procedure_has_no_fault_in_any_walk() -> None:
    shipped = rules()
    for scenario in scenarios(shipped.procedures[LICENSING]):
        walk = Walk(shipped, shipped.procedures[LICENSING], scenario)
        walk.run()
        assert walk.faults == [], scenario.name


def test_two_forms_with_one_number_pattern_need_one_series() -> None:
    def spoil(content: Content) -> None:
        del row(content, "forms", "license-extension-notice")["series"]

    faults_ = list(reference_faults(rules(spoil)))

    assert ["各自编号" in fault.sentence for fault in faults_] == [True]
