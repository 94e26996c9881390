"""Auction of what was sealed or seized to pay a fine (拍卖抵缴), 《行政强制法》第四十六条第三款.

A bureau without power to execute goes to the court; this is the one thing it may do by itself.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import full_day, yuan
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.coercion_gates import opened
from sunlit.procedures.conditions.registry import Sentence, check, gate
from sunlit.procedures.conditions.under_review import current_draft
from sunlit.procedures.deadlines import party_deadline
from sunlit.procedures.executing import balance

Answers = Mapping[str, Sentence]
AUCTION = "《行政强制法》第四十六条第三款"
NOT_A_FINE = _("只有罚款可以用查封、扣押的财物拍卖抵缴。")


@gate(AUCTION, COERCION=AUCTION)
def auction_drafted(file: CaseFile) -> Sentence | None:
    """The draft is for an auction."""
    draft = current_draft(file)
    is_auction = draft is not None and draft.data.get("outcome") == "AUCTION"
    return None if is_auction else _("拟定的执行方式不是拍卖抵缴罚款。")


@gate(AUCTION, COERCION=AUCTION)
def property_seized(file: CaseFile) -> Sentence | None:
    """There is property that was seized before the fine was served, and is seized still."""
    draft = current_draft(file)
    return next(iter(_unseized(file, draft.data if draft else {}).values()), None)


def _unseized(file: CaseFile, data: Mapping[str, Any]) -> dict[str, Sentence]:
    """Which answer of the draft shows that there is nothing the bureau may auction."""
    if data.get("is_fine") != "YES" or opened(file, "obligation") != "MONEY":
        return {"is_fine": NOT_A_FINE}
    if data.get("still_seized") != "YES":
        return {"still_seized": _("查封、扣押已经解除的财物不能拍卖。")}
    served_on = opened(file, "served_on")
    if not data.get("seized_on") or data["seized_on"] > served_on:
        return {"seized_on": _("只能拍卖处罚决定送达之前在行政管理过程中已经查封、扣押的财物。")}
    return {}


@gate(AUCTION, COERCION=AUCTION)
def never_challenged(file: CaseFile) -> Sentence | None:
    """The party let the time for remedies pass; after any remedy the court executes."""
    if file.has("remedy_opened"):
        return _("当事人申请过行政复议或者提起过行政诉讼，应当申请人民法院强制执行。")
    ends = party_deadline(file, "litigation", file.taken[0])
    if file.today > ends:
        return None
    return format_lazy(_("起诉期限至{day}届满，届满后方可拍卖。"), day=full_day(ends))


@check(AUCTION)
def auction_of_seized(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """An auction is drafted only for what was seized in time."""
    return _unseized(file, data) if data["outcome"] == "AUCTION" else {}


@check("《行政强制法》第四十八条、第四十九条")
def proceeds_add_up(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """No more is taken than is owed; what is left after fine and costs goes back."""
    owed = balance(file)
    if owed is not None and data["applied"] > owed.outstanding:
        told = _("抵缴金额超过尚应缴纳的{amount}。")
        return {"applied": format_lazy(told, amount=yuan(owed.outstanding))}
    spent = data["applied"] + data.get("costs", 0) + data.get("returned", 0)
    if spent != data["proceeds"]:
        return {"proceeds": _("拍卖所得应当等于抵缴罚款、费用和退还剩余之和。")}
    if data.get("returned") and owed is not None and data["applied"] < owed.outstanding:
        return {"returned": _("罚款尚未抵缴完毕，不能退还剩余。")}
    return {}
