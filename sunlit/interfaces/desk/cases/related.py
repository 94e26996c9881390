"""Cases that belong together, as the case page shows them (关联案件), both ways."""

from dataclasses import dataclass

from sunlit.casework.models import Case, CaseRelation
from sunlit.casework.queries import relations_of, visible_to
from sunlit.interfaces.desk.cases.opened import OpenCase
from sunlit.procedures.case_file import CaseFile
from sunlit.rulebook.schema import Step


@dataclass(frozen=True)
class RelatedView:
    """The other case of a relation; linked where the reader may open it."""

    relation: CaseRelation
    other: Case
    is_earlier: bool
    may_open: bool


@dataclass(frozen=True)
class AwaitedView:
    """A step of this case whose follow-up case is still to be registered."""

    step: Step
    position: int


def related(opened: OpenCase) -> list[RelatedView]:
    """Every case this one follows from or led to (1 query, 2 if there are any)."""
    rows = list(relations_of(opened.case))
    if not rows:
        return []
    others = [row.earlier if row.later_id == opened.case.pk else row.later for row in rows]
    mine = visible_to(opened.actor.account_id, opened.actor.duties)
    visible = set(mine.filter(pk__in=[one.pk for one in others]).values_list("pk", flat=True))
    return [
        RelatedView(row, other, other.pk == row.earlier_id, other.pk in visible)
        for row, other in zip(rows, others, strict=True)
    ]


def awaited(file: CaseFile) -> list[AwaitedView]:
    """Steps that led to a case nobody has registered yet."""
    steps = [(file.procedure.step(file.taken[p - 1].step), p) for p in file.awaiting]
    return [AwaitedView(step, position) for step, position in steps]
