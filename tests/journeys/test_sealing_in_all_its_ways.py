"""Sealing and seizing in all branches: approved, urgent, refused, tested, extended, released."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.sealing import GRAIN_SEIZED, SealWalk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.clocks import clocks
from sunlit.procedures.loading import read_case
from sunlit.recording.models import Document
from sunlit.registers.officers.models import Officer
from tests.builders.bureau import START, company, crew, person
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
)

pytestmark = pytest.mark.usefixtures("bureau")
URGENT = {"urgent": "YES", "urgent_reason": "正在装车外运。"}


def a_measure(**proposed: Any) -> SealWalk:
    """A measure just proposed; `proposed` changes what was entered."""

    class Proposed(SealWalk):
        @staticmethod
        def answers(step: str, *rest: Any) -> dict[str, Any]:
            found = SealWalk.answers(step, *rest)
            return found | proposed if step == "measure_proposed" else found

    people = replace(
        GRAIN_SEIZED,
        lead_officer=Officer.objects.get(name="承办人甲").pk,
        assisting_officer=Officer.objects.get(name="协办人乙").pk,
        chair=person("shenhe-er").pk,
    )
    return Proposed(crew(), people, company(), START)


def an_urgent_measure() -> SealWalk:
    """Grain already seized on the spot, not yet approved."""
    walk = a_measure(**URGENT)
    for step in ("measure_filed", "credential_shown", "urgent_measure_taken"):
        walk.take(step)
    return walk


def due(walk: SealWalk, code: str = "seal_period") -> date | None:
    return next(view.due_on for view in clocks(file_of(walk)) if view.rule.code == code)


def titles(walk: SealWalk) -> list[str]:
    return list(
        Document.objects.filter(case=walk.case).order_by("pk").values_list("title", flat=True)
    )


def test_a_measure_goes_from_proposal_to_archive() -> None:
    walk = a_measure()

    walk.until("case_closed")

    case = read_case(pk=walk.case.pk)
    assert (case.status, case.procedure) == ("CLOSED", "coercion-seal")
    assert "查扣" in case.decision_no
    assert {
        "查封（扣押）决定书",
        "行政强制措施现场笔录",
        "查封（扣押）场所、设施、财物清单",
    } <= set(titles(walk))
    assert_ledger_is_whole_and_would_show_one_changed_byte(case)


def test_nothing_is_seized_before_the_head_approved_on_a_passed_review() -> None:
    walk = a_measure()
    walk.take("measure_filed")
    with pytest.raises(StepRefused, match="尚未批准"):
        walk.take("credential_shown")
    with pytest.raises(StepRefused, match="须先完成"):
        walk.take("urgent_measure_taken")
    walk.take("decision_drafted")

    with pytest.raises(StepRefused, match="法制审核"):
        walk.take("measure_decided")
    with pytest.raises(StepRefused, match="批准并决定查封"):
        walk.take("measure_carried_out")


def test_only_the_head_approves() -> None:
    walk = a_measure()
    walk.until("review_concluded")
    walk.crew = replace(walk.crew, leader=person("kezhang"))

    with pytest.raises(NotAllowed, match="局领导"):
        walk.take("measure_decided")


def test_what_is_urgent_is_done_first_and_approved_after() -> None:
    walk = an_urgent_measure()
    assert due(walk, "urgent_measure_approval") is not None

    for step in ("decision_drafted", "review_submitted", "review_concluded", "measure_decided"):
        walk.take(step)
    walk.take("decision_served", method="DIRECT")
    walk.take("measure_released")
    walk.record_all()
    walk.take("case_closed")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_what_the_head_refuses_afterwards_is_released_at_once() -> None:
    walk = an_urgent_measure()
    walk.take("urgent_measure_denied")

    with pytest.raises(StepRefused, match="应当立即解除"):
        walk.take("decision_drafted")
    with pytest.raises(StepRefused, match="也未解除"):
        walk.record_all()
        walk.take("case_closed")
    with pytest.raises(EntryRefused, match="与负责人的意见不符"):
        walk.take("measure_released")
    walk.take("measure_released", ground="DENIED")
    walk.record_all()
    walk.take("case_closed")

    assert read_case(pk=walk.case.pk).decision_no == ""


def test_testing_does_not_count_and_thirty_days_more_are_the_most() -> None:
    walk = a_measure()
    walk.until("decision_served")
    before = due(walk)
    assert before is not None
    walk.take("testing_started")
    walk.next_day(days=9)
    walk.take("testing_ended")
    tested = due(walk)
    assert tested is not None and tested >= before + timedelta(days=9)

    with pytest.raises(EntryRefused, match="1至30日"):
        walk.take("measure_extended", days="31")
    walk.take("measure_extended")
    with pytest.raises(StepRefused, match="已经办理"):
        walk.take("measure_extended")
    assert due(walk) == tested + timedelta(days=30)


def test_what_is_out_of_time_is_only_released() -> None:
    walk = a_measure()
    walk.until("decision_served")
    with pytest.raises(EntryRefused, match="尚未届满"):
        walk.take("measure_released", ground="EXPIRED")
    walk.next_day(days=40)

    for step in ("measure_extended", "measure_settled"):
        with pytest.raises(StepRefused, match="应当及时解除"):
            walk.take(step)
    walk.take("measure_released", ground="EXPIRED")


def test_confiscation_names_its_decision() -> None:
    walk = a_measure()
    walk.until("decision_served")

    with pytest.raises(EntryRefused, match="处罚决定书"):
        walk.take("measure_settled", decision_no="")
    walk.take("measure_settled")
    walk.record_all()
    walk.take("case_closed")

    assert read_case(pk=walk.case.pk).status == "CLOSED"


def test_a_proposal_is_withdrawn_or_refused() -> None:
    walk = a_measure()
    walk.take("measure_withdrawn")
    assert read_case(pk=walk.case.pk).status == "CLOSED"

    refused = a_measure()
    refused.until("review_concluded")
    refused.take("measure_denied")
    assert read_case(pk=refused.case.pk).status == "CLOSED"
