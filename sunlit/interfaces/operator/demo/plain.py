"""Answers for any procedure from its fields (按字段填写), and a walk that does what is asked next.

What the fields cannot tell is told per procedure; so a new procedure is walked without code.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sunlit.interfaces.operator.demo.answers import TEN_PASSED
from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.case_gates import is_ended
from sunlit.procedures.evaluation import Readiness, next_steps, step_states
from sunlit.procedures.loading import load_file
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Field, FieldType

Told = Mapping[str, Mapping[str, Any]]
Answers = Callable[[str, Story, datetime, date], dict[str, Any]]
LONGEST_WAIT = 60  # days without anything to do


def plain_answers(procedure: str, told: Told) -> Answers:
    """Answers to every step of the procedure; `told` says by step what the fields cannot.

    A value of `told` may be a function of the story and the day.
    """

    def answers(step: str, story: Story, now: datetime, today: date) -> dict[str, Any]:
        rules = rules_of(release_in_force(today).digest)
        own = {name: _said(value, story, today) for name, value in told.get(step, {}).items()}
        fields = rules.procedures[procedure].step(step).fields
        plain = {
            field.name: _plain(field, story, today)
            for field in fields
            if field.required and not field.assigned and field.name not in own
        }
        return plain | {name: value for name, value in own.items() if value is not None}

    return answers


def _said(value: Any, story: Story, today: date) -> Any:
    return value(story, today) if callable(value) else value


def days_ago(days: int) -> Callable[[Story, date], str]:
    """A day before today."""
    return lambda story, today: (today - timedelta(days=days)).isoformat()


def days_on(days: int) -> Callable[[Story, date], str]:
    """A day after today."""
    return lambda story, today: (today + timedelta(days=days)).isoformat()


FITTING: dict[FieldType, Callable[[Field, Story, date], Any]] = {
    FieldType.DATE: lambda field, story, today: today.isoformat(),
    FieldType.MOMENT: lambda field, story, today: (
        f"{today.isoformat()}T{'09:50' if field.name == 'ended_at' else '09:00'}"
    ),
    FieldType.YUAN: lambda field, story, today: "1000",
    FieldType.INTEGER: lambda field, story, today: "10",
    FieldType.CHOICE: lambda field, story, today: field.choices[0][0],
    FieldType.CHOICES: lambda field, story, today: [field.choices[0][0]],
    FieldType.YES_NO: lambda field, story, today: "NO",
    FieldType.CONFIRM: lambda field, story, today: "on",
    FieldType.OFFICER: lambda field, story, today: getattr(story, field.name, 0),
    FieldType.ACCOUNT: lambda field, story, today: story.chair,
    FieldType.TEN_POINTS: lambda field, story, today: TEN_PASSED,
}


def _plain(field: Field, story: Story, today: date) -> Any:
    """An answer that fits the field's type."""
    fitting = FITTING.get(field.type)
    return fitting(field, story, today) if fitting else _words(field, story)


def _words(field: Field, story: Story) -> str:
    if field.name in ("request", "content"):
        return story.facts
    if field.name == "articles":
        return story.articles
    if field.type is FieldType.LONG_TEXT:
        return f"{field.label}：见所附材料。"
    return f"{field.label[:20]}（演示）"


class PlainWalk(Walk):
    """A case walked by doing what the procedure asks for next; `told` is set by its kind."""

    opening = "application_received"

    def until(self, last: str) -> None:
        """Do what is asked next up to and including that step; wait where nothing can be done."""
        waited = 0
        while waited < LONGEST_WAIT:
            file = load_file(self._case(), self.at)
            if file.has(last) or is_ended(file):
                return
            step = self._asked(file)
            if step:
                self.take(step)
                waited = 0
            else:
                self.next_day()
                waited += 1
        raise RuntimeError(f"nothing led to {last}")

    def _asked(self, file: CaseFile) -> str:
        """The first step asked for that can be taken."""
        todo = [one for one in next_steps(step_states(file)) if one.readiness is Readiness.READY]
        return todo[0].step.code if todo else ""
