"""Whether a submission to legal review is complete (送审材料齐备, 118号文第十三项)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import GATES
from sunlit.rulebook.tables import ReviewMaterial


@dataclass(frozen=True)
class MaterialState:
    """One of the materials asked for: whether it is there, and the step that made it."""

    name: str
    basis: str
    is_required: bool
    is_there: bool
    taken: Taken | None = None


def material_states(file: CaseFile) -> list[MaterialState]:
    """The materials this submission needs, in the order of the measure."""
    return list(_states(file))


def missing_materials(file: CaseFile) -> list[MaterialState]:
    """The materials without which nothing is submitted."""
    return [state for state in _states(file) if state.is_required and not state.is_there]


def _states(file: CaseFile) -> Iterator[MaterialState]:
    for wanted in file.rules.review_materials:
        if wanted.category != file.procedure.category:
            continue
        since = file.last(wanted.when) if wanted.when else None
        if wanted.when and since is None:
            continue
        taken = _made(file, wanted, since)
        is_open = not wanted.gate or GATES[wanted.gate].unmet(file) is None
        is_there = is_open and (taken is not None or not wanted.steps)
        yield MaterialState(wanted.name, wanted.basis, wanted.required, is_there, taken)


def _made(file: CaseFile, wanted: ReviewMaterial, since: Taken | None) -> Taken | None:
    """The step that made the material, after the step it answers."""
    taken = file.last_after(since, *wanted.steps) if since else file.last(*wanted.steps)
    filled = taken is not None and (not wanted.field or taken.data.get(wanted.field))
    return taken if filled else None
