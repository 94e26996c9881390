"""Never fewer than two officers entitled on the day (处罚法第四十二条第一款)."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.models import Credential, CredentialStatus, Officer
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
    steps,
)

pytestmark = pytest.mark.usefixtures("bureau")
FIELD_ACTS = ["credential_shown", "questioning", "onsite_checked", "evidence_added"]


def officer(name: str) -> Officer:
    return Officer.objects.get(name=name)


def assert_refused(walk: Walk, step: str, words: str) -> None:
    before = steps(walk.case)
    with pytest.raises(StepRefused, match=words) as refused:
        walk.take(step)
    assert "第四十二条" in refused.value.article
    assert steps(walk.case) == before


def test_one_officer_twice_is_refused_naming_the_article() -> None:
    walk = a_walk()

    with pytest.raises(EntryRefused, match="执法人员不得少于两人") as refused:
        walk.take("case_filed", assisting_officer=walk.story.lead_officer)

    assert refused.value.article == "《行政处罚法》第四十二条第一款"
    assert list(refused.value.fields) == ["assisting_officer"]
    assert steps(walk.case) == ["lead_registered"]
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


@pytest.mark.parametrize("fault", ["suspended", "expired", "exited", "no verification"])
def test_an_officer_not_entitled_that_day_cannot_be_put_on_a_case(fault: str) -> None:
    walk = a_walk()
    spoil(officer("协办人乙"), fault, walk)

    with pytest.raises(EntryRefused) as refused:
        walk.take("case_filed")

    assert "第四十二条第一款" in refused.value.article
    assert "协办人乙" in refused.value.fields["assisting_officer"]


@pytest.mark.parametrize("step", FIELD_ACTS)
@pytest.mark.parametrize("fault", ["suspended", "expired", "exited"])
def test_a_field_act_is_refused_from_the_day_a_credential_fails(step: str, fault: str) -> None:
    walk = a_walk()
    walk.until("credential_shown")
    spoil(officer("协办人乙"), fault, walk)

    assert_refused(walk, step, "协办人乙今天不具备执法资格")


@pytest.mark.parametrize("step", ["prior_notice_served", "statement_heard", "decision_served"])
def test_serving_and_hearing_the_party_take_two_as_well(step: str) -> None:
    walk = a_walk()
    walk.until(
        {
            "prior_notice_served": "prior_notice_issued",
            "statement_heard": "prior_notice_served",
        }.get(step, "penalty_decided")
    )
    spoil(officer("协办人乙"), "expired", walk)

    assert_refused(walk, step, "协办人乙今天不具备执法资格")


def test_a_new_officer_lets_the_case_go_on() -> None:
    walk = a_walk()
    walk.until("credential_shown")
    spoil(officer("协办人乙"), "exited", walk)

    walk.take(
        "handler_changed",
        officer=officer("协办人乙").pk,
        successor=officer("承办人丙").pk,
        reason="原协办人退出执法岗位。",
    )
    walk.take("questioning")

    assert {h.name for h in file_of(walk).handlers} == {"承办人甲", "承办人丙"}


def spoil(found: Officer, fault: str, walk: Walk) -> None:
    """Make the officer unentitled on the walk's day."""
    credential = Credential.objects.get(officer=found)
    today = localdate(walk.at)
    match fault:
        case "exited":
            record_exit(actor=None, at=walk.at, officer=found, exited_on=today, reason="调离。")
        case "suspended":
            credential.status = CredentialStatus.SUSPENDED
        case "expired":
            credential.valid_until = date(2026, 3, 1)
        case "no verification":
            credential.verifications.filter(year=2025).delete()
    credential.save()
