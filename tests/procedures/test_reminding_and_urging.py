"""Limits come near and are noted once (预警); superiors urge in writing until something is done."""

from datetime import UTC, datetime, time, timedelta

import pytest

from sunlit.casework.models import CaseClock, ClockReminder, Urging
from sunlit.foundations.jobs.queue import run_due
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.desk.workbench.pressing import urging_of, urgings_to_answer
from sunlit.procedures.actions.urge_case import UrgingRefused, urge_case
from sunlit.procedures.reminding import note_reminders
from tests.builders.bureau import a_walk, person
from tests.journeys.telling import reread

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bureau")]


def noon(day: object) -> datetime:
    return datetime.combine(day, time(4), tzinfo=UTC)  # type: ignore[arg-type]


def test_a_limit_is_noted_once_when_near_and_once_when_over() -> None:
    case = a_walk().case
    due_on = CaseClock.objects.get(case=case, rule="filing").due_on
    assert due_on is not None

    told = [
        note_reminders(noon(due_on + timedelta(days=days))) for days in (-20, -1, -1, 0, 1, 1, 30)
    ]

    assert told == [0, 1, 0, 0, 1, 0, 0]
    assert list(ClockReminder.objects.order_by("id").values_list("light", flat=True)) == [
        "YELLOW",
        "RED",
    ]


def test_the_job_does_it_and_a_limit_that_moved_is_noted_again() -> None:
    case = a_walk().case
    clock = CaseClock.objects.get(case=case, rule="filing")
    assert clock.due_on is not None
    run_due(at=noon(clock.due_on))
    CaseClock.objects.filter(pk=clock.pk).update(due_on=clock.due_on + timedelta(days=1))

    run_due(at=noon(clock.due_on) + timedelta(hours=2))

    assert ClockReminder.objects.filter(case=case, light="YELLOW").count() == 2


def test_a_right_of_the_party_is_not_the_bureaus_to_be_reminded_of() -> None:
    walk = a_walk()
    walk.until("notice_served")
    due_on = CaseClock.objects.get(case=walk.case, rule="statement").due_on
    assert due_on is not None

    note_reminders(noon(due_on))

    assert not ClockReminder.objects.filter(rule="statement").exists()


def test_an_urging_is_traced_and_stands_until_the_next_act() -> None:
    walk = a_walk()
    case = reread(walk)
    chief, officer = person("kezhang"), person("chengban")

    urging = urge_case(case=case, note="请于本周立案。", actor=chief, at=walk.at)

    entry = history(f"case/{case.public_id}").last()
    assert entry is not None
    assert (entry.code, entry.actor_name) == ("cases.urged", chief.full_name)
    assert "请于本周立案。".encode() in bytes(entry.payload)
    assert list(urgings_to_answer(officer.pk)) == [urging]
    assert urging_of(reread(walk)) == urging
    assert list(urgings_to_answer(person("chengban-ny").pk)) == []

    walk.until("case_filed")

    assert list(urgings_to_answer(officer.pk)) == []
    assert urging_of(reread(walk)) is None
    assert Urging.objects.count() == 1


def test_only_superiors_urge_with_a_note_and_not_twice_for_nothing() -> None:
    walk = a_walk()
    case = reread(walk)

    for username in ("chengban", "kezhang-ny", "shenhe", "minglu"):
        with pytest.raises(NotAllowed):
            urge_case(case=case, note="快办。", actor=person(username), at=walk.at)
    for note, told in ((" ", "请写明催办意见"), ("催" * 501, "最多500个字")):
        with pytest.raises(UrgingRefused, match=told) as refused:
            urge_case(case=case, note=note, actor=person("kezhang"), at=walk.at)
        assert "note" in refused.value.fields
    urge_case(case=case, note="快办。", actor=person("kezhang"), at=walk.at)
    with pytest.raises(UrgingRefused, match="已经催办过"):
        urge_case(case=case, note="再催。", actor=person("kezhang"), at=walk.at)
    urge_case(case=case, note="局里也催。", actor=person("fenguan"), at=walk.at)

    assert Urging.objects.count() == 2


def test_a_closed_case_is_not_urged() -> None:
    walk = a_walk()
    walk.until("archived")

    with pytest.raises(UrgingRefused, match="已经结案"):
        urge_case(case=reread(walk), note="快办。", actor=person("kezhang"), at=walk.at)
