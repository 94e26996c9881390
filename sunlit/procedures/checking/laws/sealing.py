"""The law of sealing and seizing (查封、扣押)， told a second time: 《行政强制法》第三章."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.procedures.checking.law import Act, Awaited, Broken, LawfulDuty, ProcedureLaw
from sunlit.procedures.checking.laws import general, reviewing
from sunlit.procedures.checking.standing import Data, Move, Standing

LAW = "《行政强制法》"
ON_THE_SPOT = ("measure_carried_out", "urgent_measure_taken")
OVER = ("measure_released", "measure_settled")


def _marked(mark: str) -> Move:
    return lambda case, data, today: {"marks": case.marks | {mark}}


def _proposed(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"marks": case.marks | ({"URGENT"} if data.get("urgent") == "YES" else set())}


def _seized(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"marks": case.marks | {"SEIZED"}, "served_on": today}


MOVES: Mapping[str, Move] = {
    **general.MOVES,
    "measure_proposed": _proposed,
    "credential_shown": _marked("SHOWN"),
    "decision_drafted": lambda case, data, today: {"is_draft_fresh": True},
    "measure_carried_out": _seized,
    "urgent_measure_taken": _seized,
    "urgent_measure_denied": _marked("DENIED"),
    "testing_started": _marked("LONGER"),  # days of testing do not count
    "measure_extended": _marked("LONGER"),
    "measure_released": _marked("RELEASED"),
    "measure_settled": _marked("RELEASED"),
}


def _approved_first(act: Act) -> Iterator[Broken]:
    """The head approves first; only what is urgent is done before, and undone if refused."""
    case, code = act.case, act.step.code
    if code == "measure_carried_out" and case.decided != "SEALED":
        yield "未经机关负责人批准实施查封、扣押", f"{LAW}第十八条第一项"
    if code == "urgent_measure_taken" and "URGENT" not in case.marks:
        yield "没有紧急情形，未经批准实施查封、扣押", f"{LAW}第十九条"
    if code in ON_THE_SPOT and "SHOWN" not in case.marks:
        yield "没有出示执法身份证件就实施查封、扣押", f"{LAW}第十八条第三项"
    if code in ON_THE_SPOT and "SEIZED" in case.marks:
        yield "对同一财物重复查封、扣押", f"{LAW}第二十三条第二款"
    if act.step.decides and "DENIED" in case.marks:
        yield "负责人不予批准之后又决定查封、扣押", f"{LAW}第十九条"


def _reviewed(act: Act) -> Iterator[Broken]:
    """Every such decision is major and stands on a current draft."""
    if act.step.decides:
        if act.case.review != "PASSED":
            yield "查封、扣押决定没有通过法制审核", "国办发〔2018〕118号（十一）"
        if not act.case.is_draft_fresh:
            yield "拟定之后情况有变化，没有重新拟定", f"{LAW}第十八条第一项"


def _while_it_lasts(act: Act) -> Iterator[Broken]:
    """What lasts is extended or disposed of in time; what is refused is only released."""
    case, code = act.case, act.step.code
    if code not in ("measure_extended", "measure_settled"):
        return
    if "SEIZED" not in case.marks or "RELEASED" in case.marks:
        yield "没有查封、扣押的财物而延长或者处理", f"{LAW}第二十五条、第二十七条"
    if "DENIED" in case.marks or not case.decided:
        yield "没有批准的查封、扣押只能解除", f"{LAW}第十九条"
    if "LONGER" not in case.marks and act.has_passed("seal_period", case.served_on):
        yield "查封、扣押期限届满之后又延长或者处理", f"{LAW}第二十五条、第二十八条"


def _over_at_end(act: Act) -> Iterator[Broken]:
    """Nothing stays sealed when the file is closed."""
    lasts = "SEIZED" in act.case.marks and "RELEASED" not in act.case.marks
    if act.step.final and lasts:
        yield "查封、扣押没有处理或者解除就归档", f"{LAW}第二十七条、第二十八条"


DUTIES: tuple[LawfulDuty, ...] = (
    general.two_officers,
    general.in_its_time,
    _approved_first,
    _reviewed,
    _while_it_lasts,
    _over_at_end,
    reviewing.in_due_form,
    reviewing.before_decision,
    general.nothing_open_at_decision,
    general.nothing_open_at_end,
)
SIDES: Mapping[str, frozenset[str]] = {
    **{name: steps for name, steps in general.SIDES.items() if name != "中止"},
    "撤回": frozenset({"measure_withdrawn", "measure_denied", "urgent_measure_denied"}),
    "检测": frozenset({"testing_started", "testing_ended", "measure_extended"}),
}
SEAL_LAW = ProcedureLaw(
    moves=MOVES,
    duties=DUTIES,
    sides=SIDES,
    awaited=tuple(
        Awaited(name, begun, "seal_period", ends_with=OVER, months_later=months)
        for begun in ON_THE_SPOT
        for name, months in (("查封、扣押期限届满", 0), ("延长的期限届满", 2))
    ),
    opens={"recusal_requested": "RECUSAL"},
    settles={"recusal_decided": "RECUSAL"},
    changes=frozenset({"decision_drafted", "urgent_measure_denied"}),
    changes_article="国办发〔2018〕118号（十一）",
    last_approvals={
        "measure_extended": (Duty.BUREAU_LEADER, f"{LAW}第二十五条第一款"),
        "measure_settled": (Duty.BUREAU_LEADER, f"{LAW}第二十七条"),
        "measure_released": (Duty.BUREAU_LEADER, f"{LAW}第二十八条"),
    },
    actors={
        "measure_decided": ("leader", f"{LAW}第十八条第一项"),
        "review_concluded": ("legal_reviewer", "国办发〔2018〕118号（十一）"),
    },
    field_acts=frozenset({*ON_THE_SPOT, "credential_shown", "decision_served"}),
    field_act_article=f"{LAW}第十八条第二项",
    recordings=dict.fromkeys((*ON_THE_SPOT, "measure_released"), "国办发〔2018〕118号（八）"),
    must_state={
        "SEALED": (
            "party.name",
            "party.address",
            "decision_drafted.reasons",
            "decision_drafted.articles",
            "decision_drafted.content",
            "remedies",
            "body.name",
        )
    },
    must_state_article=f"{LAW}第二十四条第二款",
    needs_remedies={"SEALED": f"{LAW}第二十四条第二款第四项"},
)
