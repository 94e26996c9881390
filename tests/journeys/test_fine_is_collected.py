"""How a fine is collected: payment, deferral, late fine, demand, court (第六十六至七十三条)."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from sunlit.casework.models import CaseStatus
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.fulfillment import Account, account, pay_by
from sunlit.recording.models import Document
from tests.builders.answers import more_answers
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
    reread,
)

pytestmark = pytest.mark.usefixtures("bureau")
FINE = 60_000_00


@pytest.fixture
def walk(bureau: None) -> Walk:
    """A fine of 60,000 yuan, served."""
    walk = a_walk()
    walk.until("decision_served")
    walk.record_all()
    return walk


def owed(walk: Walk) -> Account:
    found = account(file_of(walk))
    assert found is not None
    return found


def go_to(walk: Walk, day: date) -> None:
    walk.next_day(max((day - localdate(walk.at)).days, 0))


def go_past_payment(walk: Walk, days: int = 1) -> None:
    deadline = pay_by(file_of(walk))
    assert deadline is not None
    go_to(walk, deadline + timedelta(days=days))


def take(walk: Walk, step: str, **changes: object) -> None:
    walk.take(step, **more_answers(step, walk.at) | changes)


def test_a_fine_is_paid_in_parts_and_the_case_closed(walk: Walk) -> None:
    walk.take("payment_recorded", amount="20000")
    with pytest.raises(StepRefused, match=r"尚有40,000\.00元未缴"):
        walk.take("case_closed")

    walk.take("payment_recorded", amount="40000")
    walk.take("case_closed")

    assert owed(walk).outstanding == 0
    assert reread(walk).status == CaseStatus.CLOSED
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_more_than_is_open_cannot_be_paid(walk: Walk) -> None:
    with pytest.raises(EntryRefused, match=r"尚欠60,000\.00元") as refused:
        walk.take("payment_recorded", amount="60000.01")

    assert list(refused.value.fields) == ["amount"]


def test_a_late_fine_accrues_by_three_percent_a_day_up_to_the_fine(walk: Walk) -> None:
    deadline = pay_by(file_of(walk))
    assert deadline is not None
    for days, expected in ((0, 0), (1, 1_800_00), (33, 59_400_00), (34, FINE), (90, FINE)):
        walk.at = walk.at.replace(year=2026) + (
            deadline + timedelta(days=days) - localdate(walk.at)
        )

        assert owed(walk).late_fine == expected, days


def test_fine_and_late_fine_are_both_paid_before_the_case_is_closed(walk: Walk) -> None:
    go_past_payment(walk, 3)
    walk.take("payment_recorded")
    late = owed(walk).late_fine
    assert late > 0
    with pytest.raises(StepRefused, match="未缴"):
        walk.take("case_closed")

    walk.take("payment_recorded", covers="LATE_FINE", amount=f"{late / 100:.2f}")
    walk.take("case_closed")

    assert reread(walk).status == CaseStatus.CLOSED


def test_a_deferral_approved_in_time_keeps_the_late_fine_away(walk: Walk) -> None:
    take(walk, "deferral_approved")
    until = pay_by(file_of(walk))
    assert until is not None and until - localdate(walk.at) > timedelta(days=50)
    go_to(walk, until - timedelta(days=10))

    assert owed(walk).late_fine == 0


def test_a_deferral_approved_late_keeps_what_had_accrued(walk: Walk) -> None:
    go_past_payment(walk, 5)
    accrued = owed(walk).late_fine
    assert accrued > 0

    take(walk, "deferral_approved")
    go_to(walk, localdate(walk.at) + timedelta(days=30))

    assert accrued - 1_800_00 <= owed(walk).late_fine <= accrued


def test_the_days_of_a_remedy_are_not_counted_but_those_between_two_are(walk: Walk) -> None:
    go_past_payment(walk)
    before = owed(walk).late_fine
    take(walk, "remedy_opened")
    walk.next_day(20)
    take(walk, "remedy_ended", result="UPHELD")
    assert owed(walk).late_fine - before <= 1_800_00 * 4
    between = owed(walk).late_fine
    walk.next_day(5)
    take(walk, "remedy_opened", kind="LITIGATION")
    walk.next_day(40)
    take(walk, "remedy_ended", result="UPHELD")

    assert between + 4 * 1_800_00 <= owed(walk).late_fine < FINE


def test_the_court_is_asked_after_demand_and_the_time_to_sue(walk: Walk) -> None:
    with pytest.raises(StepRefused, match="缴款期限尚未届满"):
        take(walk, "demand_served")
    go_past_payment(walk)
    take(walk, "demand_served")
    with pytest.raises(StepRefused, match="催告期限"):
        take(walk, "court_applied")
    walk.next_day(30)
    with pytest.raises(StepRefused, match="起诉期限") as refused:
        take(walk, "court_applied")
    assert "第五十三条" in refused.value.article
    served = file_of(walk).last("decision_served")
    assert served is not None
    go_to(walk, served.day("served_on") + timedelta(days=190))

    take(walk, "court_applied")
    walk.take("case_closed")

    letter = Document.objects.get(case=walk.case, form_code="execution-application")
    assert "示例市人民法院" in letter.content
    assert reread(walk).status == CaseStatus.CLOSED
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_the_court_is_not_asked_after_three_months_nor_during_a_suit(walk: Walk) -> None:
    go_past_payment(walk)
    take(walk, "demand_served")
    served = file_of(walk).last("decision_served")
    assert served is not None
    go_to(walk, served.day("served_on") + timedelta(days=190))
    take(walk, "remedy_opened", kind="LITIGATION")
    with pytest.raises(StepRefused, match="尚未终结"):
        take(walk, "court_applied")
    take(walk, "remedy_ended", result="UPHELD")
    walk.next_day(100)

    with pytest.raises(StepRefused, match="申请期限已于"):
        take(walk, "court_applied")
