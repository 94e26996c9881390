"""Figures the state sets for officers and reviewers (人员标准), each with basis and first day."""

from dataclasses import dataclass
from datetime import date

REVIEWER_BASIS = "《行政处罚法》第五十八条第二款；国办发〔2018〕118号（十一）"


@dataclass(frozen=True)
class Standard:
    """A figure in force from a day on."""

    value: int
    basis: str
    since: date


# 学时： training of enforcement personnel in a year.
TRAINING_HOURS = (Standard(60, "国办发〔2023〕27号", date(2023, 8, 9)),)
# 千分比： legal reviewers among the enforcement personnel of the unit, in thousandths.
REVIEWER_PERMILLE = (Standard(50, "国办发〔2018〕118号（十一）", date(2018, 12, 5)),)


def standard_on(standards: tuple[Standard, ...], on: date) -> Standard:
    """The figure in force that day; before the first one, the first."""
    begun = [one for one in standards if one.since <= on]
    return max(begun, key=lambda one: one.since, default=standards[0])
