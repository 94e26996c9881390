"""The flow of a procedure (执法流程图) as data: stages, their steps, and how each may end.

Drawn from the same rule data the cases run on, so that the public sees the procedure as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sunlit.foundations.wording import in_words
from sunlit.procedures.policies import DUTY_NAMES
from sunlit.rulebook.schema import ClockRule, Procedure, Rulebook, Step

UNITS = {"WORKING_DAY": "个工作日", "CALENDAR_DAY": "日", "MONTH": "个月", "YEAR": "年"}


@dataclass(frozen=True)
class FlowStep:
    """One step: name, who takes it, its limit in words, whether it is taken only when needed."""

    name: str
    who: str
    limit: str = ""
    is_conditional: bool = False
    is_end: bool = False


@dataclass(frozen=True)
class FlowStage:
    """One stage: steps in order, ways the case may be decided, and what may come between."""

    name: str
    steps: tuple[FlowStep, ...]
    outcomes: tuple[FlowStep, ...]
    besides: tuple[str, ...]


def flow_of(procedure: Procedure, rules: Rulebook) -> tuple[FlowStage, ...]:
    """The stages of a procedure in order; stages without a step of the main line are left out."""
    limits = _limits(rules.clocks)
    stages = []
    for stage in procedure.stages:
        steps = [step for step in procedure.steps if step.stage == stage.code]
        line = [step for step in steps if step.main_line and not step.decides]
        outcomes = [step for step in steps if step.decides or (step.final and not step.main_line)]
        besides = [s for s in steps if not s.main_line and s not in outcomes]
        if line or outcomes:
            stages.append(
                FlowStage(
                    stage.name,
                    tuple(_flow_step(step, limits) for step in line),
                    tuple(_flow_step(step, limits) for step in outcomes),
                    tuple(step.name for step in besides),
                )
            )
    return tuple(stages)


def _limits(clocks: Mapping[str, ClockRule]) -> dict[str, str]:
    """The bureau's own limits in words by clock; a party's period is no limit of a step."""
    return {
        code: f"{rule.event}起{rule.length}{UNITS[rule.unit]}内"
        for code, rule in clocks.items()
        if rule.whose == "BUREAU"
    }


def _flow_step(step: Step, limits: Mapping[str, str]) -> FlowStep:
    found = [limits[code] for code in step.stops if code in limits]
    return FlowStep(
        name=step.name,
        who=str(DUTY_NAMES.get(step.by, step.by)),
        limit=found[0] if found and not step.repeatable else "",
        is_conditional=bool(step.wanted) and step.repeatable and bool(_asks(step)),
        is_end=step.final,
    )


def _asks(step: Step) -> bool:
    """Whether a gate, not the mere absence of the step, decides that it is taken."""
    return not all(name.endswith(("_missing", "_unserved")) for name in step.wanted)


def flow_data(stages: tuple[FlowStage, ...]) -> list[dict[str, Any]]:
    """The flow as plain data, as a published record keeps it."""
    return [
        {
            "name": stage.name,
            "steps": [_plain(step) for step in stage.steps],
            "outcomes": [_plain(step) for step in stage.outcomes],
            "besides": list(stage.besides),
        }
        for stage in stages
    ]


def _plain(step: FlowStep) -> dict[str, Any]:
    return {
        "name": step.name,
        "who": step.who,
        "limit": step.limit,
        "conditional": step.is_conditional,
        "end": step.is_end,
    }


def flow_text(stages: tuple[FlowStage, ...]) -> str:
    """The flow in words, a line each step: what a picture says to those who cannot see it."""
    lines = []
    number = 0
    for stage in stages:
        for step in (*stage.steps, *stage.outcomes):
            number += 1
            lines.append(f"{number}. {stage.name}：{_told(step)}")
    return "\n".join(lines)


def _told(step: FlowStep) -> str:
    more = [in_words(step.who), step.limit, "需要时办理" if step.is_conditional else ""]
    return f"{step.name}（{'，'.join(one for one in more if one)}）"
