"""The law of legal review (法制审核), told a second time for every category of acts.

《行政处罚法》第五十八条、国办发〔2018〕118号（十一）至（十四）.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.procedures.checking.law import Act, Broken
from sunlit.procedures.checking.standing import Data, Move, Standing

DOCUMENT_118 = "国办发〔2018〕118号"
WAITING = ("PENDING", "RETURNED")


def _concluded(case: Standing, data: Data, today: date) -> dict[str, Any]:
    if case.review not in WAITING:
        return {}
    return {"review": "PASSED" if data.get("opinion") == "PASSED" else "FAILED"}


MOVES: Mapping[str, Move] = {
    "review_ordered": lambda case, data, today: {"is_review_ordered": True},
    "review_submitted": lambda case, data, today: {"review": "PENDING"},
    "review_returned": lambda case, data, today: {"review": "RETURNED"},
    "review_supplied": lambda case, data, today: {"review": "PENDING"},
    "review_concluded": _concluded,
    "review_disputed": lambda case, data, today: {"dispute": "OPEN"},
    "review_upheld": lambda case, data, today: {"dispute": "SETTLED"},
    "review_reopened": lambda case, data, today: {"dispute": "SETTLED", "review": "PENDING"},
}
SIDES: Mapping[str, frozenset[str]] = {
    "审核退回": frozenset({"review_returned", "review_supplied", "review_reassigned"}),
    "审核异议": frozenset({"review_disputed", "review_upheld", "review_reopened"}),
    "交办审核": frozenset({"review_ordered"}),
}


def in_due_form(act: Act) -> Iterator[Broken]:
    """No opinion while the materials are sent back; a dispute only over an opinion that failed."""
    if act.step.code == "review_concluded" and act.case.review == "RETURNED":
        yield "送审材料退回补正期间作出了审核意见", f"{DOCUMENT_118}（十三）"
    if act.step.code == "review_disputed" and act.case.review != "FAILED":
        yield "没有未通过的审核意见就提出异议", f"{DOCUMENT_118}（十四）"


def before_decision(act: Act) -> Iterator[Broken]:
    """No decision with a review unanswered, against one that failed, or without one ordered."""
    if not act.step.decides:
        return
    if act.case.review in WAITING:
        yield "已经送法制审核，审核尚未答复", f"{DOCUMENT_118}（十一）"
    elif act.case.review == "FAILED":
        yield "法制审核没有通过", f"{DOCUMENT_118}（十一）"
    elif act.case.is_review_ordered and act.case.review != "PASSED":
        yield "局领导交办法制审核而没有审核", "《行政处罚法》第五十八条第一款第四项"
