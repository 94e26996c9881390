"""Pause, resumption, extension: what they do to the ninety days (处罚法第六十条)."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from sunlit.casework.models import CaseClock, CaseStatus, ClockState
from sunlit.foundations.calendars import national
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from tests.builders.answers import more_answers
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    reread,
)

pytestmark = pytest.mark.usefixtures("bureau")


def clock(walk: Walk) -> CaseClock:
    """The ninety days of the case."""
    return CaseClock.objects.get(case=walk.case, rule="decision")


def test_nothing_but_resuming_is_possible_while_a_case_is_paused() -> None:
    walk = a_walk()
    walk.until("evidence_added")
    walk.take("case_paused")

    for step in ("evidence_added", "investigation_reported", "case_paused"):
        with pytest.raises(StepRefused, match="案件已中止") as refused:
            walk.take(step)
        assert refused.value.article
    assert reread(walk).status == CaseStatus.PAUSED
    assert (clock(walk).state, clock(walk).due_on) == (ClockState.PAUSED, None)


def test_the_days_of_a_pause_do_not_count() -> None:
    walk = a_walk()
    walk.until("evidence_added")
    before = clock(walk).due_on
    paused_on = localdate(walk.at)
    walk.take("case_paused")
    walk.next_day(20)
    resumed_on = localdate(walk.at)
    walk.take("case_resumed", **more_answers("case_resumed", walk.at))

    after = clock(walk).due_on

    filed_on = reread(walk).filed_on
    assert filed_on is not None
    ninety, paused = timedelta(days=90), timedelta(days=(resumed_on - paused_on).days + 1)
    assert before == national().next_working(filed_on + ninety)
    assert after == national().next_working(filed_on + ninety + paused)
    assert clock(walk).state == ClockState.RUNNING
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_an_extension_adds_its_days_once() -> None:
    walk = a_walk()
    walk.until("evidence_added")
    before = clock(walk).due_on
    answers = more_answers("extension_approved", walk.at)

    walk.take("extension_approved", **answers)

    after = clock(walk).due_on
    assert before and after and timedelta(days=21) < after - before < timedelta(days=40)
    with pytest.raises(StepRefused, match="已经办理"):
        walk.take("extension_approved", **answers)


@pytest.mark.parametrize("days", ["0", "-1", "91", "三十", "1.5", ""])
def test_an_extension_has_a_sensible_length(days: str) -> None:
    walk = a_walk()
    walk.until("evidence_added")

    with pytest.raises(EntryRefused) as refused:
        walk.take(
            "extension_approved", **more_answers("extension_approved", walk.at) | {"days": days}
        )

    assert list(refused.value.fields) == ["days"]
