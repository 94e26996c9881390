"""Where a case stands in law (案件的法律状态), told from its steps without asking any condition.

This is the second account of the law the walk compares the conditions with: written from the
statute, sharing no code with `conditions/`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sunlit.procedures.checking.statutes import CHANGES
from sunlit.rulebook.schema import ClockRule, Step

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Penalty:
    """A penalty as notified or drafted; amounts in 分."""

    kinds: frozenset[str]
    fine: int
    confiscation: int


@dataclass(frozen=True)
class Standing:
    """Everything the law asks about a case. Two cases of equal standing have equal futures."""

    outcome: str = ""
    is_complex: bool = False
    public_interest: bool = False
    departs: bool = False
    notice: Penalty | None = None
    is_told: bool = False
    statement: str = ""  # HEARD, ANSWERED
    is_statement_waived: bool = False
    hearing: str = ""  # REQUESTED, NOTIFIED, HELD, WAIVED
    draft: Penalty | None = None
    is_draft_fresh: bool = False
    review: str = ""  # PENDING, PASSED, FAILED
    discussion: str = ""  # AGREED, CHANGE
    decided: str = ""
    is_served: bool = False
    ended_by: str = ""
    opened: frozenset[str] = frozenset()  # PAUSE, RECUSAL, PRESERVATION
    running: frozenset[str] = frozenset()  # clocks of the bureau
    remedy: str = ""  # OPEN, or the result it ended with
    owes_recordings: bool = False
    # What the future does not depend on, or only through what the walk compares besides.
    has: frozenset[str] = field(default=frozenset(), compare=False)
    told_on: date | None = field(default=None, compare=False)
    served_on: date | None = field(default=None, compare=False)
    demanded_on: date | None = field(default=None, compare=False)
    hearing_on: date | None = field(default=None, compare=False)
    pay_by: date | None = field(default=None, compare=False)
    paid: Mapping[str, int] = field(default_factory=dict, compare=False)
    recordings_owed: int = field(default=0, compare=False)


Move = Callable[[Standing, Data, date], dict[str, Any]]


def _day(data: Data, name: str, today: date) -> date:
    return date.fromisoformat(data[name][:10]) if data.get(name) else today


def _penalty(data: Data) -> Penalty:
    kinds = frozenset(data.get("kinds") or ())
    return Penalty(kinds, data.get("fine") or 0, data.get("confiscation") or 0)


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
    return {**UNTOLD, "notice": _penalty(data)}


def _told(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {**UNTOLD, "is_told": True, "told_on": _day(data, "served_on", today)}


def _drafted(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"draft": _penalty(data), "is_draft_fresh": True}


def _review_asked(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"review": "PENDING"}


def _reviewed(case: Standing, data: Data, today: date) -> dict[str, Any]:
    if case.review != "PENDING":
        return {}
    return {"review": "PASSED" if data.get("opinion") == "PASSED" else "FAILED"}


def _hearing_set(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"hearing": "NOTIFIED", "hearing_on": _day(data, "held_at", today)}


def _paid(case: Standing, data: Data, today: date) -> dict[str, Any]:
    covers = data.get("covers", "FINE")
    paid = {**case.paid, covers: case.paid.get(covers, 0) + (data.get("amount") or 0)}
    return {"paid": paid}


def _recorded(case: Standing, data: Data, today: date) -> dict[str, Any]:
    owed = max(case.recordings_owed - 1, 0)
    return {"recordings_owed": owed, "owes_recordings": owed > 0}


MOVES: Mapping[str, Move] = {
    "investigation_reported": _reported,
    "prior_notice_issued": _notified,
    "prior_notice_served": _told,
    "statement_heard": lambda case, data, today: {"statement": "HEARD"},
    "statement_reviewed": lambda case, data, today: {"statement": "ANSWERED"},
    "statement_waived": lambda case, data, today: {"is_statement_waived": True},
    "hearing_requested": lambda case, data, today: {"hearing": "REQUESTED"},
    "hearing_waived": lambda case, data, today: {"hearing": "WAIVED"},
    "hearing_notified": _hearing_set,
    "hearing_held": lambda case, data, today: {"hearing": "HELD"},
    "decision_drafted": _drafted,
    "review_submitted": _review_asked,
    "review_concluded": _reviewed,
    "discussion_held": lambda case, data, today: {"discussion": data.get("conclusion", "")},
    "decision_served": lambda case, data, today: {
        "is_served": True,
        "served_on": _day(data, "served_on", today),
    },
    "deferral_approved": lambda case, data, today: {"pay_by": _day(data, "until_on", today)},
    "demand_served": lambda case, data, today: {"demanded_on": _day(data, "served_on", today)},
    "payment_recorded": _paid,
    "recording_added": _recorded,
    "recording_waived": _recorded,
    "remedy_opened": lambda case, data, today: {"remedy": "OPEN"},
    "remedy_ended": lambda case, data, today: {"remedy": data.get("result", "")},
}
OPENS = {"recusal_requested": "RECUSAL", "preservation_ordered": "PRESERVATION"}
SETTLES = {"recusal_decided": "RECUSAL", "preservation_settled": "PRESERVATION"}


def moved(
    case: Standing, step: Step, data: Data, today: date, clocks: Mapping[str, ClockRule]
) -> Standing:
    """The standing after a step, with its lapse of review, clocks and recordings owed."""
    changes: dict[str, Any] = {"has": case.has | {step.code}}
    if step.code in CHANGES:
        # Facts, evidence or draft changed: what was reviewed and discussed is no longer this.
        changes |= {"is_draft_fresh": False, "review": "", "discussion": ""}
    owed = case.recordings_owed + sum(1 for r in step.records if _owes(r.mode, r.when, data))
    changes |= {"recordings_owed": owed, "owes_recordings": owed > 0}
    if step.code in MOVES:
        changes |= MOVES[step.code](case, data, today)
    changes["opened"] = _opened(case.opened, step)
    changes["running"] = _running(case.running, step, clocks)
    if step.decides and not case.decided:
        changes["decided"] = step.decides
    if step.final:
        changes["ended_by"] = step.code
    return replace(case, **changes)


def _owes(mode: str, when: str, data: Data) -> bool:
    name, _equals, value = when.partition("=")
    return mode == "MUST" and (not when or data.get(name) == value)


def _opened(opened: frozenset[str], step: Step) -> frozenset[str]:
    if step.pauses or step.code in OPENS:
        return opened | {OPENS.get(step.code, "PAUSE")}
    if step.resumes or step.code in SETTLES:
        return opened - {SETTLES.get(step.code, "PAUSE")}
    return opened


def _running(
    running: frozenset[str], step: Step, clocks: Mapping[str, ClockRule]
) -> frozenset[str]:
    started = {code for code in step.starts if clocks[code].whose == "BUREAU"}
    return (running - frozenset(step.stops)) | started
