"""A case at every stage an act may meet, walked there by the acts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.utils.timezone import localdate

from sunlit.casework.models import Case
from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.duties import Duty
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.interfaces.operator.demo.weighing import calculation
from sunlit.procedures.fulfillment import pay_by
from tests.builders.answers import more_answers
from tests.builders.bureau import START, a_walk, company, crew, person, story
from tests.journeys.telling import file_of
from tests.permissions.people import officer


def until(step: str, **changes: object) -> Callable[[], Walk]:
    """A case walked along the main line."""

    def walk_there() -> Walk:
        walk = a_walk(**changes)
        if step != "lead_registered":
            walk.until(step)
        return walk

    return walk_there


def then(before: str, *steps: str) -> Callable[[], Walk]:
    """A stage reached from another one by a few steps more."""

    def walk_there() -> Walk:
        walk = STAGES[before]()
        for step in steps:
            take(walk, step)
        return walk

    return walk_there


def take(walk: Walk, step: str) -> None:
    """A step with the answers the cast gives, also off the main line."""
    walk.take(step, **answers(walk, step))


def answers(walk: Walk, step: str) -> dict[str, object]:
    """What the demonstration does not know how to answer."""
    if step == "discretion_assessed":
        return calculation(walk, walk.story)
    if step == "case_joined":
        other = Case.objects.exclude(pk=walk.case.pk).exclude(case_no="").first()
        return {"other": other.case_no} if other else {}
    try:
        found = more_answers(step, walk.at)
    except KeyError:
        return {}
    if step in {"recusal_requested", "handler_changed"}:
        found["officer"] = officer("协办人乙").pk
    if step == "handler_changed":
        found["successor"] = officer("承办人丙").pk
    if step == "recusal_decided":
        found["result"] = "REFUSED"
    return found


def hearing_day() -> Walk:
    walk = STAGES["hearing requested"]()
    take(walk, "hearing_notified")
    notified = file_of(walk).last("hearing_notified")
    assert notified is not None
    while localdate(walk.at) < notified.day("held_at"):
        walk.next_day()
    return walk


def overdue() -> Walk:
    walk = STAGES["served"]()
    deadline = pay_by(file_of(walk))
    assert deadline is not None
    walk.next_day((deadline + timedelta(days=1) - localdate(walk.at)).days)
    return walk


def court_open() -> Walk:
    walk = STAGES["overdue"]()
    take(walk, "demand_served")
    served = file_of(walk).last("decision_served")
    assert served is not None
    walk.next_day((served.day("served_on") + timedelta(days=190) - localdate(walk.at)).days)
    return walk


def submitted() -> Walk:
    walk = STAGES["drafted"]()
    walk.take("review_submitted")
    return walk


def review_refused() -> Walk:
    walk = STAGES["submitted"]()
    walk.take("review_concluded", opinion="CHANGE")
    return walk


def voluntarily_submitted() -> Walk:
    walk = STAGES["no penalty reported"]()
    walk.take("review_submitted", manual_reason="首次适用不予处罚清单。")
    return walk


def closure_drafted() -> Walk:
    """A closure reviewed, in the section whose item the statute closes for."""
    for username, duty in (("chengban", Duty.CASE_OFFICER), ("kezhang", Duty.SECTION_HEAD)):
        assign_duty(
            actor=None,
            at=START,
            account=person(username),
            duty=duty,
            valid_from=START.date(),
            section_code="HZK",
        )
    item = "开工建设不符合强制性节能标准的项目或者将该项目投入生产、使用"
    told = story(item=item, kinds=("CLOSURE_ORDER",), fine="")
    walk = Walk(replace(crew(), section_code="HZK"), told, company(), START)
    walk.until("review_concluded")
    return walk


def two_filed() -> Walk:
    STAGES["filed"]()
    return STAGES["filed"]()


def referral_refused() -> Walk:
    walk = STAGES["handed over"]()
    walk.take("referral_answered", result="REFUSED")
    return walk


def fine_changed() -> Walk:
    walk = STAGES["remedy open"]()
    walk.take(
        "remedy_ended", result="CHANGED", ended_on=localdate(walk.at).isoformat(), note="变更"
    )
    return walk


def paid() -> Walk:
    walk = STAGES["served"]()
    walk.take("payment_recorded")
    walk.record_all()
    return walk


def proposed(before: str, step: str, approvals: int = 0) -> Callable[[], Walk]:
    """A step put up for approval, with that many approvals given."""

    def walk_there() -> Walk:
        walk = STAGES[before]()
        walk.propose(step, **answers(walk, step))
        for _ in range(approvals):
            walk.approve_next(step)
        return walk

    return walk_there


STAGES: dict[str, Callable[[], Walk]] = {
    "lead": until("lead_registered"),
    "filed": until("case_filed"),
    "shown": until("credential_shown"),
    "investigated": until("evidence_added"),
    "preserved": then("shown", "preservation_ordered"),
    "recusal asked": then("filed", "recusal_requested"),
    "paused": then("investigated", "case_paused"),
    "reported": until("investigation_reported"),
    "no penalty reported": until(
        "investigation_reported", outcome="NO_PENALTY_MINOR", kinds=(), fine=""
    ),
    "dismissal reported": until("investigation_reported", outcome="DISMISSAL", kinds=(), fine=""),
    "referral reported": until("investigation_reported", outcome="REFERRAL", kinds=(), fine=""),
    "notice issued": until("prior_notice_issued"),
    "notice served": until("prior_notice_served"),
    "statement heard": then("notice served", "statement_heard"),
    "hearing due": until("prior_notice_served", fine="200000"),
    "hearing requested": then("hearing due", "statement_waived", "hearing_requested"),
    "hearing day": hearing_day,
    "drafted": until("decision_drafted"),
    "submitted": submitted,
    "materials returned": then("submitted", "review_returned"),
    "review refused": review_refused,
    "review disputed": then("review refused", "review_disputed"),
    "referral reviewed": then(
        "referral reported", "referral_reported", "review_submitted", "review_concluded"
    ),
    "referred": then("referral reviewed", "crime_referred"),
    "handed over": then("referred", "referral_handed_over"),
    "referral refused": referral_refused,
    "closure drafted": closure_drafted,
    "closure reported": then("closure drafted", "government_reported"),
    "two filed": two_filed,
    "submitted freely": voluntarily_submitted,
    "reviewed": then("submitted", "review_concluded"),
    "discussion due": until("review_concluded", fine="200000"),
    "decided": until("penalty_decided"),
    "served": until("decision_served"),
    "overdue": overdue,
    "demanded": then("overdue", "demand_served"),
    "court open": court_open,
    "court asked": then("court open", "court_applied"),
    "fine changed": fine_changed,
    "lead given up": then("lead", "lead_closed"),
    "remedy open": then("served", "remedy_opened"),
    "paid": paid,
    "closed": until("case_closed"),
    "filing proposed": proposed("lead", "case_filed"),
    "filing half approved": proposed("lead", "case_filed", approvals=1),
    "report proposed": proposed("investigated", "investigation_reported"),
}
