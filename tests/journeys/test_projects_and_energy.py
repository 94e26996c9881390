"""Project approval, change, deferral and energy review where they differ from other licenses."""

from datetime import timedelta

import pytest

from sunlit.interfaces.operator.demo.applying import (
    EnergyReview,
    ProjectApproval,
    ProjectChange,
    ProjectDeferral,
)
from sunlit.procedures.actions.open_case import ItemNotInForce
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.loading import read_case
from sunlit.rulebook.queries import release_in_force, rules_of
from tests.builders.bureau import START
from tests.journeys.applied import a_walk_of, due_on, titles

pytestmark = pytest.mark.usefixtures("bureau")


def test_a_project_item_calls_for_its_own_procedure_only() -> None:
    rules = rules_of(release_in_force(START.date()).digest)

    named = "企业、事业单位、社会团体等投资建设的固定资产投资项目核准"
    energy = "固定资产投资项目节能审查(和碳排放评价)"
    other = "可能影响石油天然气管道保护的施工作业审批"

    def offered(item: str) -> list[str]:
        return [one.code for one in rules.procedures_for("LICENSE", "", item)]

    assert offered(named) == ["licensing-project-approval", "licensing-ending"]
    assert offered(energy) == ["licensing-energy-review", "licensing-ending"]
    assert offered(energy.replace("(", "（").replace(")", "）")) == offered(energy)
    assert offered(other) == ["licensing-general", "licensing-ending"]


def test_a_project_item_is_not_opened_under_the_general_procedure() -> None:
    walk = a_walk_of(ProjectApproval)
    general = type("General", (ProjectApproval,), {"procedure": "licensing-general"})

    with pytest.raises(ItemNotInForce, match="不适用行政许可一般程序") as refused:
        general(walk.crew, walk.story, walk.case.party, walk.at)
    assert "118号" in refused.value.article


def test_the_appraisal_is_not_counted_and_the_period_is_made_longer_by_forty_days_at_most() -> None:
    walk = a_walk_of(ProjectApproval)
    walk.take("license_accepted")
    before = due_on(walk, "project_approval")
    walk.take("special_procedure_started", matter="APPRAISAL")
    assert due_on(walk, "project_appraisal") > walk.at.date()
    walk.next_day(days=14)
    walk.take("special_procedure_ended")
    after = due_on(walk, "project_approval")

    with pytest.raises(EntryRefused, match="1至40个工作日"):
        walk.take("license_extended", days="41")
    walk.take("license_extended", days="40", ground="COMPLEX")

    assert after >= before + timedelta(days=14)
    assert due_on(walk, "project_approval") >= after + timedelta(days=56)
    assert "延长核准期限告知书" in titles(walk)


def test_what_departments_say_needs_another_examination_before_the_draft() -> None:
    walk = a_walk_of(ProjectApproval)
    walk.until("license_examined")
    walk.take("departments_consulted")

    with pytest.raises(StepRefused, match="重新提出审查意见"):
        walk.take("decision_drafted")
    walk.take("license_examined")
    walk.take("decision_drafted")


def test_a_large_investment_is_reviewed_and_a_small_one_is_not() -> None:
    small, large = a_walk_of(ProjectApproval), a_walk_of(ProjectApproval)
    for walk, investment in ((small, "99999999.99"), (large, "100000000")):
        walk.until("license_examined")
        walk.take("decision_drafted", investment=investment)

    small.take("license_granted")
    with pytest.raises(StepRefused, match="未经法制审核"):
        large.take("license_granted")
    large.until("license_granted")
    assert read_case(pk=large.case.pk).decision_no


def test_a_project_refused_is_told_of_its_remedies() -> None:
    walk = a_walk_of(ProjectChange)
    walk.until("license_accepted")
    walk.take("license_examined", proposal="REFUSE")
    walk.take("decision_drafted", outcome="REFUSE")
    walk.until("case_closed")

    assert "项目不予核准（变更）决定书" in titles(walk)
    assert "法制审核" in "".join(titles(walk))  # FG-SH-14


def test_a_change_has_no_extension() -> None:
    walk = a_walk_of(ProjectChange)
    walk.until("license_accepted")

    with pytest.raises(StepRefused, match="没有这个步骤"):
        take_step(
            case_id=walk.case.pk,
            step_code="license_extended",
            actor=walk.crew.handler,
            at=walk.at,
            data={"days": "10", "reason": "理由"},
        )


@pytest.mark.parametrize(
    ("opening", "draft", "words"),
    [
        ({"deferred_before": "YES"}, {}, "不能再次延期"),
        ({"approved_on": "2024-03-20"}, {}, "已逾期"),
        ({}, {"valid_until": "2029-01-01"}, "最长不超过一年"),
    ],
)
def test_a_start_is_put_off_once_in_time_and_by_a_year_at_most(
    opening: dict[str, str], draft: dict[str, str], words: str
) -> None:
    walk = a_walk_of(ProjectDeferral, **opening)
    walk.until("license_examined")

    with pytest.raises(EntryRefused, match=words) as refused:
        walk.take("decision_drafted", **draft)
    assert "第十二条" in refused.value.article


def test_a_deferral_asked_for_too_late_is_refused_with_reasons() -> None:
    walk = a_walk_of(ProjectDeferral, approved_on="2024-03-20")
    walk.until("license_accepted")
    walk.take("license_examined", proposal="REFUSE")
    walk.take("decision_drafted", outcome="REFUSE", valid_until="")
    walk.until("license_refused")

    assert titles(walk)[-1] == "项目不予延期开工决定书"


def test_an_energy_review_waits_for_the_experts_and_may_fail() -> None:
    walk = a_walk_of(EnergyReview)
    walk.until("license_accepted")
    walk.take("special_procedure_started")
    with pytest.raises(StepRefused, match="已中止"):
        walk.take("license_examined")
    walk.take("special_procedure_ended")
    walk.take("license_examined", proposal="REFUSE")
    walk.take("decision_drafted", outcome="REFUSE")
    walk.until("case_closed")

    assert "不予通过节能审查决定书" in titles(walk)
