"""Entry checks of compulsory execution (行政强制执行)： money, way, ground, time of day."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import yuan
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.coercion_gates import COURT_ENDS, opened
from sunlit.procedures.conditions.registry import Sentence, check
from sunlit.procedures.executing import balance
from sunlit.procedures.overturning import is_overturned

Answers = Mapping[str, Sentence]
LAW = "《行政强制法》"
DAY_BEGINS, NIGHT_BEGINS = 6, 22  # 夜间： the bureau's own figure, the law names none
SATURDAY = 5
WAYS = {
    "MONEY": ("COURT", "AUCTION"),
    "ACT": ("COURT", "SUBSTITUTE"),
    "REMOVAL": ("COURT", "ENFORCEMENT"),
}
MOST_PER_MYRIAD = 300  # 加处罚款的每日百分之三是法律规定的最高比例


@check(f"{LAW}第四十五条")
def principal_named(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Money owed has an amount, nothing else has."""
    if data["obligation"] == "MONEY" and not data.get("principal"):
        return {"principal": _("请填写应当给付的金额。")}
    if data["obligation"] != "MONEY" and data.get("principal"):
        return {"principal": _("义务不是金钱给付义务，不填写金额。")}
    return {}


@check(f"{LAW}第四十五条第一款")
def late_charge_in_range(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """No rate beyond what any statute allows."""
    if 1 <= data["per_myriad"] <= MOST_PER_MYRIAD:
        return {}
    return {"per_myriad": _("每日加处比例应当在万分之一至万分之三百之间。")}


@check(f"{LAW}第五十条、第五十三条")
def way_fits_obligation(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The way of execution is one the law gives for the obligation."""
    if data["outcome"] not in WAYS[opened(file, "obligation")]:
        return {"outcome": _("法律没有规定对这种义务采取该执行方式。")}
    if data["outcome"] == "SUBSTITUTE" and not data.get("costs"):
        return {"costs": _("代履行的，请填写费用预算。")}
    return {}


@check(f"{LAW}第四十五条、第五十一条")
def performance_adds_up(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Money is performed in full when principal and late charge are paid."""
    owed = balance(file)
    if owed is None:
        return {"amount": _("义务不是金钱给付义务，不填写金额。")} if data.get("amount") else {}
    paid = data.get("amount") or 0
    if not paid:
        return {"amount": _("请填写给付金额。")}
    rest = owed.outstanding - paid
    if rest < 0:
        sentence = _("超过应缴数额，尚应给付{amount}。")
        return {"amount": format_lazy(sentence, amount=yuan(owed.outstanding))}
    if (rest == 0) != (data["complete"] == "FULL"):
        sentence = _("本次给付后尚欠{amount}，履行程度与此不符。")
        return {"complete": format_lazy(sentence, amount=yuan(rest))}
    return {}


@check(f"{LAW}第四十三条第一款")
def not_at_night_or_holiday(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """Nothing is enforced at night or on statutory holidays, save in urgency."""
    if data["urgent"] == "YES":
        return {}
    moment = datetime.fromisoformat(data["began_at"])
    day = moment.date()
    if not DAY_BEGINS <= moment.hour < NIGHT_BEGINS:
        return {"began_at": _("不得在夜间实施行政强制执行，情况紧急的除外。")}
    if day.weekday() < SATURDAY and not file.calendar.is_working(day):
        return {"began_at": _("不得在法定节假日实施行政强制执行，情况紧急的除外。")}
    return {}


@check(f"{LAW}第三十九条第二款、第四十条")
def termination_ground_fits(file: CaseFile, data: Mapping[str, Any]) -> Answers:
    """The ground of termination is true of the case."""
    ground, ruled = data["ground"], file.last("court_ruled")
    heard, suspended = file.last("objection_heard"), file.last("execution_suspended")
    fits = {
        "REVOKED": is_overturned(file),
        "ADOPTED": heard is not None and heard.data.get("adopted") == "ADOPTED",
        "COURT": ruled is not None and ruled.data.get("result") in COURT_ENDS[1:],
        "THREE_YEARS": suspended is not None and _three_years(file, suspended.on.year),
    }
    if fits.get(ground, True):
        return {}
    return {"ground": _("案件没有所选的终结情形。")}


def _three_years(file: CaseFile, year: int) -> bool:
    suspended = file.last("execution_suspended")
    if suspended is None or file.last_after(suspended, "execution_resumed"):
        return False
    return file.today >= suspended.on.replace(year=year + 3, day=min(suspended.on.day, 28))
