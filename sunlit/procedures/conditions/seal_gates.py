"""Gates and checks of sealing and seizing (查封、扣押), 《行政强制法》第十六条至第二十八条."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, check, gate
from sunlit.procedures.deadlines import compute

LAW = "《行政强制法》"
CARRIED_OUT = ("measure_carried_out", "urgent_measure_taken")
OVER = ("measure_released", "measure_settled")
LONGEST_EXTENSION = 30  # days, 《行政强制法》第二十五条第一款


def _carried_out(file: CaseFile) -> Taken | None:
    return file.last(*CARRIED_OUT)


@gate(f"{LAW}第十八条第二项", COERCION=f"{LAW}第十八条第二项")
def handlers_unassigned(file: CaseFile) -> Sentence | None:
    """Officers are assigned once; later they are replaced."""
    return _("已经指定承办人。") if file.has(*file.procedure.filing) else None


@gate(f"{LAW}第十九条", COERCION=f"{LAW}第十九条")
def measure_urgent(file: CaseFile) -> Sentence | None:
    """Only what was proposed as urgent is done before it is approved."""
    urgent = file.taken[0].data.get("urgent") == "YES"
    return None if urgent else _("提出时没有注明情况紧急，须先经机关负责人批准。")


@gate(f"{LAW}第十八条", COERCION=f"{LAW}第十八条")
def carried_out(file: CaseFile) -> Sentence | None:
    """The measure was carried out."""
    return None if _carried_out(file) else _("尚未实施查封、扣押。")


@gate(f"{LAW}第十八条", COERCION=f"{LAW}第十八条")
def not_carried_out(file: CaseFile) -> Sentence | None:
    """The measure was not carried out yet."""
    return _("已经实施查封、扣押。") if _carried_out(file) else None


@gate(f"{LAW}第十八条", COERCION=f"{LAW}第十八条")
def carrying_out_ahead(file: CaseFile) -> Sentence | None:
    """Officers are about to act: the measure is approved, or urgent."""
    if _carried_out(file):
        return _("已经实施查封、扣押。")
    if file.decision() or file.taken[0].data.get("urgent") == "YES":
        return None
    return _("尚未批准查封、扣押。")


@gate(f"{LAW}第十九条", COERCION=f"{LAW}第十九条")
def measure_not_denied(file: CaseFile) -> Sentence | None:
    """The head has not refused the measure."""
    denied = file.has("urgent_measure_denied")
    return _("机关负责人认为不应当采取，应当立即解除。") if denied else None


@gate(f"{LAW}第二十八条", COERCION=f"{LAW}第二十八条")
def not_released(file: CaseFile) -> Sentence | None:
    """The measure still lasts."""
    return _("查封、扣押已经解除或者已经处理。") if file.has(*OVER) else None


@gate(f"{LAW}第二十八条", COERCION=f"{LAW}第二十七条、第二十八条")
def measure_over(file: CaseFile) -> Sentence | None:
    """No end while something is sealed or seized."""
    if _carried_out(file) is None:
        return _("尚未实施查封、扣押；不再实施的，请撤回提议。")
    return None if file.has(*OVER) else _("查封、扣押的财物尚未处理，也未解除。")


def _in_testing(file: CaseFile) -> bool:
    started = file.last("testing_started")
    return started is not None and file.last_after(started, "testing_ended") is None


@gate(f"{LAW}第二十五条第三款", COERCION=f"{LAW}第二十五条第三款")
def testing(file: CaseFile) -> Sentence | None:
    """Something seized is being tested."""
    return None if _in_testing(file) else _("没有进行中的检测、鉴定。")


@gate(f"{LAW}第二十五条第三款", COERCION=f"{LAW}第二十五条第三款")
def not_testing(file: CaseFile) -> Sentence | None:
    """Nothing is being tested."""
    return _("检测、检验、检疫或者技术鉴定尚未结束。") if _in_testing(file) else None


def _is_expired(file: CaseFile) -> Sentence:
    """The sentence that the period is over; empty while it runs."""
    begun = _carried_out(file)
    if begun is None:
        return ""
    extra = sum(int(taken.data.get("days") or 0) for taken in file.all("measure_extended"))
    due_on = compute(file, file.rules.clocks["seal_period"], begun, extra).due_on
    if due_on is None or file.today <= due_on:
        return ""
    sentence = _("查封、扣押期限已于{day}届满，应当及时解除。")
    return format_lazy(sentence, day=full_day(due_on))


@gate(
    f"{LAW}第二十五条、第二十八条第一款第四项", COERCION=f"{LAW}第二十五条、第二十八条第一款第四项"
)
def seal_running(file: CaseFile) -> Sentence | None:
    """The thirty days, and the thirty more, are not over."""
    return _is_expired(file) or None


@gate(f"{LAW}第二十八条", COERCION=f"{LAW}第二十八条")
def release_due(file: CaseFile) -> Sentence | None:
    """What must be released now: refused by the head, or out of time."""
    if _carried_out(file) is None or file.has(*OVER):
        return _("没有应当解除的查封、扣押。")
    if file.has("urgent_measure_denied") or _is_expired(file):
        return None
    return _("查封、扣押期限尚未届满。")


@check(f"{LAW}第二十五条第一款")
def seal_days_in_range(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """At most thirty days more."""
    if 1 <= data["days"] <= LONGEST_EXTENSION:
        return {}
    return {"days": _("延长天数应当在1至30日之间。")}


@check(f"{LAW}第二十七条")
def settled_by_decision(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """Confiscation stands on a penalty, a transfer on its letter."""
    if data["handling"] != "DESTROY" and not data.get("decision_no"):
        return {"decision_no": _("没收、移送的，请填写处罚决定书或者移送书的文号。")}
    return {}


@check(f"{LAW}第二十八条")
def release_ground_fits(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """The ground of a release is true of the case."""
    if data["ground"] == "EXPIRED" and not _is_expired(file):
        return {"ground": _("查封、扣押期限尚未届满。")}
    denied = file.has("urgent_measure_denied")
    if denied != (data["ground"] == "DENIED"):
        return {"ground": _("解除的情形与负责人的意见不符。")}
    return {}
