"""Time the law gives is not entered as past, and an overturned fine is not collected."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.utils.timezone import localdate

from sunlit.disclosure.actions.publish import publish
from sunlit.disclosure.publishing import DecisionUnserved
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused, StepRefused, checked_entry
from sunlit.procedures.clocks import clocks
from sunlit.procedures.evaluation import next_steps, step_states
from sunlit.procedures.loading import load_file
from tests.builders.answers import more_answers
from tests.builders.bureau import a_walk, person
from tests.journeys.telling import publication_of, published

pytestmark = pytest.mark.usefixtures("bureau")


BY_ANNOUNCEMENT = {"method": "ANNOUNCEMENT", "served_on": "", "recipient": ""}
REASON = {"announcement_reason": "住所无人，邮寄退回，电话无法接通。"}


def announced(walk: Walk, on: date) -> dict[str, str]:
    return {**BY_ANNOUNCEMENT, **REASON, "announced_on": on.isoformat()}


def test_an_announcement_is_checked_for_its_day_and_reason() -> None:
    walk = a_walk()
    walk.until("prior_notice_issued")
    today = localdate(walk.at)
    wrong = {
        "announced_on": [
            {**BY_ANNOUNCEMENT, **REASON},
            announced(walk, today + timedelta(days=1)),
            announced(walk, today - timedelta(days=3)),
            {"announced_on": today.isoformat()},
        ],
        "served_on": [{**announced(walk, today), "served_on": today.isoformat()}],
        "announcement_reason": [announced(walk, today) | {"announcement_reason": ""}],
        "recipient": [{"recipient": ""}],
    }
    for field, entries in wrong.items():
        for entry in entries:
            with pytest.raises(EntryRefused) as refused:
                walk.take("prior_notice_served", **entry)
            assert set(refused.value.fields) == {field}


def test_what_needs_service_waits_until_the_announcement_has_run() -> None:
    walk = a_walk()
    walk.until("prior_notice_issued")
    first = localdate(walk.at)
    walk.take("prior_notice_served", **announced(walk, first))
    until = first + timedelta(days=30)
    file = load_file(walk.case, walk.at)
    views = {view.rule.code: view for view in clocks(file)}

    assert views["announcement"].due_on == until
    assert "《民事诉讼法》第九十五条" in views["announcement"].rule.basis
    assert views["statement"].due.start == until
    assert "公告期满视为送达" in views["statement"].due.explanation
    asked = next_steps(step_states(file))
    assert [state.step.code for state in asked] == ["recording_added"], "of the announcement itself"
    with pytest.raises(StepRefused, match=f"{until.month}月{until.day}日期满") as refused:
        walk.take("statement_waived")
    assert refused.value.article == "《民事诉讼法》第九十五条"

    walk.next_day((until - localdate(walk.at)).days + 1)
    walk.take("statement_waived")


def test_a_party_who_turns_up_is_served_before_the_announcement_ends() -> None:
    walk = a_walk()
    walk.until("penalty_decided")
    walk.take("decision_served", **announced(walk, localdate(walk.at)))
    with pytest.raises(StepRefused, match="期满"):
        walk.take("payment_recorded")

    served_on = localdate(walk.at)
    walk.take("decision_served")
    views = {view.rule.code: view for view in clocks(load_file(walk.case, walk.at))}
    assert "announcement" not in views
    assert views["payment"].due.start == served_on
    walk.take("payment_recorded")


def test_the_public_reads_a_decision_only_after_its_announcement_has_run() -> None:
    walk = a_walk()
    walk.until("penalty_decided")
    until = localdate(walk.at) + timedelta(days=30)
    walk.take("decision_served", **announced(walk, localdate(walk.at)))

    with pytest.raises(DecisionUnserved, match=f"{until.month}月{until.day}日期满"):
        published(walk)

    walk.at += until - localdate(walk.at)
    going_out = partial(publish, publication_id=publication_of(walk).pk, actor=person("gongshi"))
    with pytest.raises(DecisionUnserved):
        going_out(at=walk.at)
    record = going_out(at=walk.at + timedelta(days=1))
    assert record.published_on == until + timedelta(days=1)


def test_a_case_under_earlier_rules_keeps_the_day_that_was_entered() -> None:
    walk = a_walk()
    walk.until("prior_notice_issued")
    file = load_file(walk.case, walk.at)
    step = file.procedure.step("prior_notice_served")
    ways = tuple(f for f in step.fields if not f.name.startswith("announce"))
    earlier = replace(step, fields=ways)
    served_on = localdate(walk.at).isoformat()

    with pytest.raises(EntryRefused, match="经过三十日"):
        checked_entry(file, earlier, SERVED | {"served_on": served_on})
    later = replace(file, today=file.today + timedelta(days=40))
    served_on = (file.today + timedelta(days=30)).isoformat()
    kept = checked_entry(later, earlier, SERVED | {"served_on": served_on})
    assert kept["served_on"] == served_on


SERVED = {"method": "ANNOUNCEMENT", "place": "本局公告栏", "recipient": "公告"}


def test_a_demand_is_not_served_before_it_is_made() -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.next_day(40)
    earlier = (localdate(walk.at) - timedelta(days=1)).isoformat()

    with pytest.raises(EntryRefused, match="不能早于制作日期"):
        walk.take("demand_served", served_on=earlier, recipient="当事人收发人员")
    walk.take("demand_served", **more_answers("demand_served", walk.at))


@pytest.mark.parametrize("result", ["REVOKED", "ILLEGAL"])
def test_an_overturned_fine_is_neither_demanded_nor_paid(result: str) -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.take("remedy_opened", **more_answers("remedy_opened", walk.at))
    walk.take("remedy_ended", **more_answers("remedy_ended", walk.at) | {"result": result})
    walk.next_day(40)

    for step in ("demand_served", "payment_recorded"):
        with pytest.raises(StepRefused, match="不再收缴"):
            walk.take(step, **more_answers("demand_served", walk.at))
