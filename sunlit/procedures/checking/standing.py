"""Where a case stands in law (案件的法律状态): everything the laws of `laws/` ask about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

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
    is_report_fresh: bool = False
    is_draft_fresh: bool = False
    review: str = ""  # PENDING, RETURNED, PASSED, FAILED
    dispute: str = ""  # OPEN, SETTLED: over the opinion on what stands now
    is_review_ordered: bool = False
    discussion: str = ""  # AGREED, CHANGE
    decided: str = ""
    is_served: bool = False
    ended_by: str = ""
    opened: frozenset[str] = frozenset()  # PAUSE, RECUSAL, PRESERVATION
    running: frozenset[str] = frozenset()  # clocks of the bureau
    remedy: str = ""  # OPEN, or the result it ended with
    owes_recordings: bool = False
    marks: frozenset[str] = frozenset()  # what else a law asks about its cases
    # What the future does not depend on, or only through what the walk compares besides.
    has: frozenset[str] = field(default=frozenset(), compare=False)
    told_on: date | None = field(default=None, compare=False)
    served_on: date | None = field(default=None, compare=False)
    announced_on: date | None = field(default=None, compare=False)
    demanded_on: date | None = field(default=None, compare=False)
    hearing_on: date | None = field(default=None, compare=False)
    pay_by: date | None = field(default=None, compare=False)
    paid: Mapping[str, int] = field(default_factory=dict, compare=False)
    recordings_owed: int = field(default=0, compare=False)


Move = Callable[[Standing, Data, date], dict[str, Any]]


def day_of(data: Data, name: str, today: date) -> date:
    """A day that was entered; today where it was left out."""
    return date.fromisoformat(data[name][:10]) if data.get(name) else today


def penalty_of(data: Data) -> Penalty:
    """The penalty in what was entered."""
    kinds = frozenset(data.get("kinds") or ())
    return Penalty(kinds, data.get("fine") or 0, data.get("confiscation") or 0)
