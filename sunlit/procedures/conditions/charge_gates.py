"""Conditions of charges (行政收费): what is to be paid, paid, refunded."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import yuan
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.licensing_gates import examination
from sunlit.procedures.conditions.registry import check, gate
from sunlit.procedures.overturning import is_overturned

CHARGES = "由本局办法设定"


def to_pay(file: CaseFile) -> int:
    """What the decision asks for, in 分; nothing before it, nothing if waived."""
    draft = file.last("decision_drafted")
    if file.decision() is None or draft is None or draft.data.get("outcome") == "EXEMPT":
        return 0
    return int(draft.data.get("amount") or 0)


def paid(file: CaseFile) -> int:
    """What was paid and not decided to be given back, in 分."""
    received = sum(int(one.data.get("amount") or 0) for one in file.all("charge_paid"))
    returned = sum(int(one.data.get("amount") or 0) for one in file.all("refund_decided"))
    return received - returned


def _returned(file: CaseFile) -> int:
    """What a refund takes off the charge itself: anything but what was paid too much."""
    refunds = file.all("refund_decided")
    return sum(int(r.data["amount"]) for r in refunds if r.data.get("ground") != "OVERPAID")


def outstanding(file: CaseFile) -> int:
    """What is still to be paid, in 分; nothing on a decision that was overturned."""
    if is_overturned(file):
        return 0
    return max(to_pay(file) - _returned(file) - paid(file), 0)


@check(CHARGES)
def charge_fits_assessment(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """Charged in full as assessed, reduced to less, or waived; with a day to pay by."""
    examined, amount = examination(file), data.get("amount") or 0
    assessed = int(examined.data.get("amount") or 0) if examined else 0
    if data["outcome"] == "EXEMPT":
        return {"amount": _("免征的，不填写应缴金额。")} if amount else {}
    if not data.get("pay_until"):
        return {"pay_until": _("请填写缴款期限。")}
    if data["outcome"] == "CHARGE" and amount != assessed:
        told = _("征收金额应当与核定金额{amount}一致；低于该金额的，属于减征。")
        return {"amount": format_lazy(told, amount=yuan(assessed))}
    if data["outcome"] == "REDUCE" and not 0 < amount < assessed:
        told = _("减征后的金额应当大于零、低于核定金额{amount}。")
        return {"amount": format_lazy(told, amount=yuan(assessed))}
    return {}


@gate(CHARGES)
def charge_outstanding(file: CaseFile) -> Sentence | None:
    """Something is still to be paid."""
    if not file.has("decision_served"):
        return _("收费决定尚未送达。")
    return None if outstanding(file) else _("应缴款项已经缴清，或者无须缴款。")


@gate(CHARGES)
def charge_settled(file: CaseFile) -> Sentence | None:
    """Nothing is left to be paid here: what the execution case collects is its own matter."""
    handed, owed = file.last("execution_wanted"), outstanding(file)
    if handed and handed.position not in file.awaiting:
        return None
    return format_lazy(_("尚欠{amount}未缴。"), amount=yuan(owed)) if owed else None


@gate(CHARGES)
def charge_overdue(file: CaseFile) -> Sentence | None:
    """The day to pay by has passed, and something is still to be paid."""
    draft = file.last("decision_drafted")
    if draft is None or not outstanding(file) or not file.has("decision_served"):
        return _("没有尚未缴清的款项。")
    if draft.data.get("pay_until") and file.today <= draft.day("pay_until"):
        return _("缴款期限尚未届满。")
    return None


@check(CHARGES)
def payment_within_charge(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """Nobody pays nothing; what is paid too much is refunded, so it may be entered."""
    return {} if data["amount"] > 0 else {"amount": _("缴款金额应当大于零。")}


@check("《行政强制法》第五十三条")
def claim_is_outstanding(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """Executed is exactly what is still to be paid."""
    owed = outstanding(file)
    if data["owed"] == owed:
        return {}
    return {"owed": format_lazy(_("尚欠金额应当是{amount}。"), amount=yuan(owed))}


@gate(CHARGES)
def something_paid(file: CaseFile) -> Sentence | None:
    """There is money that could be given back."""
    return None if paid(file) > 0 else _("没有可以退还的款项。")


@check(CHARGES)
def refund_within_paid(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """No more is given back than was paid, nor for overpayment than was overpaid."""
    over = paid(file) - max(to_pay(file) - _returned(file), 0)
    most = over if data["ground"] == "OVERPAID" else paid(file)
    if 0 < data["amount"] <= most:
        return {}
    told = _("退费金额应当大于零，不超过{amount}。")
    return {"amount": format_lazy(told, amount=yuan(max(most, 0)))}


def _refund_is_open(file: CaseFile) -> bool:
    decided = file.last("refund_decided")
    return decided is not None and file.last_after(decided, "refund_paid") is None


@gate(CHARGES)
def refund_open(file: CaseFile) -> Sentence | None:
    """A refund was decided and not paid out."""
    return None if _refund_is_open(file) else _("没有待退还的款项。")


@gate(CHARGES)
def no_open_refund(file: CaseFile) -> Sentence | None:
    """Every refund decided was paid out."""
    return _("已决定的退费尚未退还。") if _refund_is_open(file) else None
