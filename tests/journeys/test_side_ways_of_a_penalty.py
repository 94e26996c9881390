"""Side ways of a penalty: split, parallel, merge, transfer, referral back, closure, reopening."""

from dataclasses import replace
from typing import Any

import pytest

from sunlit.casework.models import Case, CaseRelation, CaseStatus
from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.open_case import open_case
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.conditions.discussion_gates import discussion_is_due
from sunlit.procedures.fulfillment import account
from sunlit.procedures.linking import origin_at
from sunlit.recording.models import Document, Evidence
from tests.builders.bureau import START, a_walk, company, crew, natural_person, person, story
from tests.journeys.telling import (
    assert_ledger_is_whole_and_would_show_one_changed_byte,
    file_of,
    reread,
    steps,
)

pytestmark = pytest.mark.usefixtures("bureau")
NO_MONEY: dict[str, Any] = {"kinds": (), "fine": ""}


def follow(walk: Walk, step: str, party_id: int | None = None) -> Case:
    """Register the case a step leads to, with nothing typed but what it brings along."""
    taken = file_of(walk).last(step)
    assert taken is not None
    origin = origin_at(walk.case.pk, taken.position, walk.at)
    procedure = origin.file.rules.procedures[origin.opens.procedures[0]]
    return open_case(
        actor=walk.crew.handler,
        at=walk.at,
        item_id=walk.case.item_id,
        party_id=party_id or walk.case.party_id,
        section_code="ZFJ",
        data=origin.carried(procedure),
        procedure=procedure.code,
        origin=(walk.case.pk, taken.position),
    )


def kinds(case: Case) -> list[str]:
    return list(CaseRelation.objects.filter(later=case).values_list("kind", flat=True))


def referred(**changes: Any) -> Walk:
    """A case referred to the police, handed over."""
    walk = a_walk(outcome="REFERRAL", **NO_MONEY, **changes)
    walk.until("investigation_reported")
    for step in ("review_submitted", "review_concluded", "referral_reported", "crime_referred"):
        walk.take(step)
    walk.take("referral_handed_over")
    return walk


def test_a_case_is_split_and_goes_on_in_another_with_its_facts() -> None:
    walk = a_walk()
    walk.until("evidence_added")
    walk.take("case_split")

    later = follow(walk, "case_split", natural_person().pk)

    assert kinds(later) == ["SPLIT"]
    assert steps(later) == ["lead_registered"]
    with pytest.raises(StepRefused, match="没有待登记的后续案件"):
        follow(walk, "case_split")
    walk.take("investigation_reported")


def test_a_split_makes_a_passed_review_lapse() -> None:
    walk = a_walk()
    walk.until("review_concluded")
    walk.take("case_split")

    with pytest.raises(StepRefused, match="重新拟定"):
        walk.take("penalty_decided")


def test_the_person_responsible_has_an_own_case_with_own_notice() -> None:
    walk = a_walk()
    walk.until("case_filed")
    walk.take("parallel_started")

    later = follow(walk, "parallel_started", natural_person().pk)

    assert kinds(later) == ["PARALLEL"]
    assert later.party != walk.case.party
    single = a_walk(natural_person())
    single.until("case_filed")
    with pytest.raises(StepRefused, match="自然人"):
        single.take("parallel_started")


def test_a_case_merged_ends_and_its_facts_and_evidence_go_on() -> None:
    kept, other = a_walk(), a_walk()
    kept.until("evidence_added")
    other.until("evidence_added")
    other.record_all()
    number = reread(other).case_no

    kept.take("case_joined", other=number)

    assert reread(other).status == CaseStatus.CLOSED
    assert steps(other.case)[-1] == "case_merged"
    assert kinds(kept.case) == ["MERGER"]
    assert Evidence.objects.filter(case=kept.case).count() == 2
    joined = file_of(kept).last("case_joined")
    assert joined is not None and "台账" in joined.data["other_evidence"]
    assert_ledger_is_whole_and_would_show_one_changed_byte(kept.case)
    assert_ledger_is_whole_and_would_show_one_changed_byte(other.case)


def test_what_cannot_be_merged_is_refused_with_its_reason() -> None:
    kept, other = a_walk(), a_walk()
    kept.until("evidence_added")
    other.until("evidence_added")
    number = reread(other).case_no

    with pytest.raises(EntryRefused, match="音像记录"):
        kept.take("case_joined", other=number)
    with pytest.raises(EntryRefused, match="没有可以并入的"):
        kept.take("case_joined", other="（示）发改案〔2026〕999号")
    with pytest.raises(EntryRefused, match="没有可以并入的"):
        kept.take("case_joined", other=reread(kept).case_no)
    with pytest.raises(NotAllowed, match="系统"):
        other.take("case_merged", into="x", reason="x")


def test_a_case_of_another_organ_is_transferred_and_ends() -> None:
    walk = a_walk()
    walk.until("evidence_added")
    walk.record_all()

    walk.take("jurisdiction_transferred")

    assert reread(walk).status == CaseStatus.CLOSED
    assert Document.objects.filter(case=walk.case, title="案件移送函（移送管辖）").exists()


def test_a_referred_case_ends_when_the_police_took_it() -> None:
    walk = referred()
    walk.record_all()
    with pytest.raises(StepRefused, match="尚未收到立案回执"):
        walk.take("case_closed")
    walk.take("referral_answered")

    walk.take("case_closed")

    assert reread(walk).status == CaseStatus.CLOSED


def test_a_referral_refused_comes_back_and_is_punished() -> None:
    walk = referred()
    walk.take("referral_answered", result="REFUSED")
    walk.take("referral_contested")
    with pytest.raises(EntryRefused, match="退回情形"):
        walk.take("referral_returned", ground="NOT_PROSECUTED")
    walk.take("referral_returned")

    assert reread(walk).decision_no == ""
    assert reread(walk).status == CaseStatus.OPEN
    penalty = {"outcome": "PENALTY", "kinds": ["FINE"], "fine": "60000"}
    walk.take("investigation_reported", **penalty)
    walk.take("prior_notice_issued", kinds=["FINE"], fine="60000")
    walk.take("prior_notice_served")
    walk.take("statement_waived")
    walk.take("decision_drafted", kinds=["FINE"], fine="60000")
    walk.take("review_submitted", reply="已退回恢复办理。")
    walk.take("review_concluded")
    walk.take("penalty_decided")

    assert "罚" in reread(walk).decision_no


def test_a_referral_needs_the_special_groups_report() -> None:
    walk = a_walk(outcome="REFERRAL", **NO_MONEY)
    walk.until("investigation_reported")
    walk.take("review_submitted")
    walk.take("review_concluded")

    with pytest.raises(StepRefused, match="移送书面报告") as refused:
        walk.take("crime_referred")
    assert "第五条" in refused.value.article


def for_energy(username: str, duty: Duty) -> None:
    """Give a person the same duty for 资源节约和环境保护科."""
    assign_duty(
        actor=None,
        at=START,
        account=person(username),
        duty=duty,
        valid_from=START.date(),
        section_code="HZK",
    )


def test_a_closure_waits_for_the_government() -> None:
    for_energy("chengban", Duty.CASE_OFFICER)
    for_energy("kezhang", Duty.SECTION_HEAD)
    told = story(
        item="开工建设不符合强制性节能标准的项目或者将该项目投入生产、使用",
        kinds=("CLOSURE_ORDER",),
        fine="",
    )
    walk = Walk(replace(crew(), section_code="HZK"), told, company(), START)
    walk.until("review_concluded")
    walk.take("discussion_held") if discussion_is_due(file_of(walk)) else None

    with pytest.raises(StepRefused, match="尚未收到批复") as refused:
        walk.take("penalty_decided")
    assert "第六十八条第二款" in refused.value.article
    walk.take("government_reported")
    walk.take("government_replied", outcome="REJECTED")
    with pytest.raises(StepRefused, match="没有同意"):
        walk.take("penalty_decided")
    walk.take("decision_drafted")
    walk.take("review_submitted")
    walk.take("review_concluded")
    walk.take("government_reported")
    walk.take("government_replied")
    walk.take("discussion_held") if discussion_is_due(file_of(walk)) else None
    walk.take("penalty_decided")

    assert Document.objects.filter(case=walk.case, title="关于报请责令关闭的请示").count() == 2


def test_after_the_end_a_case_is_reopened_in_a_new_one_never_beside_a_penalty() -> None:
    lead = a_walk()
    with pytest.raises(StepRefused, match="尚在办理"):
        lead.take("reopening_decided")
    lead.take("lead_closed", reason="违法事实不清。")
    lead.take("reopening_decided")

    later = follow(lead, "reopening_decided")

    assert kinds(later) == ["REOPENING"]
    punished = a_walk()
    punished.until("case_closed")
    with pytest.raises(StepRefused, match="仍然有效"):
        punished.take("reopening_decided")


def test_a_decision_the_organ_revokes_itself_is_neither_collected_nor_executed() -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.take("decision_revoked")

    with pytest.raises(StepRefused, match="不再收缴"):
        walk.take("payment_recorded")
    walk.record_all()
    walk.take("case_closed")
    walk.take("reopening_decided", ground="CORRECTION")

    assert Document.objects.filter(case=walk.case, title="撤销行政处罚决定书").exists()


def test_a_fine_changed_on_reconsideration_is_what_is_owed() -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.take("remedy_opened")
    walk.take("remedy_ended", result="CHANGED")
    with pytest.raises(EntryRefused, match="不得高于原决定"):
        walk.take("fine_changed", fine="70000")
    walk.take("fine_changed")

    owed = account(file_of(walk))

    assert owed is not None and owed.fine == 3_000_000
    with pytest.raises(StepRefused):
        walk.take("fine_changed")


def test_after_reconsideration_the_court_is_asked_when_fifteen_days_are_over() -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.next_day(days=20)
    walk.take("demand_served")
    walk.take("demand_objected")
    walk.take("remedy_opened")
    walk.take("remedy_ended")
    with pytest.raises(StepRefused, match="届满"):
        walk.take("court_applied")
    walk.next_day(days=25)
    walk.take("court_applied")
    walk.take("court_answered", result="DENIED")
    walk.take("fine_execution_ended", ground="COURT")
    walk.record_all()
    walk.take("case_closed")

    assert reread(walk).status == CaseStatus.CLOSED


def test_a_measure_is_asked_for_from_the_penalty_case() -> None:
    walk = a_walk()
    walk.until("case_filed")
    walk.take("measure_wanted")
    taken = file_of(walk).last("measure_wanted")
    assert taken is not None

    origin = origin_at(walk.case.pk, taken.position, walk.at)
    carried = origin.carried(origin.file.rules.procedures["coercion-seal"])

    assert carried["penalty_case_no"] == reread(walk).case_no
    assert carried["facts"] == walk.story.facts and carried["urgent"] == "NO"
