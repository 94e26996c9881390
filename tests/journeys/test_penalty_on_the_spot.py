"""A penalty on the spot: limits, telling, number, filing with the organ, money handed in."""

from dataclasses import replace
from typing import Any

import pytest

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.interfaces.desk.cases.fields import first_values
from sunlit.interfaces.operator.demo.summary import NO_LEDGER, SummaryWalk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.discretion.receipts import ASSESSED, recomputes
from sunlit.procedures.loading import read_case
from sunlit.registers.officers.models import Officer
from sunlit.registers.parties.models import Counterparty
from tests.builders.bureau import START, a_second_head, company, crew, natural_person
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
)

pytestmark = pytest.mark.usefixtures("bureau")


def a_summary(party: Counterparty | None = None, **changes: Any) -> SummaryWalk:
    """A violation just found."""
    people = replace(
        NO_LEDGER,
        lead_officer=Officer.objects.get(name="承办人甲").pk,
        assisting_officer=Officer.objects.get(name="协办人乙").pk,
    )
    return SummaryWalk(crew(), replace(people, **changes), party or company(), START)


def test_it_goes_from_the_spot_to_the_archive_and_becomes_public() -> None:
    walk = a_summary()

    walk.until("case_closed")

    case = read_case(pk=walk.case.pk)
    assert (case.status, case.procedure) == ("CLOSED", "penalty-summary")
    assert "当罚" in case.decision_no
    publication = draft_publication(case=case, actor=None, at=walk.at)
    assert publication is not None
    values = {field["name"]: field["value"] for field in publication.fields}
    assert values["kinds"] == "罚款" and "2,000.00元" in values["content"]
    assert_ledger_is_whole_and_would_show_one_changed_byte(case)


@pytest.mark.parametrize(
    ("fine", "is_person", "allowed"),
    [
        ("3000", False, True),
        ("3000.01", False, False),
        ("200", True, True),
        ("200.01", True, False),
    ],
)
def test_the_limits_are_two_hundred_and_three_thousand_yuan(
    fine: str, is_person: bool, allowed: bool
) -> None:
    walk = a_summary(natural_person() if is_person else None, fine=fine)
    walk.until("credential_shown")

    if allowed:
        walk.take("summary_told")
        return
    with pytest.raises(EntryRefused, match="应当适用普通程序") as refused:
        walk.take("summary_told")
    assert "第五十一条" in refused.value.article


def test_nobody_is_punished_before_being_told_and_heard() -> None:
    walk = a_summary()
    walk.until("credential_shown")

    with pytest.raises(StepRefused, match="当场告知"):
        walk.take("penalty_decided")
    walk.take("summary_told", adopted="ADOPTED", statement="当日系统故障，已书面报送。")
    with pytest.raises(StepRefused, match="陈述申辩成立"):
        walk.take("penalty_decided")
    walk.record_all()
    walk.take("not_punished")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_the_decision_is_no_heavier_than_told() -> None:
    walk = a_summary()
    walk.until("summary_told")

    with pytest.raises(EntryRefused, match="重于告知"):
        walk.take("penalty_decided", fine="2500")


def test_money_is_taken_on_the_spot_only_where_allowed_and_handed_in() -> None:
    walk = a_summary()
    walk.until("summary_reported")
    with pytest.raises(EntryRefused, match="超过一百元"):
        walk.take("payment_recorded", way="ON_SPOT_SMALL")
    walk.take("payment_recorded", way="ON_SPOT_HARD")
    walk.record_all()

    with pytest.raises(StepRefused, match="尚未交缴"):
        walk.take("case_closed")
    walk.take("money_handed_in")
    walk.take("case_closed")


def test_it_is_not_closed_before_it_was_filed_with_the_organ() -> None:
    walk = a_summary()
    walk.until("decision_served")
    walk.take("payment_recorded")

    with pytest.raises(StepRefused, match="报所属机关备案"):
        walk.take("case_closed")


def test_what_is_not_simple_turns_into_an_ordinary_case() -> None:
    walk = a_summary()
    walk.until("summary_filed")

    walk.take("turned_ordinary")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def calculation(walk: SummaryWalk, **facts: str) -> dict[str, Any]:
    """The bureau's benchmark for books not kept, each factor resting on the evidence."""
    evidence = file_of(walk).last("evidence_added")
    assert evidence is not None
    values = {"first": "NO", "corrected": "YES", "times": "1", "forged": "NO"} | facts
    rows = [
        {"name": name, "value": value, "evidence": str(evidence.position)}
        for name, value in values.items()
    ]
    return {"benchmark": "FG-CL-05", "factors": rows, "fine": walk.story.fine}


def with_evidence(party: Counterparty | None = None, **changes: Any) -> SummaryWalk:
    walk = a_summary(party, **changes)
    walk.until("credential_shown")
    walk.take("evidence_added")
    return walk


@pytest.mark.parametrize(
    ("is_person", "fine", "most"), [(False, "2000", 300_000), (True, "150", 20_000)]
)
def test_discretion_on_the_spot_ends_at_its_limit(is_person: bool, fine: str, most: int) -> None:
    walk = with_evidence(natural_person() if is_person else None, fine=fine)

    walk.take(ASSESSED, **calculation(walk))

    file = file_of(walk)
    receipt = file.last(ASSESSED)
    assert receipt is not None and recomputes(file, receipt)
    assert (receipt.data["level"], receipt.data["least"], receipt.data["most"]) == ("一般", 0, most)
    assert "上限按限额计算" in receipt.data["working"]
    offered = first_values(file, file.procedure.step("summary_told"))
    assert offered["fine"] == f"{fine}.00" and "“一般”" in offered["discretion"]
    walk.take("summary_told", discretion=offered["discretion"])


def test_what_weighs_more_than_the_limit_is_no_case_for_the_spot() -> None:
    walk = with_evidence()

    with pytest.raises(EntryRefused, match="应当转普通程序") as refused:
        walk.take(ASSESSED, **calculation(walk, corrected="NO"))
    assert "第五十一条" in refused.value.article

    reduced = calculation(walk, corrected="NO") | {"leniency": "LIST-4"}
    with pytest.raises(EntryRefused, match="请写明偏离裁量基准的理由"):
        walk.take(ASSESSED, **reduced)
    walk.take(ASSESSED, **reduced, departure="主动补报并消除了危害后果。")
    with pytest.raises(EntryRefused, match="请写明偏离裁量基准的理由"):
        walk.take("summary_told")
    walk.take("summary_told", departure="主动补报并消除了危害后果。")


def test_the_only_head_of_a_section_does_not_handle_what_he_would_have_to_approve() -> None:
    head = Officer.objects.get(name="科长").pk
    walk = a_summary()

    with pytest.raises(EntryRefused, match="没有人能作科室审批") as refused:
        walk.take("summary_filed", assisting_officer=head)
    assert set(refused.value.fields) == {"assisting_officer"}

    a_second_head("shenhe-er")
    walk.take("summary_filed", assisting_officer=head)


def test_the_head_who_changes_a_handler_does_not_take_the_case_himself() -> None:
    walk = a_summary()
    walk.until("summary_filed")
    people = {name: Officer.objects.get(name=name).pk for name in ("协办人乙", "科长")}
    change = {"officer": people["协办人乙"], "reason": "工作调动。"}

    with pytest.raises(EntryRefused, match="没有人能作科室审批"):
        walk.take("handler_changed", **change, successor=people["科长"])
    a_second_head("shenhe-er")
    with pytest.raises(EntryRefused, match="不能同时承办本案"):
        walk.take("handler_changed", **change, successor=people["科长"])
