"""Ways through the procedures of enforcement that together meet every one of their steps."""

from collections.abc import Callable, Iterator
from typing import Any

from sunlit.interfaces.operator.demo.walking import Walk
from tests.builders.answers import MORE, more_answers
from tests.journeys.inspected import an_inspection
from tests.journeys.telling import file_of
from tests.journeys.test_execution_in_all_its_ways import ACT, AUCTION, MONEY, an_execution
from tests.journeys.test_inspection_in_all_its_ways import COMPLAINT, URGENT
from tests.journeys.test_license_from_application_to_archive import a_license
from tests.journeys.test_penalty_on_the_spot import a_summary
from tests.journeys.test_sealing_in_all_its_ways import URGENT as URGENT_MEASURE
from tests.journeys.test_sealing_in_all_its_ways import a_measure

Way = tuple[Callable[[], Walk], tuple[Any, ...]]
RECUSAL = ("recusal_requested", ("recusal_decided", {"result": "REFUSED"}))
REMEDY = ("remedy_opened", ("remedy_ended", {"result": "UPHELD"}))
REVIEW = ("decision_drafted", "review_submitted")
PASSED = (*REVIEW, "review_concluded")
DISPUTED = (*REVIEW, ("review_concluded", {"opinion": "CHANGE"}), "review_disputed")
RETURNED = (*REVIEW, "review_returned", "review_supplied")
EXAMINED = ("license_accepted", "license_examined")
ON_SITE = ("inspection_notified", "credential_shown", "onsite_inspected")
DEMANDED = ("execution_filed", "demand_served", 20)
SPOT = ("summary_filed", "credential_shown", "summary_told")
FINED = (*SPOT, "penalty_decided", "decision_served", "summary_reported")

WAYS: dict[str, tuple[Way, ...]] = {
    # a number waits that many days; "recordings" enters all that are due
    "inspection": (
        (
            lambda: an_inspection(outcome="CORRECTED"),
            (
                "inspection_approved",
                *RECUSAL,
                *ON_SITE,
                "inspection_concluded",
                "decision_served",
                "correction_ordered",
                *REMEDY,
                "rechecked",
                "recordings",
                "case_closed",
            ),
        ),
        (
            lambda: an_inspection(planned=URGENT),
            ("urgent_started", "urgent_approved"),
        ),
        (
            lambda: an_inspection(planned=COMPLAINT | {"method": "OFFSITE"}),
            ("inspection_approved", "inspection_notified", "offsite_inspected"),
        ),
        (
            lambda: an_inspection(planned=COMPLAINT, outcome="FURTHER"),
            ("inspection_approved", *ON_SITE, "inspection_concluded", "decision_served"),
        ),
        (
            lambda: an_inspection(planned=COMPLAINT, outcome="FURTHER"),
            (
                "inspection_approved",
                *ON_SITE,
                ("inspection_concluded", {"measure": "REFERRED"}),
                "decision_served",
            ),
        ),
    ),
    "coercion-seal": (
        (
            a_measure,
            (
                "measure_filed",
                *RECUSAL,
                *PASSED,
                "measure_decided",
                "credential_shown",
                "measure_carried_out",
                "decision_served",
                *REMEDY,
                "testing_started",
                "testing_ended",
                "measure_extended",
                "measure_released",
                "recordings",
            ),
        ),
        (
            lambda: a_measure(**URGENT_MEASURE),
            ("measure_filed", "credential_shown", "urgent_measure_taken"),
        ),
        (a_measure, ("measure_filed", *RETURNED)),
        (a_measure, ("measure_filed", *DISPUTED)),
    ),
    "coercion-execution": (
        (
            an_execution,
            (
                "execution_filed",
                *RECUSAL,
                *REMEDY,
                "demand_served",
                "removal_announced",
                20,
                *PASSED,
                "enforcement_decided",
                "decision_served",
                "enforcement_carried_out",
                "recordings",
                "case_closed",
            ),
        ),
        (
            lambda: an_execution(**ACT),
            (*DEMANDED, *PASSED, "substitute_decided", "decision_served", "substitute_demanded", 7),
        ),
        (lambda: an_execution(**MONEY), (*DEMANDED, *PASSED, "court_applied")),
        (
            lambda: an_execution(**AUCTION),
            (*DEMANDED, *PASSED, "auction_decided", "decision_served", "auction_held"),
        ),
        (lambda: an_execution(**ACT), (*DEMANDED, *RETURNED)),
        (lambda: an_execution(**ACT), (*DEMANDED, *DISPUTED)),
        (lambda: an_execution(**ACT), ("execution_filed", "agreement_reached")),
        (lambda: an_execution(**MONEY), ("execution_filed", "execution_suspended")),
    ),
    "penalty-summary": (
        (
            a_summary,
            (
                *SPOT[:1],
                *RECUSAL,
                *FINED[1:],
                *REMEDY,
                ("payment_recorded", {"way": "ON_SPOT_HARD"}),
                "money_handed_in",
                "recordings",
            ),
        ),
        (a_summary, (*FINED, 30, "demand_served", 200, "court_applied")),
    ),
    "licensing-general": (
        (
            a_license,
            (
                "correction_requested",
                "correction_received",
                "license_accepted",
                *RECUSAL,
                "special_procedure_started",
                "special_procedure_ended",
                ("license_examined", {"affects_others": "YES", "hearing": "TOLD"}),
                "interested_heard",
                "hearing_right_told",
                "hearing_requested",
                "hearing_notified",
                20,
                "hearing_held",
                *PASSED,
                "license_granted",
                "decision_served",
                *REMEDY,
                "recordings",
                "case_closed",
            ),
        ),
        (a_license, (*EXAMINED, "decision_drafted")),
        (lambda: a_license(outcome="REFUSE"), (*EXAMINED, *PASSED)),
        (lambda: a_license(outcome="REFUSE"), (*EXAMINED, *RETURNED)),
        (lambda: a_license(outcome="REFUSE"), (*EXAMINED, *DISPUTED)),
    ),
}


def stages(way: Way) -> Iterator[Walk]:
    """The case at its beginning and after every step of the way."""
    begin, doings = way
    walk = begin()
    yield walk
    for doing in doings:
        do(walk, doing)
        yield walk


def do(walk: Walk, doing: Any) -> None:
    """Take a step, wait some days, or enter all recordings."""
    if isinstance(doing, int):
        walk.next_day(doing)
    elif doing == "recordings":
        walk.record_all()
    else:
        step, changes = doing if isinstance(doing, tuple) else (doing, {})
        walk.take(step, **answers(walk, step) | changes)


def answers(walk: Walk, step: str) -> dict[str, Any]:
    """What the demonstration does not know how to answer."""
    file = file_of(walk)
    try:
        found = walk.answers(step, walk.story, walk.at, file.today)
    except KeyError:
        found = {}
    if not found and step in MORE:
        found = more_answers(step, walk.at)
    if step in {"recusal_requested", "handler_changed"}:
        found["officer"] = file.handlers[0].officer_id
    return found
