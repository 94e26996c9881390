"""The clocks of a case as a fold over its steps (期限): pure, recomputed after every act."""

from dataclasses import dataclass
from datetime import date

from sunlit.foundations.calendars import Due
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions import GATES
from sunlit.procedures.conditions.case_gates import is_ended
from sunlit.procedures.deadlines import compute
from sunlit.procedures.fulfillment import account, pay_by
from sunlit.rulebook.schema import ClockRule


@dataclass(frozen=True)
class ClockView:
    """A clock with its rule. `stopped_on` is the day its duty was done, None while it runs.

    `is_outlived`: only the end of the case stopped it; a right of the party goes on until its day.
    """

    rule: ClockRule
    due: Due
    due_on: date | None
    stopped_on: date | None
    is_outlived: bool = False

    @property
    def is_running(self) -> bool:
        """Whether the duty or right is still open."""
        return self.stopped_on is None


def clocks(file: CaseFile) -> list[ClockView]:
    """Every clock started so far; a rule started again replaces its earlier run."""
    started: dict[str, tuple[Taken, date | None]] = {}
    for taken in file.taken:
        step = file.procedure.step(taken.step)
        for code in step.stops:
            if code in started and started[code][1] is None:
                started[code] = (started[code][0], taken.on)
        for code in step.starts:
            if _applies(file, file.rules.clocks[code]):
                started[code] = (taken, None)
    return [_view(file, file.rules.clocks[code], *run) for code, run in started.items()]


def _applies(file: CaseFile, rule: ClockRule) -> bool:
    return not rule.when or GATES[rule.when].unmet(file) is None


def _view(file: CaseFile, rule: ClockRule, start: Taken, stopped_on: date | None) -> ClockView:
    due = compute(file, rule, start, _extension_days(file, rule))
    due_on = due.due_on
    if rule.code == "payment":
        due_on, stopped_on = pay_by(file), _paid_on(file)
    if stopped_on is None and is_ended(file):
        return ClockView(rule, due, due_on, file.taken[-1].on, is_outlived=True)
    return ClockView(rule, due, due_on, stopped_on)


def _extension_days(file: CaseFile, rule: ClockRule) -> int:
    """How many days were added to the clock by the steps that extend it."""
    steps = [step.code for step in file.procedure.steps if step.extends == rule.code]
    return sum(int(taken.data["days"]) for taken in file.all(*steps))


def _paid_on(file: CaseFile) -> date | None:
    owed, paid = account(file), file.last("payment_recorded")
    return paid.day("paid_on") if owed and paid and owed.outstanding <= 0 else None


def next_due_on(views: list[ClockView]) -> date | None:
    """The nearest day the bureau must act by; rights of the party do not press the bureau."""
    days = [v.due_on for v in views if v.is_running and v.rule.whose == "BUREAU" and v.due_on]
    return min(days, default=None)
