"""Whether a decision still stands (决定被变更、撤销、确认违法)， of one case and of many."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.models import StepTaken

OVERTURNED = frozenset({"REVOKED", "ILLEGAL"})  # 撤销、确认违法或者无效
LEAVES_AS_IT_IS = "WITHDRAWN"  # who withdraws a suit or an appeal leaves what was decided before


def remedy_result(file: CaseFile) -> str:
    """What remedies, or the organ itself (自行撤销), made of the decision; "" while one is pending.

    One of the results of the step remedy_ended (《行政复议法》第六十四条、《行政诉讼法》第七十条).
    """
    if file.has("decision_revoked"):
        return "REVOKED"
    opened, ended = file.last("remedy_opened"), file.last("remedy_ended")
    if ended is None or (opened and opened.position > ended.position):
        return ""
    results = [str(taken.data.get("result") or "") for taken in file.all("remedy_ended")]
    return next((one for one in reversed(results) if one != LEAVES_AS_IT_IS), "")


def is_overturned(file: CaseFile) -> bool:
    """Whether the decision was revoked or held illegal: by remedy, or by the organ itself."""
    return remedy_result(file) in OVERTURNED


def steps_ending_in(results: Iterable[str]) -> QuerySet[StepTaken]:
    """The steps that gave a case one of these results and hold until today.

    The same as `remedy_result`, asked of every case at once.
    """
    ended = StepTaken.objects.filter(case=OuterRef("case"), step="remedy_ended")
    later = ended.filter(position__gt=OuterRef("position"))
    replaced = later.exclude(_resulted(LEAVES_AS_IT_IS))
    opened = StepTaken.objects.filter(case=OuterRef("case"), step="remedy_opened")
    pending = opened.filter(~Exists(later), position__gt=OuterRef("position"))
    named = Q(*[_resulted(one) for one in results], _connector=Q.OR)
    by_remedy = Q(named, ~Exists(replaced), ~Exists(pending), step="remedy_ended")
    by_organ = Q(step="decision_revoked") if "REVOKED" in results else Q(pk=None)
    return StepTaken.objects.filter(by_organ | by_remedy)


def _resulted(result: str) -> Q:
    return Q(data__contains=f'"result":"{result}"')  # as canonical step data say it
