"""Approving, returning and withdrawing what was put up for approval."""

import pytest

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.vote_on_proposal import vote_on_proposal
from sunlit.procedures.actions.withdraw_proposal import withdraw_proposal
from sunlit.procedures.attempts import StepRefused
from sunlit.procedures.models import StepProposal, VoteOutcome
from sunlit.registers.officers.models import LegalReviewer
from tests.builders.bureau import FOUNDED, START, person
from tests.permissions.people import EVERYBODY, attempt, nothing_changes
from tests.permissions.stages import STAGES
from tests.permissions.test_steps import try_step

pytestmark = pytest.mark.usefixtures("bureau")
# stage: (step up for approval, whose turn it is, who may withdraw)
TABLE: dict[str, tuple[str, set[str], set[str]]] = {
    "filing proposed": ("case_filed", {"kezhang"}, {"chengban"}),
    "filing half approved": ("case_filed", {"fenguan"}, {"chengban"}),
    "report proposed": ("investigation_reported", {"kezhang"}, {"chengban"}),
}


def try_vote(walk: Walk, step: str, username: str, outcome: VoteOutcome) -> str:
    proposal = StepProposal.objects.filter(case=walk.case, step=step).latest("id")
    return attempt(
        lambda: vote_on_proposal(
            proposal_id=proposal.pk,
            actor=person(username),
            at=walk.at,
            outcome=outcome,
            opinion="请补充。",
        ),
        NotAllowed,
        StepRefused,
    )


@pytest.mark.parametrize(
    ("staged", "stage", "outcome"),
    [(s, s, o) for s in TABLE for o in (VoteOutcome.APPROVED, VoteOutcome.RETURNED)],
    indirect=["staged"],
)
def test_a_vote_is_given_by_whose_turn_it_is(
    staged: Walk, stage: str, outcome: VoteOutcome
) -> None:
    step, approvers, _proposers = TABLE[stage]

    with nothing_changes():
        outcomes = {name: try_vote(staged, step, name, outcome) for name in EVERYBODY}

    assert outcomes == {n: "allowed" if n in approvers else "NotAllowed" for n in EVERYBODY}


@pytest.mark.parametrize("stage", TABLE)
def test_a_proposal_is_withdrawn_by_who_made_it(stage: str) -> None:
    walk = STAGES[stage]()
    step, _approvers, proposers = TABLE[stage]
    proposal = StepProposal.objects.filter(case=walk.case, step=step).latest("id")

    def try_withdrawal(username: str) -> str:
        return attempt(
            lambda: withdraw_proposal(proposal_id=proposal.pk, actor=person(username), at=walk.at),
            NotAllowed,
        )

    with nothing_changes():
        outcomes = {name: try_withdrawal(name) for name in EVERYBODY}

    assert outcomes == {n: "allowed" if n in proposers else "NotAllowed" for n in EVERYBODY}


def give(username: str, duty: Duty, section_code: str = "") -> None:
    """A second duty beside the one the person has."""
    assign_duty(
        actor=None,
        at=START,
        account=person(username),
        duty=duty,
        valid_from=FOUNDED.date(),
        section_code=section_code,
    )


# person, second duty with section, stage, what is tried: all refused, for the part already taken
PARTS: dict[str, tuple[str, Duty, str, str, str]] = {
    "handler approves": ("chengban", Duty.SECTION_HEAD, "ZFJ", "report proposed", "vote"),
    "second handler approves": ("xieban", Duty.SECTION_HEAD, "ZFJ", "report proposed", "vote"),
    "proposer approves": ("chengban", Duty.SECTION_HEAD, "ZFJ", "filing proposed", "vote"),
    "handler approves as leader": (
        "chengban",
        Duty.BUREAU_LEADER,
        "",
        "filing half approved",
        "vote",
    ),
    "head approves twice": ("kezhang", Duty.BUREAU_LEADER, "", "filing half approved", "vote"),
    "handler decides": ("chengban", Duty.BUREAU_LEADER, "", "reviewed", "penalty_decided"),
    "head decides": ("kezhang", Duty.BUREAU_LEADER, "", "reviewed", "penalty_decided"),
    "reviewer decides": ("shenhe", Duty.BUREAU_LEADER, "", "reviewed", "penalty_decided"),
    "leader changes handlers": ("fenguan", Duty.SECTION_HEAD, "ZFJ", "reviewed", "handler_changed"),
    "reviewer changes handlers": (
        "shenhe",
        Duty.SECTION_HEAD,
        "ZFJ",
        "reviewed",
        "handler_changed",
    ),
}


@pytest.mark.parametrize("name", PARTS)
def test_one_person_has_one_part_in_a_case(name: str) -> None:
    username, duty, section_code, stage, tried = PARTS[name]
    walk = STAGES[stage]()
    give(username, duty, section_code)

    if tried == "vote":
        outcome = try_vote(walk, TABLE[stage][0], username, VoteOutcome.APPROVED)
    else:
        outcome = try_step(walk, tried, username)

    assert outcome == "NotAllowed"


def test_who_had_a_part_is_not_made_reviewer() -> None:
    walk = STAGES["drafted"]()
    give("kezhang", Duty.LEGAL_REVIEWER)

    assert try_step(walk, "review_submitted", "chengban") == "allowed"
    assert try_step(walk, "review_submitted", "kezhang") == "NotAllowed"


def test_an_unqualified_reviewer_concludes_nothing() -> None:
    walk = STAGES["submitted"]()
    LegalReviewer.objects.filter(account=person("shenhe")).update(has_legal_qualification=False)

    assert try_step(walk, "review_concluded", "shenhe") == "NotAllowed"
