"""No penalty before the party was told and heard (处罚法第四十四条、第四十五条、第六十二条)."""

import pytest

from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.attempts import EntryRefused, StepRefused
from tests.builders.bureau import a_walk
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
    reread,
    steps,
)

pytestmark = pytest.mark.usefixtures("bureau")


def refused(walk: Walk, step: str) -> StepRefused:
    """The refusal of a step; nothing may have changed by it."""
    before = steps(walk.case), reread(walk).version
    with pytest.raises(StepRefused) as caught:
        walk.take(step)
    assert (steps(walk.case), reread(walk).version) == before
    return caught.value


def test_a_decision_without_notice_is_refused_naming_the_article() -> None:
    walk = a_walk()
    walk.until("investigation_reported")

    assert "送达事先告知书" in refused(walk, "decision_drafted").message
    assert "须先完成" in refused(walk, "penalty_decided").message


def test_a_new_report_after_the_draft_needs_a_new_notice() -> None:
    walk = a_walk()
    walk.until("review_concluded")
    walk.take("investigation_reported")

    refusal = refused(walk, "penalty_decided")

    assert "第六十二条" in refusal.article
    assert "未依法向当事人履行事先告知程序" in refusal.message
    assert_ledger_is_whole_and_would_show_one_changed_byte(walk.case)


def test_a_notice_nobody_served_is_no_notice() -> None:
    walk = a_walk()
    walk.until("review_concluded")
    walk.take("investigation_reported")
    walk.take("prior_notice_issued")

    refusal = refused(walk, "penalty_decided")

    assert "第六十二条" in refusal.article
    assert "尚未送达" in refusal.message


def test_no_draft_before_the_party_spoke_waived_or_let_the_days_pass() -> None:
    walk = a_walk()
    walk.until("prior_notice_served")

    refusal = refused(walk, "decision_drafted")
    walk.next_day(9)
    walk.take("decision_drafted")

    assert "陈述申辩期限至2026年" in refusal.message
    assert "第四十五条" in refusal.article


def test_a_statement_is_answered_before_anything_else() -> None:
    walk = a_walk()
    walk.until("prior_notice_served")
    walk.take("statement_heard")
    walk.next_day(30)

    assert "尚未复核" in refused(walk, "decision_drafted").message


def test_nothing_heavier_than_notified_is_drafted_or_decided() -> None:
    walk = a_walk()
    walk.until("prior_notice_served")
    walk.take("statement_waived")

    with pytest.raises(EntryRefused, match="重于事先告知") as caught:
        walk.take("decision_drafted", fine="60000.01")
    assert "第四十五条第二款" in caught.value.article
    assert "fine" in caught.value.fields

    walk.take("decision_drafted", fine="59999.99")
    last = file_of(walk).last("decision_drafted")
    assert last is not None and last.data["fine"] == 5999999
