"""What the case page shows: progress, what is next, why not yet, clocks, timeline (案件页内容)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.calendars import Light, light
from sunlit.foundations.wording import listed
from sunlit.interfaces.desk.cases.citing import citations
from sunlit.interfaces.desk.cases.shown import answers
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.clocks import ClockView, clocks
from sunlit.procedures.conditions import Unmet
from sunlit.procedures.evaluation import (
    Readiness,
    StepState,
    current_stage,
    is_asked_for,
    next_steps,
    step_states,
)
from sunlit.procedures.policies import DUTY_NAMES, ActorFacts, may_approve, may_take
from sunlit.procedures.reminding import is_watched
from sunlit.recording.models import Document


@dataclass(frozen=True)
class StageView:
    """A stage of the progress bar: done, current or ahead."""

    name: str
    state: str


@dataclass(frozen=True)
class NextView:
    """A step to be done now: who does it, and whether the reader may."""

    state: StepState
    who: str
    mine: bool
    waits_for: str = ""
    barred: str = ""


@dataclass(frozen=True)
class BlockedView:
    """A step not yet possible: its stage and every reason."""

    state: StepState
    stage: str
    reasons: tuple[Unmet, ...]

    @property
    def waits(self) -> bool:
        """Whether only time or another person's act is missing, not an earlier step."""
        return all(unmet.condition != "after" for unmet in self.reasons)


@dataclass(frozen=True)
class ClockLine:
    """A clock with its light and sentence."""

    clock: ClockView
    light: Light | None
    is_over: bool

    @property
    def is_right(self) -> bool:
        """Whether it is a right of the party (听证、复议、诉讼), told by its last day."""
        return not is_watched(self.clock.rule)


@dataclass(frozen=True)
class Entry:
    """One step of the timeline with its facts, documents and approvals."""

    taken: Taken
    name: str
    stage: str
    basis: str
    facts: list[tuple[str, str]]
    documents: list[Document] = field(default_factory=list)
    citations: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Board:
    """Everything on the case page."""

    stages: list[StageView]
    next: list[NextView]
    waiting: list[BlockedView]
    blocked: list[BlockedView]
    side_ways: list[StepState]
    clocks: list[ClockLine]
    timeline: list[Entry]

    @property
    def has_rights(self) -> bool:
        """Whether a right of the party has begun to run."""
        return any(line.is_right for line in self.clocks)


def who_may(file: CaseFile, state: StepState) -> str:
    """Who must take the step, in words, with names where they are known."""
    by = state.step.by
    if by == "handler":
        names = listed(handler.name for handler in file.handlers)
        if file.handlers:
            return _("%(who)s（%(names)s）") % {"who": DUTY_NAMES[by], "names": names}
    return str(DUTY_NAMES[by])


def _next_view(file: CaseFile, state: StepState, actor: ActorFacts) -> NextView:
    if state.readiness is Readiness.PROPOSED and state.proposal:
        duty = state.step.approvals[len(state.proposal.votes)]
        barred = may_approve(file, state.step, duty, actor)
        label = str(Duty(duty).label)
        return NextView(state, label, barred is None, waits_for=label, barred=_reason(barred))
    barred = may_take(file, state.step, actor)
    return NextView(state, who_may(file, state), barred is None, barred=_reason(barred))


def _reason(unmet: Unmet | None) -> str:
    return f"{unmet.sentence}" if unmet and unmet.condition == "kept_apart" else ""


def _stages(file: CaseFile, states: list[StepState]) -> list[StageView]:
    current = current_stage(file, states)
    order = [stage.code for stage in file.procedure.stages]
    ended = any(file.procedure.step(taken.step).final for taken in file.taken)
    touched = {file.procedure.step(taken.step).stage for taken in file.taken}
    views = []
    for stage in file.procedure.stages:
        if not ended and stage.code == current:
            state = "current"
        elif ended or order.index(stage.code) < order.index(current):
            state = "done" if stage.code in touched else "skipped"
        else:
            state = "ahead"
        views.append(StageView(_(stage.name), state))
    return views


def clock_lines(file: CaseFile) -> list[ClockLine]:
    """Running clocks first, nearest first, then those done."""
    lines = []
    for view in clocks(file):
        is_right = not is_watched(view.rule)
        is_past = view.due_on is not None and view.due_on < file.today
        is_open = view.is_running or (is_right and view.is_outlived)
        is_over = not is_open or (is_right and is_past)
        shown = None if is_over else light(view.due, file.today, view.due.start, file.calendar)
        lines.append(ClockLine(view, shown, is_over))
    far = file.today.replace(year=file.today.year + 50)
    return sorted(lines, key=lambda line: (line.is_over, line.clock.due_on or far))


def timeline(
    case_id: UUID, file: CaseFile, documents: list[Document], names: Mapping[tuple[str, int], str]
) -> list[Entry]:
    """Every step taken, oldest first."""
    by_position: dict[int, list[Document]] = {}
    for document in documents:
        by_position.setdefault(document.position, []).append(document)
    entries = []
    for taken in file.taken:
        step = file.procedure.step(taken.step)
        facts = answers((f for f in step.fields if f.type != "file"), taken.data, names)
        entries.append(
            Entry(
                taken,
                _(step.name),
                _(file.procedure.stage_name(step.stage)),
                step.basis,
                facts,
                by_position.get(taken.position, []),
                citations(case_id, file, taken, by_position),
            )
        )
    return entries


def _waiting(
    file: CaseFile, states: list[StepState], blocked: list[BlockedView]
) -> list[BlockedView]:
    """What the case waits for where nothing can be done: the next steps to come, never taken yet.

    Neither those of a stage left behind, nor those nothing asks for.
    """
    order = [stage.code for stage in file.procedure.stages]
    here = order.index(current_stage(file, states))
    return [
        view
        for view in blocked
        if view.waits
        and not file.has(view.state.step.code)
        and order.index(view.state.step.stage) >= here
        and is_asked_for(file, view.state.step)
    ][:2]


def board(
    case_id: UUID,
    file: CaseFile,
    actor: ActorFacts,
    documents: list[Document],
    names: Mapping[tuple[str, int], str],
) -> Board:
    """Compute the whole page from the case file, what the reader may do first; no queries."""
    states = step_states(file)
    wanted = next_steps(states)
    ended = any(file.procedure.step(taken.step).final for taken in file.taken)
    side_ways = [
        state
        for state in states
        if state.readiness is Readiness.READY
        and state not in wanted
        and may_take(file, state.step, actor) is None
    ]
    blocked = [
        BlockedView(state, _(file.procedure.stage_name(state.step.stage)), state.reasons)
        for state in states
        if state.readiness is Readiness.BLOCKED and state.step.main_line and not ended
    ]
    return Board(
        stages=_stages(file, states),
        next=sorted((_next_view(file, s, actor) for s in wanted), key=lambda view: not view.mine),
        waiting=[] if wanted else _waiting(file, states, blocked),
        blocked=blocked,
        side_ways=side_ways,
        clocks=clock_lines(file),
        timeline=timeline(case_id, file, documents, names),
    )


def light_words(line: ClockLine) -> str:
    """The light in words, for screen readers and print."""
    return str(line.light.label) if line.light else _("已办结")


def as_context(board_: Board) -> dict[str, Any]:
    """The board as template context."""
    return {"board": board_}
