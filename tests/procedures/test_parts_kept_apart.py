"""One person has one part in a case, whatever way he tries to get two (处罚法第四十三条)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate

from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.reviewing import next_reviewer
from sunlit.registers.officers.models import Officer
from tests.builders.answers import more_answers
from tests.builders.bureau import a_second_head, a_walk, person
from tests.journeys.telling import file_of

pytestmark = pytest.mark.usefixtures("bureau")


def officer(name: str) -> int:
    """The id of an officer of the cast."""
    return Officer.objects.get(name=name).pk


def take(walk: Walk, step: str, **changes: Any) -> None:
    """Take one of the steps the demonstration does not walk."""
    walk.take(step, **more_answers(step, walk.at) | changes)


def investigated() -> Walk:
    """A case with evidence, before its report."""
    walk = a_walk()
    walk.until("evidence_added")
    return walk


def recused(walk: Walk, name: str, successor: str) -> None:
    """Ask for the recusal of an officer, and grant it."""
    take(walk, "recusal_requested", officer=officer(name))
    take(walk, "recusal_decided", result="GRANTED", successor=officer(successor))


def hearing_asked() -> Walk:
    """A case whose party asked for a hearing."""
    walk = a_walk(fine="200000", wants_hearing=True)
    walk.until("prior_notice_served")
    walk.take("statement_waived")
    walk.take("hearing_requested")
    return walk


def test_nobody_approves_being_made_a_handler() -> None:
    a_second_head("shenhe-er")
    walk = a_walk()
    walk.propose("case_filed", lead_officer=officer("科长"))

    with pytest.raises(NotAllowed, match="承办的人员不能审批"):
        walk.approve_next("case_filed")


def test_who_approved_a_step_is_no_successor_of_a_handler() -> None:
    walk = investigated()

    with pytest.raises(EntryRefused, match="已参与本案的科室审批"):
        take(walk, "handler_changed", officer=officer("协办人乙"), successor=officer("科长"))


def test_a_recused_officer_does_not_come_back() -> None:
    walk = investigated()
    recused(walk, "协办人乙", "承办人丙")

    with pytest.raises(EntryRefused, match="已经回避本案"):
        take(walk, "handler_changed", officer=officer("承办人丙"), successor=officer("协办人乙"))


def test_no_handler_is_changed_while_a_recusal_waits_for_its_decision() -> None:
    walk = investigated()
    take(walk, "recusal_requested", officer=officer("协办人乙"))

    with pytest.raises(StepRefused, match="回避申请尚未决定"):
        take(walk, "handler_changed", officer=officer("协办人乙"), successor=officer("承办人丙"))


def test_what_a_recused_officer_put_up_for_approval_is_not_taken() -> None:
    walk = investigated()
    walk.propose("investigation_reported")
    recused(walk, "承办人甲", "承办人丙")

    with pytest.raises(StepRefused, match="提交人承办人甲已不能办理本步骤"):
        walk.approve_next("investigation_reported")


def test_the_handler_does_not_choose_his_reviewer() -> None:
    walk = a_walk()
    walk.until("decision_drafted")
    turn = next_reviewer(file_of(walk), "review_submitted").pk

    for reviewer in (person("shenhe").pk, person("shenhe-er").pk):
        with pytest.raises(EntryRefused, match="由系统指派"):
            walk.take("review_submitted", reviewer=reviewer)
    walk.take("review_submitted")

    submitted = file_of(walk).last("review_submitted")
    assert submitted is not None and submitted.data["reviewer"] == turn


def test_who_approved_the_report_does_not_preside_over_the_hearing() -> None:
    walk = hearing_asked()

    with pytest.raises(EntryRefused, match="不能主持听证"):
        walk.take("hearing_notified", chair=person("kezhang").pk)


def test_the_day_a_hearing_was_notified_is_not_put_back() -> None:
    walk = hearing_asked()
    asked_on = localdate(walk.at)
    walk.next_day(15)
    today = localdate(walk.at)

    with pytest.raises(EntryRefused, match="不能早于制作日期"):
        walk.take(
            "hearing_notified",
            notified_on=(asked_on + timedelta(days=1)).isoformat(),
            held_at=f"{today.isoformat()}T15:00",
        )
