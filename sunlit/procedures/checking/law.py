"""The second account of the law (第二套法律账): what the walk compares the conditions with.

A law tells, without asking any condition of `conditions/`, where a case stands after each step and
which duties a step would break. Each category of acts may have its own (see `laws/`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.calendars import Period, Unit, due
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.checking.standing import Data, Move, Standing
from sunlit.rulebook.schema import ClockRule, Rulebook, Step

Broken = tuple[str, str]  # what a step would break, and the article
LAPSE = "一名承办人证件失效"
# What a change of facts, evidence or draft takes away: what was reviewed is no longer this.
STALE: Mapping[str, Any] = {
    "is_report_fresh": False,
    "is_draft_fresh": False,
    "review": "",
    "dispute": "",
    "discussion": "",
}


@dataclass(frozen=True)
class Act:
    """A step about to be taken in an imagined case."""

    step: Step
    case: Standing
    file: CaseFile
    law: "ProcedureLaw"

    @property
    def rules(self) -> Rulebook:
        """The rules under check."""
        return self.file.rules

    def has_passed(self, clock: str, since: date | None) -> bool:
        """Whether a period of the party that began on a day is over."""
        if since is None:
            return False
        rule = self.rules.clocks[clock]
        last = due(since, Period(rule.length, Unit(rule.unit)), self.file.calendar).due_on
        return last is not None and self.file.today > last


LawfulDuty = Callable[[Act], Iterator[Broken]]


@dataclass(frozen=True)
class Awaited:
    """A day conditions wait for: what begins the waiting, the clock or date field, what ends it.

    `is_reached_on` means that the day itself is enough, as for a hearing; `when` ("field=VALUE")
    limits it to an answer of the step that begins it.
    """

    name: str
    since: str
    clock: str = ""
    field: str = ""
    ends_with: tuple[str, ...] = ()
    months_later: int = 0
    is_reached_on: bool = False
    when: str = ""


@dataclass(frozen=True)
class ProcedureLaw:
    """What the statutes ask of one category of acts.

    `moves`: how a step changes the standing. `opens`, `settles`: matters that must not stay open.
    `changes`: steps after which a passed review lapses. `sides`: side ways, walked one at a time.
    `last_approvals`, `actors`, `field_acts`, `recordings`: by step, what the law names.
    """

    moves: Mapping[str, Move]
    duties: tuple[LawfulDuty, ...]
    sides: Mapping[str, frozenset[str]]
    awaited: tuple[Awaited, ...] = ()
    opens: Mapping[str, str] = field(default_factory=dict)
    settles: Mapping[str, str] = field(default_factory=dict)
    changes: frozenset[str] = frozenset()
    changes_article: str = ""
    last_approvals: Mapping[str, tuple[Duty, str]] = field(default_factory=dict)
    actors: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    field_acts: frozenset[str] = frozenset()
    field_act_article: str = ""
    recordings: Mapping[str, str] = field(default_factory=dict)
    must_state: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by decision
    must_state_article: str = ""
    needs_remedies: Mapping[str, str] = field(default_factory=dict)  # decision -> article
    fine_limits: Mapping[str, int] = field(default_factory=dict)  # kind of party -> 分
    fine_limits_article: str = ""
    fine_told: str = ""  # the step in which a limited fine is proposed to the party
    held_to: frozenset[str] = frozenset()  # entry checks whose refusals the walk does not enter

    @property
    def every_side(self) -> frozenset[str]:
        """All steps of side ways."""
        return frozenset().union(*self.sides.values())


def broken_duties(act: Act) -> list[Broken]:
    """Every duty that taking the step now would break: sentence and article."""
    return [broken for duty in act.law.duties for broken in duty(act)]


def moved(
    law: ProcedureLaw,
    case: Standing,
    step: Step,
    data: Data,
    today: date,
    clocks: Mapping[str, ClockRule],
) -> Standing:
    """The standing after a step, with its lapse of review, clocks and recordings owed."""
    changes: dict[str, Any] = {"has": case.has | {step.code}}
    if step.code in law.changes:
        changes |= STALE
    owed = case.recordings_owed + sum(1 for r in step.records if _owes(r.mode, r.when, data))
    changes |= {"recordings_owed": owed, "owes_recordings": owed > 0}
    if step.code in law.moves:
        changes |= law.moves[step.code](case, data, today)
    changes["opened"] = _opened(law, case.opened, step)
    changes["running"] = _running(case.running, step, clocks)
    if step.decides and not case.decided:
        changes["decided"] = step.decides
    if step.undecides:
        changes |= {"decided": "", "is_served": False}
    if step.final:
        changes["ended_by"] = step.code
    return replace(case, **changes)


def _owes(mode: str, when: str, data: Data) -> bool:
    name, _equals, value = when.partition("=")
    return mode == "MUST" and (not when or data.get(name) == value)


def _opened(law: ProcedureLaw, opened: frozenset[str], step: Step) -> frozenset[str]:
    if step.pauses or step.code in law.opens:
        return opened | {law.opens.get(step.code, "PAUSE")}
    if step.resumes or step.code in law.settles:
        return opened - {law.settles.get(step.code, "PAUSE")}
    return opened


def _running(
    running: frozenset[str], step: Step, clocks: Mapping[str, ClockRule]
) -> frozenset[str]:
    started = {code for code in step.starts if clocks[code].whose == "BUREAU"}
    return (running - frozenset(step.stops)) | started
