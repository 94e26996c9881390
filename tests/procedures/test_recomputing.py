"""A past decision comes out again under the rules of its day, or says what differs (重算)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sunlit.casework.models import Case, CaseClock
from sunlit.foundations.ledger.entries import history
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.adopt_rules import RulesKept, adopt_rules
from sunlit.procedures.completing import stream_of
from sunlit.procedures.measures.actions.draft_measure import draft_measure
from sunlit.procedures.measures.actions.edit_measure import edit_measure
from sunlit.procedures.measures.actions.release_measure import release_measure
from sunlit.procedures.measures.actions.submit_measure import submit_measure
from sunlit.procedures.models import StepTaken
from sunlit.procedures.recomputing import Recomputation, recompute
from tests.builders.bureau import START, a_walk, person
from tests.guards import guards_lifted
from tests.journeys.telling import file_of, reread

pytestmark = pytest.mark.usefixtures("bureau")


def decided(**story: Any) -> Walk:
    walk = a_walk(**story)
    walk.until("penalty_decided")
    return walk


def recomputed(walk: Walk) -> Recomputation:
    found = recompute(reread(walk), file_of(walk))
    assert found is not None
    return found


def differing(walk: Walk) -> set[str]:
    return {str(one.part) for one in recomputed(walk).findings if not one.agrees}


@pytest.mark.parametrize("fine", ["10000", "60000", "200000"])
def test_a_decision_comes_out_as_it_was_made(fine: str) -> None:
    found = recomputed(decided(fine=fine))

    assert found.agrees, [one for one in found.findings if not one.agrees]
    assert {str(one.part) for one in found.findings} == {
        "规则",
        "留痕",
        "作出决定的条件",
        "法制审核",
        "期限",
    }


def test_it_still_does_years_later_and_after_the_end() -> None:
    walk = decided()
    for step in ("decision_served", "payment_recorded"):
        walk.take(step)
    walk.record_all()
    walk.take("case_closed")
    walk.next_day(900)

    assert recomputed(walk).agrees


def test_nothing_is_computed_before_the_decision() -> None:
    walk = a_walk()
    walk.until("decision_drafted")

    assert recompute(reread(walk), file_of(walk)) is None


def test_a_due_day_moved_by_hand_is_told() -> None:
    walk = decided()
    CaseClock.objects.filter(case=walk.case, rule="decision").update(due_on=date(2030, 1, 1))

    assert differing(walk) == {"期限"}


def test_facts_changed_behind_the_review_are_told() -> None:
    walk = decided()
    report = StepTaken.objects.get(case=walk.case, step="investigation_reported")
    with guards_lifted():
        StepTaken.objects.filter(pk=report.pk).update(data=report.data.replace("60000", "70000"))

    assert "法制审核" in differing(walk)


def new_measure() -> None:
    """From 3 March on everything is reviewed within two days."""
    legal = person("shenhe")
    version = draft_measure(actor=legal, at=START, kind="REVIEW")
    edit_measure(
        actor=legal,
        at=START,
        version=version,
        seen=0,
        title=version.title,
        articles=version.articles,
        rows=version.rows,
        figures={"days": 2, "rounds": {"penalty-ordinary": 1}},
    )
    submit_measure(actor=legal, at=START, version=version, seen=1, effective_from=date(2026, 3, 3))
    release_measure(actor=person("fenguan"), at=START, version=version)


def adopt(walk: Walk, username: str = "kezhang", **changes: Any) -> Case:
    given: dict[str, Any] = {"reason": "适用新的审核期限。", "is_not_adverse": True}
    return adopt_rules(
        actor=person(username), at=walk.at, case_id=walk.case.pk, **(given | changes)
    )


def test_a_case_goes_over_to_newer_rules_by_a_recorded_act() -> None:
    walk = a_walk()
    walk.until("decision_drafted")
    new_measure()
    assert file_of(walk).rules.clocks["review"].length == 5
    adopt(walk)

    assert file_of(walk).rules.clocks["review"].length == 2
    assert list(history(stream_of(walk.case)))[-1].code == "cases.rules_adopted"
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("penalty_decided")
    assert recomputed(walk).agrees


def test_it_needs_the_head_a_reason_and_his_answer_and_other_rules() -> None:
    walk = a_walk()
    walk.until("case_filed")
    with pytest.raises(RulesKept, match="就是现行规则"):
        adopt(walk)
    new_measure()

    with pytest.raises(NotAllowed):
        adopt(walk, "chengban")
    for wrong in ({"reason": " "}, {"is_not_adverse": False}):
        with pytest.raises(RulesKept) as refused:
            adopt(walk, **wrong)
        assert list(refused.value.fields) == list(wrong)


def test_a_decided_case_keeps_its_rules() -> None:
    walk = decided()
    new_measure()

    with pytest.raises(RulesKept, match="已经作出决定"):
        adopt(walk)


def test_it_is_read_in_the_browser() -> None:
    walk = decided()
    client = Client()
    client.force_login(person("jiandu"), backend="django.contrib.auth.backends.ModelBackend")

    text = client.get(reverse("desk:case-recompute", args=[walk.case.public_id])).content.decode()

    assert "重算结果与当时一致" in text
    assert "review_done_if_due" in text
