"""The check of a whole rulebook (规则检查): data first, then the walk."""

from collections.abc import Collection, Iterable

from sunlit.procedures.checking.demands import demand_faults
from sunlit.procedures.checking.exploring import Walk
from sunlit.procedures.checking.plausible import plausible_faults
from sunlit.procedures.checking.references import reference_faults
from sunlit.procedures.checking.reporting import Fault, Report
from sunlit.procedures.checking.scenarios import mixed, scenarios
from sunlit.rulebook.schema import Procedure, Rulebook

RAMBLES, LONGEST = 60, 60  # walks at random over all side ways at once, and their steps


def check_rulebook(
    rules: Rulebook, only: Collection[str] = (), found: Iterable[Fault] = ()
) -> Report:
    """Check the rules: first what can be read off the data; only rules sound so far are walked.

    `only` names the procedures to walk, none for all; `found` are faults found in the data already.
    """
    steps = [step for procedure in rules.procedures.values() for step in procedure.steps]
    report = Report(rules.version, len(rules.procedures), len(steps))
    report.examined = _examined(rules)
    report.faults += found
    report.faults += data_faults(rules)
    if report.faults:
        return report
    for procedure in rules.procedures.values():
        if not only or procedure.code in only:
            _walk(rules, procedure, report)
    return report


def data_faults(rules: Rulebook) -> list[Fault]:
    """What is wrong with the data as they stand: figures, names that lead nowhere, demands."""
    return [*plausible_faults(rules), *reference_faults(rules), *demand_faults(rules)]


def _examined(rules: Rulebook) -> int:
    """How many rules, fields and references were looked at."""
    steps = [step for procedure in rules.procedures.values() for step in procedure.steps]
    names = sum(
        len(s.conditions) + len(s.checks) + len(s.fields) + len(s.starts) + len(s.stops)
        for s in steps
    )
    tables = len(rules.clocks) + len(rules.forms) + len(rules.review_catalogue)
    return len(steps) + names + tables + len(rules.disclosure) + len(rules.penalties)


def _walk(rules: Rulebook, procedure: Procedure, report: Report) -> None:
    """Walk every scenario; after the first unlawful path the others only repeat it."""
    met: set[str] = set()
    for scenario in scenarios(procedure):
        walk = Walk(rules, procedure, scenario)
        walk.run()
        met |= walk.taken
        if _note(walk, report):
            return
    for step in procedure.steps:
        if step.code not in met:
            report.faults.append(Fault(f"步骤“{step.name}”", "没有任何路径能办到这一步。"))
    walk = Walk(rules, procedure, mixed())
    for seed in range(RAMBLES):
        walk.ramble(seed, LONGEST)
    _note(walk, report)


def _note(walk: Walk, report: Report) -> bool:
    """Add what a walk saw to the report; whether it found a fault."""
    report.states += len(walk.nodes)
    report.moves += walk.moves
    report.faults += walk.faults
    return bool(walk.faults)
