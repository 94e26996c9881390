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
        "outcome": data.get("outcome", ""),
        "is_complex": data.get("is_complex") == "YES",
        "public_interest": data.get("public_interest") == "YES",
        "departs": data.get("departs") == "YES",
    }


def _notified(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {**UNTOLD, "notice": penalty_of(data)}


def _told(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {**UNTOLD, "is_told": True, "told_on": day_of(data, "served_on", today)}


def _drafted(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"draft": penalty_of(data), "is_draft_fresh": True}


def _paid(case: Standing, data: Data, today: date) -> dict[str, Any]:
    covers = data.get("covers", "FINE")
    paid = {**case.paid, covers: case.paid.get(covers, 0) + (data.get("amount") or 0)}
    return {"paid": paid}


MOVES: Mapping[str, Move] = {
    **general.MOVES,
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
