"""The law of the summary penalty (简易程序)， told a second time: 《行政处罚法》."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.procedures.checking.law import Act, Awaited, Broken, LawfulDuty, ProcedureLaw
from sunlit.procedures.checking.laws import general, penalty
from sunlit.procedures.checking.laws.penalty_duties import execution, is_fulfilled
from sunlit.procedures.checking.laws.penalty_moves import MOVES as PENALTY_MOVES
from sunlit.procedures.checking.standing import Data, Move, Standing, penalty_of

LAW = "《行政处罚法》"
MUST_STATE = (
    "this.facts",
    "this.penalty_text",
    "this.penalty_articles",
    "this.decided_at",
    "this.place",
    "remedies",
    "body.name",
    "handlers",
)
SIDES_OF_FINES = ("执行", "执行结果")


def _told(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {
        "notice": penalty_of(data),
        "is_told": data.get("adopted") != "ADOPTED",
        "marks": case.marks | {"TOLD"},
    }


def _decided(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"draft": penalty_of(data)}


def _paid(case: Standing, data: Data, today: date) -> dict[str, Any]:
    on_spot = {"IN_HAND"} if data.get("way") != "BANK" else set()
    return PENALTY_MOVES["payment_recorded"](case, data, today) | {"marks": case.marks | on_spot}


MOVES: Mapping[str, Move] = {
    **PENALTY_MOVES,
    "credential_shown": lambda case, data, today: {"marks": case.marks | {"SHOWN"}},
    "summary_told": _told,
    "penalty_decided": _decided,
    "payment_recorded": _paid,
    "money_handed_in": lambda case, data, today: {"marks": case.marks - {"IN_HAND"}},
    "summary_reported": lambda case, data, today: {"marks": case.marks | {"REPORTED"}},
}


def _on_the_spot(act: Act) -> Iterator[Broken]:
    """Credential, telling and hearing come before the penalty, in that order."""
    marks = act.case.marks
    if act.step.code == "summary_told" and "SHOWN" not in marks:
        yield "没有出示执法证件就告知、处罚", f"{LAW}第五十二条第一款"
    if act.step.decides and "TOLD" not in marks:
        yield "没有告知、听取陈述申辩就处罚", f"{LAW}第四十四条、第四十五条"
    elif act.step.decides and not act.case.is_told:
        yield "当事人的陈述申辩成立仍当场处罚", f"{LAW}第四十五条"


def _at_end(act: Act) -> Iterator[Broken]:
    """Filed with the organ, paid or executed, and the money handed in."""
    if act.step.code != "case_closed":
        return
    if "REPORTED" not in act.case.marks:
        yield "当场处罚没有报所属机关备案", f"{LAW}第五十二条第三款"
    if "IN_HAND" in act.case.marks:
        yield "当场收缴的罚款没有交缴", f"{LAW}第七十一条"
    if not act.case.decided:
        yield "没有作出处理决定就归档", f"{LAW}第五十一条"
    elif not is_fulfilled(act.case):
        yield "处罚没有履行、也没有申请强制执行就归档", f"{LAW}第六十六条、第七十二条"


DUTIES: tuple[LawfulDuty, ...] = (
    general.two_officers,
    general.in_its_time,
    _on_the_spot,
    _at_end,
    execution,
    general.nothing_open_at_decision,
    general.nothing_open_at_end,
)
AWAITED: tuple[Awaited, ...] = tuple(
    one for one in penalty.AWAITED if one.since in ("decision_served", "deferral_approved")
) + tuple(one for one in penalty.AWAITED if one.since == "demand_served")
SUMMARY_LAW = ProcedureLaw(
    moves=MOVES,
    duties=DUTIES,
    sides={name: steps for name, steps in general.SIDES.items() if "审核" not in name}
    | {name: penalty.SIDES[name] for name in SIDES_OF_FINES}
    | {"转出": frozenset({"turned_ordinary", "not_punished"})},
    awaited=AWAITED,
    opens={"recusal_requested": "RECUSAL"},
    settles={"recusal_decided": "RECUSAL"},
    last_approvals={"turned_ordinary": (Duty.SECTION_HEAD, f"{LAW}第五十四条")},
    actors={"penalty_decided": ("handler", f"{LAW}第五十二条第一款")},
    field_acts=frozenset(
        {"credential_shown", "evidence_added", "summary_told", "penalty_decided", "decision_served"}
    ),
    field_act_article=f"{LAW}第四十二条第一款",
    recordings={"summary_told": "国办发〔2018〕118号（八）"},
    must_state={"PENALTY": MUST_STATE},
    must_state_article=f"{LAW}第五十二条第二款",
    fine_limits={"ORGANIZATION": 300_000, "INDIVIDUAL_BUSINESS": 300_000, "PERSON": 20_000},
    fine_limits_article=f"{LAW}第五十一条",
    fine_told="summary_told",
    needs_remedies={"PENALTY": f"{LAW}第五十二条第二款"},
)
