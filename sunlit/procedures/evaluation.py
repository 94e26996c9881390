"""Which steps of a case are done, ready, waiting for approval or not yet possible, and why (E2).

Pure: the same functions serve the case page, the act of taking a step and the checker.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import listed
from sunlit.procedures.announcing import ARTICLE, announced_until, not_served_before
from sunlit.procedures.case_file import CaseFile, Proposal
from sunlit.procedures.conditions import GATES, Unmet
from sunlit.rulebook.schema import Step

# What every step of every procedure needs, whatever its data say.
ALWAYS = ("body_has_power",)


class Readiness(StrEnum):
    """The state of a step."""

    DONE = "DONE"
    READY = "READY"
    PROPOSED = "PROPOSED"
    BLOCKED = "BLOCKED"


@dataclass(frozen=True)
class StepState:
    """A step with its state, the reasons if it is blocked, and whether it is asked for now."""

    step: Step
    readiness: Readiness
    reasons: tuple[Unmet, ...] = ()
    wanted: bool = False
    proposal: Proposal | None = None


def why_not(file: CaseFile, step: Step) -> tuple[Unmet, ...]:
    """Every reason why the step cannot be taken now; empty if it can."""
    return tuple(_reasons(file, step))


def is_possible(file: CaseFile, step: Step) -> bool:
    """Whether nothing stands against the step; asks no further than the first reason."""
    return next(_reasons(file, step), None) is None


def _reasons(file: CaseFile, step: Step) -> Iterator[Unmet]:
    missing = [code for code in step.after if not file.has(code)]
    if missing:
        names = listed(file.procedure.step(code).name for code in missing)
        sentence = format_lazy(_("须先完成：{names}。"), names=names)
        yield Unmet("after", sentence, step.basis)
    for code in step.after:
        if until := announced_until(file, file.last(code)):
            yield Unmet("announcement", not_served_before(until), ARTICLE)
    if not step.repeatable and file.has(step.code):
        yield Unmet("once", _("本步骤已经办理。"), step.basis)
    for name in (*ALWAYS, *step.conditions):
        unmet = GATES[name].unmet(file)
        if unmet:
            yield unmet if unmet.article else replace(unmet, article=step.basis)


def step_state(file: CaseFile, step: Step) -> StepState:
    """The state of one step."""
    proposal = next((p for p in file.proposals if p.step == step.code), None)
    if proposal:
        return StepState(step, Readiness.PROPOSED, proposal=proposal)
    if not step.repeatable and file.has(step.code):
        return StepState(step, Readiness.DONE)
    reasons = why_not(file, step)
    if reasons:
        return StepState(step, Readiness.BLOCKED, reasons)
    return StepState(step, Readiness.READY, wanted=_wanted(file, step))


def _wanted(file: CaseFile, step: Step) -> bool:
    """Whether a ready step is asked for: still owed by its gates, or on the main line and new."""
    if step.wanted:
        return is_asked_for(file, step)
    return step.main_line and not file.has(step.code)


def is_asked_for(file: CaseFile, step: Step) -> bool:
    """Whether the gates hold by which the step is asked for at all."""
    return all(GATES[name].unmet(file) is None for name in step.wanted)


def step_states(file: CaseFile) -> list[StepState]:
    """All steps of the procedure in their order."""
    return [step_state(file, step) for step in file.procedure.steps]


def next_steps(states: list[StepState]) -> list[StepState]:
    """What is to be done now, in order: steps asked for and steps waiting for approval."""
    return [s for s in states if s.wanted or s.readiness is Readiness.PROPOSED]


def current_stage(file: CaseFile, states: list[StepState]) -> str:
    """The stage the progress bar shows: of the first step to be done, else of the last taken."""
    todo = next_steps(states)
    if todo:
        order = [stage.code for stage in file.procedure.stages]
        return min((s.step.stage for s in todo), key=order.index)
    return file.procedure.step(file.taken[-1].step).stage if file.taken else "lead"
