"""Which steps are possible at which stage, tried by the person each belongs to."""

import pytest

from tests.permissions.people import nothing_changes
from tests.permissions.stages import STAGES
from tests.permissions.test_steps import TABLE, try_step

pytestmark = pytest.mark.usefixtures("bureau")
ALWAYS_OPEN = {"recusal_requested", "handler_changed"}
SPLITTING = {"case_split"}
LEADING_ON = {"measure_wanted", "parallel_started"} | SPLITTING
RECORDED = {"recording_added", "recording_waived"}
INVESTIGATING = (
    ALWAYS_OPEN
    | LEADING_ON
    | {
        "credential_shown",
        "evidence_added",
        "extension_approved",
        "case_paused",
    }
)
IN_THE_FIELD = INVESTIGATING | {
    "questioning",
    "onsite_checked",
    "preservation_ordered",
    "correction_ordered",
}
REPORTED = IN_THE_FIELD | RECORDED | {"discretion_assessed", "investigation_reported"}
TOLD = REPORTED | {"prior_notice_issued", "statement_heard"}
DRAFTED = TOLD | {"decision_drafted"}
FREELY = {"review_ordered", "review_submitted"}
UNDER_REVIEW = {"review_concluded", "review_returned", "review_reassigned"}
AFTER_DECISION = ALWAYS_OPEN | RECORDED
ENDING = {"decision_revoked", "fine_execution_ended"}
SERVED = AFTER_DECISION | ENDING | {"payment_recorded", "deferral_approved", "remedy_opened"}

# stage: every step that is possible there; all others are refused
POSSIBLE: dict[str, set[str]] = {
    "lead": {"lead_closed", "case_filed"},
    "filed": INVESTIGATING | {"jurisdiction_transferred"},
    "shown": IN_THE_FIELD | {"jurisdiction_transferred"},
    "investigated": REPORTED,
    "preserved": IN_THE_FIELD - {"preservation_ordered"} | {"preservation_settled"} | RECORDED,
    "recusal asked": INVESTIGATING - ALWAYS_OPEN | {"recusal_decided"},
    "paused": {"case_resumed"} | RECORDED,
    "reported": REPORTED | FREELY | {"prior_notice_issued"},
    "no penalty reported": REPORTED | FREELY | {"no_penalty_decided"},
    "dismissal reported": REPORTED | FREELY | {"case_dismissed"},
    "referral reported": REPORTED | {"review_submitted", "referral_reported"},
    "referral reviewed": REPORTED | {"crime_referred"},
    "submitted freely": (REPORTED - SPLITTING) | UNDER_REVIEW | {"review_ordered"},
    "notice issued": REPORTED | {"prior_notice_served"},
    "notice served": TOLD | {"statement_waived"},
    "statement heard": TOLD | {"statement_reviewed"},
    "hearing due": TOLD | {"statement_waived", "hearing_requested", "hearing_waived"},
    "hearing requested": TOLD | {"hearing_waived", "hearing_notified"},
    "hearing day": TOLD | {"hearing_waived", "hearing_notified", "hearing_held"},
    "drafted": DRAFTED | {"review_submitted"},
    "submitted": (DRAFTED - SPLITTING) | UNDER_REVIEW,
    "materials returned": (DRAFTED - SPLITTING) | {"review_supplied", "review_reassigned"},
    "review refused": DRAFTED | {"review_submitted", "review_disputed"},
    "review disputed": DRAFTED | {"review_upheld", "review_reopened"},
    "reviewed": DRAFTED | {"penalty_decided"},
    "discussion due": DRAFTED | {"discussion_held"},
    "decided": AFTER_DECISION | {"decision_served", "decision_revoked"},
    "served": SERVED,
    "overdue": SERVED | {"demand_served"},
    "court open": SERVED | {"demand_served", "demand_objected", "court_applied"},
    "remedy open": SERVED - ENDING - {"remedy_opened"} | {"remedy_ended"},
    "paid": ALWAYS_OPEN | {"remedy_opened", "decision_revoked", "case_closed"},
    "closed": {"remedy_opened"},
}


@pytest.mark.parametrize("stage", POSSIBLE)
def test_exactly_the_steps_of_the_table_are_possible(stage: str) -> None:
    people = {step: min(allowed, default="chengban") for step, (_stage, allowed) in TABLE.items()}

    walk = STAGES[stage]()

    with nothing_changes():
        outcomes = {step: try_step(walk, step, people[step]) for step in TABLE}

    assert {step for step, outcome in outcomes.items() if outcome == "allowed"} == POSSIBLE[stage]
    assert set(outcomes.values()) <= {"allowed", "StepRefused", "NotAllowed", "EntryRefused"}
