"""What follows from a penalty's content.

Hearing, heavier than notified, late fine, text (处罚内容).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_noop as _

from sunlit.procedures.case_file import CaseFile
from sunlit.rulebook.figures import PenaltyRange

# 《行政处罚法》第六十三条第一款： kinds that always give the right to a hearing.
HEARING_KINDS = frozenset(
    {
        "BUSINESS_SUSPENSION_ORDER",
        "CLOSURE_ORDER",
        "PRACTICE_RESTRICTION",
        "LICENSE_REVOCATION",
        "QUALIFICATION_DOWNGRADE",
    }
)


def statute_of(file: CaseFile) -> PenaltyRange | None:
    """What the statute allows for the case's item and kind of party (法定罚款幅度)."""
    found = file.rules.penalty_for(file.item.name)
    return found.of(file.party.kind) if found else None


# From light to heavy (SUP-10); a decision may not contain a heavier kind than was notified.
WEIGHT = (
    "WARNING",
    "CIRCULATED_CRITICISM",
    "FINE",
    "CONFISCATION_OF_GAINS",
    "CONFISCATION_OF_PROPERTY",
    "LICENSE_SUSPENSION",
    "QUALIFICATION_DOWNGRADE",
    "BUSINESS_RESTRICTION",
    "BUSINESS_SUSPENSION_ORDER",
    "CLOSURE_ORDER",
    "PRACTICE_RESTRICTION",
    "LICENSE_REVOCATION",
)

KIND_NAMES = {
    "WARNING": _("警告"),
    "CIRCULATED_CRITICISM": _("通报批评"),
    "FINE": _("罚款"),
    "CONFISCATION_OF_GAINS": _("没收违法所得"),
    "CONFISCATION_OF_PROPERTY": _("没收非法财物"),
    "LICENSE_SUSPENSION": _("暂扣许可证件"),
    "QUALIFICATION_DOWNGRADE": _("降低资质等级"),
    "BUSINESS_RESTRICTION": _("限制开展生产经营活动"),
    "BUSINESS_SUSPENSION_ORDER": _("责令停产停业"),
    "CLOSURE_ORDER": _("责令关闭"),
    "PRACTICE_RESTRICTION": _("限制从业"),
    "LICENSE_REVOCATION": _("吊销许可证件"),
}


def reaches(amount: int, threshold: int, inclusive: bool) -> bool:
    """Whether an amount reaches a threshold; `inclusive` is 含本数. Both in 分."""
    return amount >= threshold if inclusive else amount > threshold


def hearing_is_due(file: CaseFile, data: Mapping[str, Any]) -> bool:
    """Whether the penalty gives the right to a hearing (《行政处罚法》第六十三条第一款)."""
    if HEARING_KINDS & set(data.get("kinds") or ()):
        return True
    parameters = file.rules.parameters
    threshold = parameters.hearing_fine_fen[file.party.kind]
    amounts = (data.get("fine") or 0, data.get("confiscation") or 0)
    return any(reaches(a, threshold, parameters.hearing_inclusive) for a in amounts if a)


def heavier_than(data: Mapping[str, Any], notified: Mapping[str, Any]) -> str:
    """Name what is heavier than notified, or "" （《行政处罚法》第四十五条第二款）.

    A kind that was not notified is lighter only in the place of a heavier one that is dropped.
    """
    kinds, known = set(data.get("kinds") or ()), set(notified.get("kinds") or ())
    added = sorted(kinds - known, key=_weight, reverse=True)
    dropped = sorted(known - kinds, key=_weight, reverse=True)
    for place, kind in enumerate(added):
        if place >= len(dropped) or _weight(kind) > _weight(dropped[place]):
            return KIND_NAMES[kind]
    for name, label in (("fine", _("罚款金额")), ("confiscation", _("没收金额"))):
        if (data.get(name) or 0) > (notified.get(name) or 0):
            return label
    return ""


def _weight(kind: str) -> int:
    return WEIGHT.index(kind)


def late_fine_fen(
    fine: int, paid_by: date, deadline: date, excluded_days: int, permille: int
) -> int:
    """The additional fine for late payment (加处罚款) up to a day, in 分.

    3 % of the fine per day after the deadline, never more than the fine itself; days of
    reconsideration or litigation are not counted
    (《行政处罚法》第七十二条第一款第一项、第七十三条第三款).
    """
    days = (paid_by - deadline).days - excluded_days
    if days <= 0:
        return 0
    return min(fine, fine * permille * days // 1000)


def yuan(fen: int) -> str:
    """An amount as 元 with thousands separators, e.g. 60,000.00元."""
    return f"{fen // 100:,}.{fen % 100:02d}元"
