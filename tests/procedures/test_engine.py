"""Taking steps: once, from a fresh page, under conditions that still hold (办理步骤)."""

from typing import Any

import pytest
from django.utils.timezone import localdate

from sunlit.casework.models import CaseClock, Todo
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.vault.storage import put
from sunlit.interfaces.operator.demo.answers import answers
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.open_case import ItemNotInForce, open_case
from sunlit.procedures.actions.take_step import Outcome, take_step
from sunlit.procedures.actions.vote_on_proposal import OpinionNeeded, vote_on_proposal
from sunlit.procedures.actions.withdraw_proposal import withdraw_proposal
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.models import StepProposal, StepTaken, VoteOutcome
from sunlit.procedures.opening import StalePage
from sunlit.recording.composing import DocumentIncomplete
from sunlit.recording.models import Evidence
from sunlit.recording.rendering import UndisplayableText
from sunlit.registers.bodies.models import EnforcementBody
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.officers.models import Credential, CredentialStatus
from tests.builders.bureau import START, a_walk, company, person
from tests.journeys.telling import file_of, reread, steps

pytestmark = pytest.mark.usefixtures("bureau")


def take(walk: Walk, step: str, *, actor: str = "chengban", **options: Any) -> Outcome:
    """Take a step with the answers of the cast and the options of the act."""
    data = answers(step, walk.story, walk.at, localdate(walk.at)) | options.pop("data", {})
    return take_step(
        case_id=walk.case.pk,
        step_code=step,
        actor=person(actor),
        at=walk.at,
        data=data,
        **options,
    )


def proposal(walk: Walk, step: str) -> StepProposal:
    return StepProposal.objects.filter(case=walk.case, step=step).latest("id")


def vote(walk: Walk, step: str, actor: str, **options: Any) -> bool:
    return vote_on_proposal(
        proposal_id=proposal(walk, step).pk,
        actor=person(actor),
        at=walk.at,
        **{"outcome": VoteOutcome.APPROVED, **options},
    )


def test_a_double_submit_is_one_act() -> None:
    walk = a_walk()
    walk.until("credential_shown")
    version = reread(walk).version

    first = take(walk, "evidence_added", key="one-form", expected_version=version)
    again = take(walk, "evidence_added", key="one-form", expected_version=version)

    assert (first.taken, again.repeated) == (True, True)
    assert steps(walk.case).count("evidence_added") == 1
    assert reread(walk).version == version + 1


def test_a_lead_submitted_twice_is_one_case() -> None:
    walk = a_walk()
    given: dict[str, Any] = {
        "actor": person("chengban"),
        "at": walk.at,
        "item_id": walk.case.item_id,
        "party_id": company().pk,
        "section_code": "ZFJ",
        "data": answers("lead_registered", walk.story, walk.at, localdate(walk.at)),
    }

    cases = [open_case(**given, key="one-lead") for _ in range(2)]

    assert cases[0] == cases[1] != walk.case


def test_a_page_that_is_out_of_date_changes_nothing() -> None:
    walk = a_walk()
    walk.until("credential_shown")
    version = reread(walk).version
    walk.take("evidence_added")

    with pytest.raises(StalePage, match="本页内容已过时"):
        take(walk, "evidence_added", expected_version=version)
    walk.propose("investigation_reported")
    with pytest.raises(StalePage):
        vote(walk, "investigation_reported", "kezhang", expected_version=version)
    with pytest.raises(StalePage):
        withdraw_proposal(
            proposal_id=proposal(walk, "investigation_reported").pk,
            actor=person("chengban"),
            at=walk.at,
            expected_version=version,
        )

    assert steps(walk.case).count("evidence_added") == 1


def test_a_step_waiting_for_approval_is_not_put_up_again() -> None:
    walk = a_walk()
    walk.propose("case_filed")

    with pytest.raises(StepRefused, match="正在审批，不能重复提交"):
        walk.propose("case_filed")

    assert StepProposal.objects.filter(case=walk.case).count() == 1


def test_a_returned_step_is_put_up_anew_and_both_rounds_stay() -> None:
    walk = a_walk()
    walk.propose("case_filed")
    vote(walk, "case_filed", "kezhang", outcome=VoteOutcome.RETURNED, opinion="请补充案情。")
    walk.take("case_filed")

    codes = list(history(f"case/{walk.case.public_id}").values_list("code", flat=True))
    assert codes == [
        "leads.registered",
        "steps.proposed",
        "steps.returned",
        "steps.proposed",
        "steps.approved",
        "cases.filed",
    ]
    assert steps(walk.case) == ["lead_registered", "case_filed"]


def test_a_return_says_why() -> None:
    walk = a_walk()
    walk.propose("case_filed")

    for opinion in ("", "  ", "字" * 2001):
        with pytest.raises(OpinionNeeded):
            vote(walk, "case_filed", "kezhang", outcome=VoteOutcome.RETURNED, opinion=opinion)
    with pytest.raises(OpinionNeeded):
        vote(walk, "case_filed", "kezhang", outcome=VoteOutcome.WITHDRAWN, opinion="x")


def test_a_withdrawn_step_is_open_again_and_voted_on_no_more() -> None:
    walk = a_walk()
    walk.propose("case_filed")
    withdrawn = proposal(walk, "case_filed")
    withdraw_proposal(proposal_id=withdrawn.pk, actor=person("chengban"), at=walk.at)

    with pytest.raises(StepRefused, match="已经办结或者撤回"):
        vote(walk, "case_filed", "kezhang")
    walk.take("case_filed")

    assert steps(walk.case)[-1] == "case_filed"


def test_conditions_are_asked_again_at_the_last_approval() -> None:
    """Between proposal and approval a credential ran out: what was true no longer is."""
    walk = a_walk()
    walk.propose("case_filed")
    walk.approve_next("case_filed")
    Credential.objects.filter(officer__name="协办人乙").update(status=CredentialStatus.SUSPENDED)

    with pytest.raises(EntryRefused, match="协办人乙") as refused:
        walk.approve_next("case_filed")

    assert "第四十二条第一款" in refused.value.article
    assert steps(walk.case) == ["lead_registered"]
    assert not walk.case.case_no


def test_a_draft_overtaken_by_new_evidence_is_not_approved() -> None:
    walk = a_walk()
    walk.until("prior_notice_served")
    walk.take("statement_waived")
    walk.propose("decision_drafted")
    walk.take("investigation_reported")

    with pytest.raises(StepRefused) as refused:
        walk.approve_next("decision_drafted")

    assert "第四十四条" in refused.value.article
    assert "decision_drafted" not in steps(walk.case)


def test_a_granted_recusal_replaces_the_officer_from_then_on() -> None:
    walk = a_walk()
    walk.until("case_filed")
    officers = {h.name: h.officer_id for h in file_of(walk).handlers}
    successor = Credential.objects.get(officer__name="承办人丙").officer_id
    walk.take("recusal_requested", officer=officers["协办人乙"], reason="与当事人有亲属关系。")
    with pytest.raises(StepRefused, match="须先完成"):
        walk.take("investigation_reported")

    walk.take("recusal_decided", result="GRANTED", successor=successor, reason="查明属实。")

    assert {h.name for h in file_of(walk).handlers} == {"承办人甲", "承办人丙"}
    with pytest.raises(Exception, match="由本案承办人办理"):
        take(walk, "credential_shown", actor="xieban")
    take(walk, "credential_shown", actor="chengban-ny")


def test_a_granted_recusal_names_a_successor() -> None:
    walk = a_walk()
    walk.until("case_filed")
    handler = file_of(walk).handlers[1]
    walk.take("recusal_requested", officer=handler.officer_id, reason="有亲属关系。")

    with pytest.raises(EntryRefused) as refused:
        walk.take("recusal_decided", result="GRANTED", reason="查明属实。")

    assert list(refused.value.fields) == ["successor"]


@pytest.mark.parametrize("column", ["reconsideration_body", "court"])
def test_a_decision_without_a_remedy_to_name_is_not_issued(column: str) -> None:
    walk = a_walk()
    walk.until("review_concluded")
    EnforcementBody.objects.update(**{column: ""})

    with pytest.raises(DocumentIncomplete, match="救济途径") as refused:
        walk.take("penalty_decided")

    assert "第五十九条" in refused.value.article
    assert "penalty_decided" not in steps(walk.case)
    assert reread(walk).decided_on is None


def test_a_character_no_font_can_show_is_refused_before_anything_is_issued() -> None:
    walk = a_walk()
    walk.until("credential_shown")

    with pytest.raises(UndisplayableText):
        walk.take("questioning", transcript="问：姓名？\n答：\U000e0041\U0003ffff")

    assert "questioning" not in steps(walk.case)


def test_a_file_nobody_uploaded_is_no_evidence() -> None:
    walk = a_walk()
    walk.until("credential_shown")
    stored = put(b"%PDF-1.4\n%%EOF\n", media_type="application/pdf", original_name="台账.pdf")

    with pytest.raises(EntryRefused, match="重新上传"):
        walk.take("evidence_added", file="0" * 64)
    walk.take("evidence_added", file=stored.sha256)

    assert Evidence.objects.get(case=walk.case).sha256 == stored.sha256


def test_an_item_of_another_kind_or_out_of_force_opens_no_case() -> None:
    walk = a_walk()
    given: dict[str, Any] = {
        "actor": person("chengban"),
        "at": walk.at,
        "party_id": company().pk,
        "section_code": "ZFJ",
        "data": answers("lead_registered", walk.story, walk.at, localdate(walk.at)),
    }
    license_item = EnforcementItem.objects.filter(category="LICENSE").first()
    assert license_item is not None

    with pytest.raises(ItemNotInForce, match="不适用行政处罚普通程序"):
        open_case(item_id=license_item.pk, procedure="penalty-ordinary", **given)
    for field in ({"item_id": 10**9}, {"item_id": walk.case.item_id, "party_id": 10**9}):
        with pytest.raises(EntryRefused):
            open_case(**{**given, **field})


def test_an_act_past_the_time_bar_is_not_filed() -> None:
    walk = a_walk()
    acted = localdate(walk.at).replace(year=2024, day=1)
    late = open_case(
        actor=person("chengban"),
        at=walk.at,
        item_id=walk.case.item_id,
        party_id=company().pk,
        section_code="ZFJ",
        data=answers("lead_registered", walk.story, walk.at, localdate(walk.at))
        | {"acted_on": acted.isoformat()},
    )
    walk.case = late

    with pytest.raises(EntryRefused, match="已满2年未被发现") as refused:
        walk.take("case_filed")
    assert "第三十六条" in refused.value.article
    walk.take("case_filed", long_time_bar="YES")

    assert steps(late)[-1] == "case_filed"


def test_the_entry_of_a_step_commits_to_every_field_and_to_its_document() -> None:
    walk = a_walk()
    walk.until("decision_drafted")

    entry = history(f"case/{walk.case.public_id}").filter(code="decisions.drafted").get()
    payload = read_payload(entry)

    row = StepTaken.objects.get(case=walk.case, step="decision_drafted")
    assert payload["data_fine"] == 6000000
    assert payload["document_digest"] and len(payload["approvals"]) == 1
    assert {name.removeprefix("data_") for name in payload if name.startswith("data_")} >= {
        "facts",
        "evidence",
        "kinds",
        "fine",
        "performance",
    }
    assert row.actor.username == "chengban"


def test_lists_follow_the_case() -> None:
    walk = a_walk()
    walk.until("decision_drafted")
    case = reread(walk)

    todos = {
        (todo.step, todo.account and todo.account.username)
        for todo in Todo.objects.filter(case=case)
    }

    steps = ("review_submitted", "recording_added")  # a recording due is owed from the day it is
    assert todos == {(step, who) for step in steps for who in ("chengban", "xieban")}
    assert CaseClock.objects.get(case=case, rule="decision").due_on == case.next_due_on
    assert case.stage == "review"
    assert case.opened_on == localdate(START)


def test_every_clock_of_a_closed_case_has_stopped() -> None:
    walk = a_walk()
    walk.until("case_closed")

    clocks = CaseClock.objects.filter(case=walk.case)

    assert clocks.count() >= 8
    assert not clocks.filter(stopped_on=None).exists()
    assert reread(walk).next_due_on is None
