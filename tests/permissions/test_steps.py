"""Every step of the ordinary penalty tried by everybody, at a stage where it is possible."""

from typing import Any

import pytest
from django.utils.timezone import localdate

from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.answers import answers as demo_answers
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.open_case import open_case
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.recordings import recordings_open
from tests.builders.bureau import person
from tests.journeys.telling import file_of
from tests.permissions.people import EVERYBODY, attempt, nothing_changes
from tests.permissions.stages import STAGES, answers
from tests.rulebook.planting import rules

pytestmark = pytest.mark.usefixtures("bureau")
HANDLERS = {"chengban", "xieban"}
HEAD, LEADER = {"kezhang"}, {"fenguan"}
LEGAL, REVIEWER, CHAIR = {"shenhe", "shenhe-er"}, {"shenhe"}, {"shenhe-er"}

# step: (stage of the case, who may take it); everybody else is refused
TABLE: dict[str, tuple[str, set[str]]] = {
    "lead_closed": ("lead", HANDLERS),
    "case_filed": ("lead", HANDLERS),
    "credential_shown": ("filed", HANDLERS),
    "questioning": ("shown", HANDLERS),
    "onsite_checked": ("shown", HANDLERS),
    "evidence_added": ("shown", HANDLERS),
    "preservation_ordered": ("shown", HANDLERS),
    "preservation_settled": ("preserved", HANDLERS),
    "correction_ordered": ("shown", HANDLERS),
    "recusal_requested": ("filed", HANDLERS),
    "recusal_decided": ("recusal asked", LEADER),
    "handler_changed": ("filed", HEAD),
    "extension_approved": ("filed", HANDLERS),
    "case_paused": ("filed", HANDLERS),
    "case_resumed": ("paused", HANDLERS),
    "measure_wanted": ("filed", HANDLERS),
    "case_split": ("filed", HANDLERS),
    "parallel_started": ("filed", HANDLERS),
    "case_joined": ("two filed", HANDLERS),
    "case_merged": ("filed", set()),
    "jurisdiction_transferred": ("filed", HANDLERS),
    "discretion_assessed": ("investigated", HANDLERS),
    "investigation_reported": ("investigated", HANDLERS),
    "prior_notice_issued": ("reported", HANDLERS),
    "prior_notice_served": ("notice issued", HANDLERS),
    "statement_heard": ("notice served", HANDLERS),
    "statement_waived": ("notice served", HANDLERS),
    "statement_reviewed": ("statement heard", HANDLERS),
    "hearing_requested": ("hearing due", HANDLERS),
    "hearing_waived": ("hearing due", HANDLERS),
    "hearing_notified": ("hearing requested", LEGAL),
    "hearing_held": ("hearing day", CHAIR),
    "decision_drafted": ("drafted", HANDLERS),
    "review_ordered": ("no penalty reported", LEADER),
    "review_submitted": ("drafted", HANDLERS),
    "review_returned": ("submitted", REVIEWER),
    "review_supplied": ("materials returned", HANDLERS),
    "review_reassigned": ("submitted", LEGAL),
    "review_concluded": ("submitted", REVIEWER),
    "review_disputed": ("review refused", HANDLERS),
    "review_upheld": ("review disputed", LEADER),
    "review_reopened": ("review disputed", LEADER),
    "government_reported": ("closure drafted", HANDLERS),
    "government_replied": ("closure reported", HANDLERS),
    "discussion_held": ("discussion due", LEADER),
    "penalty_decided": ("reviewed", LEADER),
    "no_penalty_decided": ("no penalty reported", LEADER),
    "case_dismissed": ("dismissal reported", LEADER),
    "referral_reported": ("referral reported", HANDLERS),
    "crime_referred": ("referral reviewed", LEADER),
    "referral_handed_over": ("referred", HANDLERS),
    "referral_answered": ("handed over", HANDLERS),
    "referral_contested": ("referral refused", HANDLERS),
    "referral_returned": ("referral refused", HANDLERS),
    "decision_served": ("decided", HANDLERS),
    "payment_recorded": ("served", HANDLERS),
    "deferral_approved": ("served", HANDLERS),
    "remedy_opened": ("served", HANDLERS),
    "remedy_ended": ("remedy open", HANDLERS),
    "fine_changed": ("fine changed", HANDLERS),
    "decision_revoked": ("served", LEADER),
    "demand_served": ("overdue", HANDLERS),
    "demand_objected": ("demanded", HANDLERS),
    "court_applied": ("court open", HANDLERS),
    "court_answered": ("court asked", HANDLERS),
    "fine_execution_ended": ("served", HANDLERS),
    "recording_added": ("investigated", HANDLERS),
    "recording_waived": ("investigated", HANDLERS),
    "case_closed": ("paid", HANDLERS),
    "reopening_decided": ("lead given up", LEADER),
}
REFUSALS = (NotAllowed, StepRefused, EntryRefused)


def entered(walk: Walk, step: str) -> dict[str, Any]:
    """What the cast enters in that step today."""
    data = demo_answers(step, walk.story, walk.at, localdate(walk.at)) | answers(walk, step)
    if step == "recording_added":
        return data | recording(walk)
    if step == "recording_waived":
        return {"step": recording(walk)["step"], "reason": data["reason"]}
    return data


def try_step(walk: Walk, step: str, username: str, data: dict[str, Any] | None = None) -> str:
    """What becomes of a step tried by that person."""
    return attempt(
        lambda: take_step(
            case_id=walk.case.pk,
            step_code=step,
            actor=person(username),
            at=walk.at,
            data=entered(walk, step) if data is None else data,
        ),
        *REFUSALS,
    )


def recording(walk: Walk) -> dict[str, object]:
    """A recording that is due."""
    due = recordings_open(file_of(walk))
    moment = walk.at.isoformat(timespec="minutes")
    return {
        "step": due[0].key if due else "1:FG-YX-06",
        "medium": "VIDEO",
        "recorded_at": moment,
        "device": "ZFJLY-0001",
        "stored_at": "采集站",
    }


def test_the_table_has_every_step_but_the_first() -> None:
    steps = rules().procedures["penalty-ordinary"].steps

    assert [step.code for step in steps[1:]] == list(TABLE)


BY_STAGE = sorted((stage, step) for step, (stage, _allowed) in TABLE.items())


@pytest.mark.parametrize(("staged", "step"), BY_STAGE, indirect=["staged"])
def test_a_step_is_taken_by_those_of_the_table_and_refused_to_everybody_else(
    staged: Walk, step: str
) -> None:
    _stage, allowed = TABLE[step]

    data = entered(staged, step)

    with nothing_changes():
        outcomes = {name: try_step(staged, step, name, data) for name in EVERYBODY}

    expected = {name: "allowed" if name in allowed else "NotAllowed" for name in EVERYBODY}
    assert outcomes == expected


def test_a_lead_is_registered_by_the_officers_of_its_section() -> None:
    walk = STAGES["lead"]()
    data = demo_answers("lead_registered", walk.story, walk.at, file_of(walk).today)

    def try_lead(username: str, section_code: str) -> str:
        return attempt(
            lambda: open_case(
                actor=person(username),
                at=walk.at,
                item_id=walk.case.item_id,
                party_id=walk.case.party_id,
                section_code=section_code,
                data=data,
            ),
            *REFUSALS,
        )

    with nothing_changes():
        outcomes = {name: try_lead(name, "ZFJ") for name in EVERYBODY}

    assert {name for name, outcome in outcomes.items() if outcome == "allowed"} == HANDLERS
    assert set(outcomes.values()) == {"allowed", "NotAllowed"}
    assert try_lead("chengban-ny", "NYK") == "EntryRefused", "the item is not of that section"
