"""Decided cases nearest to this one (类案参考): same item, alike in facts and amount.

Nothing of the party is told; what a reader may not open bears no number either.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from statistics import median
from typing import Any

from sunlit.casework.models import Case
from sunlit.casework.queries import visible_to
from sunlit.foundations.accounts.duties import HeldDuty
from sunlit.procedures.discretion.receipts import ASSESSED
from sunlit.procedures.models import StepTaken

MOST_COMPARED = 200  # the latest decided cases of the item
SHOWN = 5
DRAFTED, PENALIZED = "decision_drafted", "penalty_decided"


@dataclass(frozen=True)
class Decided:
    """A decided case as it is compared; `fine` in 分, None where none was imposed."""

    case: Case
    fine: int | None
    level: str = ""
    factors: str = ""
    may_open: bool = False


@dataclass(frozen=True)
class Comparison:
    """The nearest cases and where a fine stands among all compared; amounts in 分."""

    nearest: list[Decided]
    count: int = 0
    least: int = 0
    middle: int = 0
    most: int = 0
    lower: int = 0  # how many of them were fined less

    @property
    def higher(self) -> int:
        """How many were fined as much or more."""
        return self.count - self.lower


def compared(
    case: Case, mine: Mapping[str, Any], account_id: int, duties: Iterable[HeldDuty]
) -> Comparison:
    """The comparison for a proposal with `fine`, `benchmark`, `factors` (3 queries)."""
    rows = Case.objects.filter(item__code=case.item.code, decided_on__isnull=False)
    cases = rows.exclude(pk=case.pk).select_related("section").order_by("-decided_on", "-id")
    found = {one.pk: one for one in cases[:MOST_COMPARED]}
    data = _latest(found)
    fined = [pk for pk in found if (pk, PENALIZED) in data]
    fines = sorted(fine for pk in fined if (fine := _fine(data, pk)))
    ours = mine.get("fine")
    ordered = sorted(fined, key=lambda pk: _distance(mine, data, pk))[:SHOWN]
    seen = set(visible_to(account_id, duties).filter(pk__in=ordered).values_list("pk", flat=True))
    nearest = [_decided(found[pk], data, pk in seen) for pk in ordered]
    if not fines:
        return Comparison(nearest)
    lower = sum(1 for fine in fines if ours is not None and fine < ours)
    return Comparison(nearest, len(fines), fines[0], round(median(fines)), fines[-1], lower)


def _latest(cases: Iterable[int]) -> dict[tuple[int, str], dict[str, Any]]:
    """The latest draft and receipt of each case; only of those in which a penalty was decided."""
    rows = StepTaken.objects.filter(
        case__in=list(cases), step__in=(DRAFTED, ASSESSED, PENALIZED)
    ).order_by("case_id", "position")
    found = {(row.case_id, row.step): json.loads(row.data) for row in rows}
    decided = {pk for pk, step in found if step == PENALIZED}
    return {key: data for key, data in found.items() if key[0] in decided}


def _decided(
    case: Case, data: Mapping[tuple[int, str], Mapping[str, Any]], may_open: bool
) -> Decided:
    receipt = data.get((case.pk, ASSESSED), {})
    words = "，".join(f"{r['label']}：{r['words']}" for r in receipt.get("factors") or ())
    return Decided(case, _fine(data, case.pk), receipt.get("level", ""), words, may_open)


def _distance(
    mine: Mapping[str, Any], data: Mapping[tuple[int, str], Mapping[str, Any]], pk: int
) -> float:
    """How unlike: each factor counts up to 1, the ratio of the fines by its logarithm."""
    theirs = data.get((pk, ASSESSED), {})
    return _factors_apart(mine, theirs) + _fines_apart(mine.get("fine"), _fine(data, pk))


def _fine(data: Mapping[tuple[int, str], Mapping[str, Any]], pk: int) -> int | None:
    """The fine of a decided case, in 分: as drafted, or as decided on the spot."""
    stated = data.get((pk, DRAFTED)) or data[pk, PENALIZED]
    return stated.get("fine")


def _factors_apart(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> float:
    ours = {row["name"]: row.get("value", "") for row in mine.get("factors") or ()}
    if not ours:
        return 0.0
    if mine.get("benchmark") != theirs.get("benchmark"):
        return float(len(ours))
    other = {row["name"]: row.get("value", "") for row in theirs.get("factors") or ()}
    return sum(_apart(value, other.get(name, "")) for name, value in ours.items())


def _apart(one: str, two: str) -> float:
    try:
        a, b = float(one.replace(",", "")), float(two.replace(",", ""))
    except ValueError:
        return 0.0 if one == two else 1.0
    return abs(a - b) / max(a, b) if max(a, b) > 0 else 0.0


def _fines_apart(one: int | None, two: int | None) -> float:
    if one and two:
        return abs(log(one / two))
    return 0.0 if not one else 1.0
