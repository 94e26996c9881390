"""How the steps of a penalty change where the case stands (行政处罚案件的法律状态)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sunlit.procedures.checking.laws import general
from sunlit.procedures.checking.standing import Data, Move, Standing, day_of, penalty_of

# A report opens a new round: what was told and heard before belongs to the old one.
UNTOLD: dict[str, Any] = {"is_told": False, "statement": "", "is_statement_waived": False}
UNTOLD |= {"hearing": "", "draft": None, "is_draft_fresh": False}


def _reported(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {
        **UNTOLD,
        "notice": None,
        "is_report_fresh": True,
        "outcome": data.get("outcome", ""),
        "is_complex": data.get("is_complex") == "YES",
        "public_interest": data.get("public_interest") == "YES",
        "departs": data.get("departs") == "YES",
    }


def _notified(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {**UNTOLD, "notice": penalty_of(data)}


def _told(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {**UNTOLD, "is_told": True, "told_on": day_of(data, "served_on", today)} | {
        "announced_on": general.announced_on(data, today)
    }


GOVERNMENT = frozenset({"GOVERNMENT_ASKED", "GOVERNMENT_REPLIED", "CONSENT"})


def _drafted(case: Standing, data: Data, today: date) -> dict[str, Any]:
    marks = case.marks - GOVERNMENT
    return {"draft": penalty_of(data), "is_draft_fresh": True, "marks": marks}


def _paid(case: Standing, data: Data, today: date) -> dict[str, Any]:
    covers = data.get("covers", "FINE")
    paid = {**case.paid, covers: case.paid.get(covers, 0) + (data.get("amount") or 0)}
    return {"paid": paid}


def _asked_government(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"marks": case.marks - GOVERNMENT | {"GOVERNMENT_ASKED"}}


def _replied(case: Standing, data: Data, today: date) -> dict[str, Any]:
    consent = {"CONSENT"} if data.get("outcome") == "AGREED" else set()
    return {"marks": case.marks - {"CONSENT"} | {"GOVERNMENT_REPLIED"} | consent}


def _remedied(case: Standing, data: Data, today: date) -> dict[str, Any]:
    """A remedy is over; a fine it changed is still to be entered."""
    result = data.get("result", "")
    change = {"CHANGE_OWED"} if result == "CHANGED" else set()
    return {"remedy": result, "marks": case.marks - {"CHANGE_OWED"} | change}


REFERRED = frozenset({"REPORTED", "HANDED", "ANSWERED", "TAKEN"})


def _referred(mark: str) -> Move:
    """One step further with a suspected crime."""
    return lambda case, data, today: {"marks": case.marks | {mark}}


def _answered(case: Standing, data: Data, today: date) -> dict[str, Any]:
    is_taken = data.get("result") == "ACCEPTED" or data.get("outcome") == "FILED"
    return {"marks": case.marks - {"TAKEN"} | {"ANSWERED"} | ({"TAKEN"} if is_taken else set())}


def _returned(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"marks": case.marks - REFERRED, "outcome": "", **UNTOLD}


def _changed(case: Standing, data: Data, today: date) -> dict[str, Any]:
    draft = penalty_of({**data, "kinds": case.draft.kinds if case.draft else ()})
    return {"draft": draft, "marks": case.marks - {"CHANGE_OWED"}}


MOVES: Mapping[str, Move] = {
    **general.MOVES,
    "government_reported": _asked_government,
    "government_replied": _replied,
    "remedy_ended": _remedied,
    "referral_reported": _referred("REPORTED"),
    "referral_handed_over": _referred("HANDED"),
    "referral_answered": _answered,
    "referral_contested": _answered,
    "referral_returned": _returned,
    "fine_changed": _changed,
    "decision_revoked": lambda case, data, today: {"remedy": "REVOKED"},
    "investigation_reported": _reported,
    "prior_notice_issued": _notified,
    "prior_notice_served": _told,
    "statement_heard": lambda case, data, today: {"statement": "HEARD"},
    "statement_reviewed": lambda case, data, today: {"statement": "ANSWERED"},
    "statement_waived": lambda case, data, today: {"is_statement_waived": True},
    "decision_drafted": _drafted,
    "discussion_held": lambda case, data, today: {"discussion": data.get("conclusion", "")},
    "deferral_approved": lambda case, data, today: {"pay_by": day_of(data, "until_on", today)},
    "demand_served": lambda case, data, today: {"demanded_on": day_of(data, "served_on", today)},
    "payment_recorded": _paid,
}
OPENS = {"recusal_requested": "RECUSAL", "preservation_ordered": "PRESERVATION"}
SETTLES = {"recusal_decided": "RECUSAL", "preservation_settled": "PRESERVATION"}
