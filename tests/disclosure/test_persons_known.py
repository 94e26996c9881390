"""Persons a case names with what they are do not stand in its publication by their names."""

import pytest

from sunlit.disclosure.masking.known import known_values
from tests.builders.bureau import a_walk, natural_person
from tests.journeys.telling import file_of, published

pytestmark = pytest.mark.usefixtures("bureau")
AFTER_FIELD_WORK = (
    "evidence_added",
    "investigation_reported",
    "prior_notice_issued",
    "prior_notice_served",
    "statement_waived",
    "decision_drafted",
    "review_submitted",
    "review_concluded",
    "penalty_decided",
    "decision_served",
)


@pytest.mark.parametrize(
    "written",
    ["王小明（仓库主任）", "仓库保管员王小明", "王小明 13900000009", "证人：王小明", "王小明先生"],
)
def test_a_person_named_with_a_role_is_masked(written: str) -> None:
    walk = a_walk(facts="经查，仓库主任王小明指使员工混存新陈粮食。")
    walk.until("credential_shown")
    walk.take("questioning", person=written)
    for step in AFTER_FIELD_WORK:
        walk.take(step)

    shown = str(published(walk).fields)

    assert "王小明" not in shown
    assert "仓库主任" in shown and "混存新陈粮食" in shown


def test_what_somebody_is_does_not_count_as_his_name() -> None:
    walk = a_walk()
    walk.until("credential_shown")
    walk.take("questioning", person="当事人法定代表人")
    walk.take("onsite_checked", present="现场负责人、仓库保管员")
    walk.take("evidence_added", obtained_from="当事人提供")

    names = {value.text for value in known_values(file_of(walk), [])}

    assert not names & {"当事人法定代表人", "现场负责人", "仓库保管员", "当事人提供", "提供"}


def test_a_natural_person_in_hard_forms_is_masked_throughout() -> None:
    facts = (
        "经查，赵 演 示（电话１３９０００００００１，身份证11010519491231002x）"
        "住示例市城关镇胜利路12号3单元401室，赵\n演示承认。"
    )
    walk = a_walk(natural_person(), fine="5000", facts=facts)
    walk.until("penalty_decided")
    walk.take("decision_served", credit_notice="NOT_DUE")

    record = published(walk)

    shown = f"{record.title}{record.party_name}{record.fields}"
    for value in ("赵演示", "赵 演 示", "演示承认", "１３９０００００００１", "1231002", "401室"):
        assert value not in shown
