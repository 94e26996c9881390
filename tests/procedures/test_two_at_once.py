"""Two persons, or two clicks, at the same moment: exactly one act (并发)."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import localdate

from sunlit.casework.models import Case
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.foundations.numbering.models import IssuedNumber
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.operator.demo.answers import answers
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.open_case import open_case
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.actions.vote_on_proposal import vote_on_proposal
from sunlit.procedures.models import ProposalVote, StepProposal, StepTaken, VoteOutcome
from tests.builders.bureau import a_bureau, a_walk, person

pytestmark = pytest.mark.django_db(transaction=True)
Outcome = tuple[str, Any]


def at_once(*acts: Callable[[], Any]) -> list[Outcome]:
    """Run acts in threads that start together; what each returned or was refused with."""
    start, found = threading.Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        try:
            start.wait()
            found.append(("done", act()))
        except Refusal as refusal:
            found.append((type(refusal).__name__, str(refusal)))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return found


def taking(walk: Walk, step: str, actor: str = "chengban", **options: Any) -> Callable[[], Any]:
    data = answers(step, walk.story, walk.at, localdate(walk.at))
    account = person(actor)
    return lambda: take_step(
        case_id=walk.case.pk, step_code=step, actor=account, at=walk.at, data=data, **options
    )


def test_two_of_one_page_take_a_step_once() -> None:
    a_bureau()
    walk = a_walk()
    walk.until("credential_shown")
    version = Case.objects.get(pk=walk.case.pk).version

    for _round in range(3):
        outcomes = at_once(
            taking(walk, "evidence_added", "chengban", expected_version=version),
            taking(walk, "evidence_added", "xieban", expected_version=version),
        )
        assert sorted(kind for kind, _answer in outcomes) == ["StalePage", "done"]
        version += 1

    case = Case.objects.get(pk=walk.case.pk)
    rows = StepTaken.objects.filter(case=case)
    assert rows.filter(step="evidence_added").count() == 3
    assert sorted(rows.values_list("position", flat=True)) == list(range(1, rows.count() + 1))
    assert case.version == version
    assert verify_ledger().ok


def test_two_clicks_of_one_form_are_one_act() -> None:
    a_bureau()
    walk = a_walk()
    walk.until("credential_shown")
    version = Case.objects.get(pk=walk.case.pk).version

    outcomes = at_once(
        *[taking(walk, "evidence_added", key="form", expected_version=version) for _ in range(3)]
    )

    assert sorted(answer.repeated for _kind, answer in outcomes) == [False, True, True]
    assert StepTaken.objects.filter(case=walk.case, step="evidence_added").count() == 1


def test_two_clicks_on_one_lead_open_one_case() -> None:
    a_bureau()
    walk = a_walk()
    cases = Case.objects.count()
    data = answers("lead_registered", walk.story, walk.at, localdate(walk.at))
    given: dict[str, Any] = {"actor": person("chengban"), "at": walk.at, "section_code": "ZFJ"}
    given |= {"item_id": walk.case.item_id, "party_id": walk.case.party_id, "data": data}

    outcomes = at_once(*[lambda: open_case(**given, key="lead") for _ in range(3)])

    assert len({answer.pk for _kind, answer in outcomes}) == 1
    assert Case.objects.count() == cases + 1
    assert verify_ledger().ok


def test_a_case_is_decided_once_and_its_number_used_once() -> None:
    a_bureau()
    walk = a_walk(fine="10000")
    walk.until("decision_drafted")

    outcomes = at_once(*[taking(walk, "penalty_decided", "fenguan") for _ in range(2)])

    assert sorted(kind for kind, _answer in outcomes) == ["StepRefused", "done"]
    assert IssuedNumber.objects.filter(form_code="penalty-decision").count() == 1


def test_decisions_of_different_cases_have_numbers_without_gap_or_double() -> None:
    a_bureau()
    walks = [a_walk(fine="10000") for _ in range(3)]
    for walk in walks:
        walk.until("decision_drafted")

    outcomes = at_once(*[taking(walk, "penalty_decided", "fenguan") for walk in walks])

    assert {kind for kind, _answer in outcomes} == {"done"}
    numbers = IssuedNumber.objects.filter(form_code="penalty-decision")
    assert sorted(numbers.values_list("sequence", flat=True)) == [1, 2, 3]
    assert verify_ledger().ok


def test_an_approval_and_a_return_at_once_leave_one_answer() -> None:
    a_bureau()
    walk = a_walk()
    walk.propose("case_filed")
    proposal, head = StepProposal.objects.get(case=walk.case), person("kezhang")

    def voting(outcome: VoteOutcome) -> Callable[[], Any]:
        return lambda: vote_on_proposal(
            proposal_id=proposal.pk, actor=head, at=walk.at, outcome=outcome, opinion="意见。"
        )

    outcomes = at_once(voting(VoteOutcome.APPROVED), voting(VoteOutcome.RETURNED))

    votes = ProposalVote.objects.filter(proposal=proposal)
    assert votes.count() == sum(kind == "done" for kind, _answer in outcomes) == 1
