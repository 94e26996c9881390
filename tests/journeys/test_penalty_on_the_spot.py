"""A penalty on the spot: limits, telling, number, filing with the organ, money handed in."""

from dataclasses import replace
from typing import Any

import pytest

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.interfaces.operator.demo.summary import NO_LEDGER, SummaryWalk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.loading import read_case
from sunlit.registers.officers.models import Officer
from sunlit.registers.parties.models import Counterparty
from tests.builders.bureau import START, company, crew, natural_person
from tests.journeys.telling import assert_ledger_is_whole_and_would_show_one_changed_byte

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
