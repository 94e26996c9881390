"""The law of confirmations, charges and other acts (行政确认、收费、其他)， told a second time.

Acts without a statute of their own keep what every act keeps: decided as drafted on what is known,
reviewed where major, the other side of a complaint heard, money settled before the end.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.procedures.checking.law import Act, Awaited, Broken, LawfulDuty, ProcedureLaw
from sunlit.procedures.checking.laws import general
from sunlit.procedures.checking.standing import Data, Move, Standing

DOCUMENT_118 = general.DOCUMENT_118
COMPLAINTS = "《招标投标法实施条例》"
# Which drafts the two deciding steps may follow; a charge has outcomes of its own.
OUTCOMES: Mapping[str, frozenset[str]] = {
    "matter_granted": frozenset({"GRANT"}),
    "matter_refused": frozenset({"REFUSE"}),
}
CHARGES = frozenset({"CHARGE", "REDUCE", "EXEMPT"})


def _mark(name: str) -> Move:
    return lambda case, data, today: {"marks": case.marks | {name}}


def _examined(case: Standing, data: Data, today: date) -> dict[str, Any]:
    """A new examination: what was shown to all on the former one belongs to that."""
    return {"marks": case.marks - {"ANNOUNCED"} | {"EXAMINED"}, "outcome": data.get("proposal", "")}


def _outdated(mark: str) -> Move:
    """Something new is known: the examination no longer stands on everything."""
    return lambda case, data, today: {"marks": case.marks - {"EXAMINED"} | {mark}}


def _drafted(case: Standing, data: Data, today: date) -> dict[str, Any]:
    kept = {mark for mark in case.marks if not mark.startswith("DRAFT_")}
    return {
        "is_draft_fresh": True,
        "marks": frozenset(kept | {f"DRAFT_{data.get('outcome')}"}),
        "is_complex": data.get("is_complex") == "YES",
        "public_interest": data.get("public_interest") == "YES",
    }


MOVES: Mapping[str, Move] = {
    **general.MOVES,
    "correction_requested": _mark("CORRECTING"),
    "correction_received": lambda case, data, today: {"marks": case.marks - {"CORRECTING"}},
    "matter_examined": _examined,
    "site_verified": _outdated("VERIFIED"),
    "special_procedure_ended": _outdated("ENDED_SPECIAL"),
    "market_surveyed": _outdated("SURVEYED"),
    "respondent_heard": _outdated("RESPONDENT_HEARD"),
    "objection_handled": _outdated("OBJECTED"),
    "reward_announced": _mark("ANNOUNCED"),
    "bidding_suspended": _mark("SUSPENDED"),
    "bidding_resumed": lambda case, data, today: {"marks": case.marks - {"SUSPENDED"}},
    "decision_drafted": _drafted,
    "charge_paid": _mark("PAID"),
    "execution_wanted": _mark("EXECUTED"),
}


def _acceptance(act: Act) -> Iterator[Broken]:
    """Nothing is accepted or filed while something asked for is missing."""
    filing = "number_case" in act.step.effects
    if filing and "CORRECTING" in act.case.marks:
        yield "补正材料尚未收到就受理或者备案", act.step.basis


def _decision(act: Act) -> Iterator[Broken]:
    """A decision stands on a current examination, as drafted, reviewed where it is major."""
    if act.step.code not in OUTCOMES:
        return
    case = act.case
    may_follow = CHARGES if act.step.decides == "CHARGE" else OUTCOMES[act.step.code]
    drafted = {mark.removeprefix("DRAFT_") for mark in case.marks if mark.startswith("DRAFT_")}
    if "EXAMINED" not in case.marks:
        yield "没有依据现有材料的审查意见", f"{DOCUMENT_118}（七）"
    if not case.is_draft_fresh or not drafted & may_follow:
        yield "决定与拟定的决定不一致，或者拟定之后情况有变化", f"{DOCUMENT_118}（七）"
    is_major = case.is_complex or case.public_interest or bool(drafted & {"REDUCE", "EXEMPT"})
    if is_major and case.review != "PASSED":
        yield "重大决定没有通过法制审核", f"{DOCUMENT_118}（十一）"


def _complaint(act: Act) -> Iterator[Broken]:
    """A complaint is looked into, and who is complained of is heard, before it is decided."""
    if not act.step.decides.startswith("COMPLAINT_"):
        return
    if "VERIFIED" not in act.case.marks:
        yield "没有调查、核实就处理投诉", f"{COMPLAINTS}第六十二条第一款"
    if "RESPONDENT_HEARD" not in act.case.marks:
        yield "没有听取被投诉人的陈述、申辩", f"{COMPLAINTS}第六十二条第一款"


def _suspension(act: Act) -> Iterator[Broken]:
    """A tender ordered to stand still is set free before the case ends."""
    if act.step.final and "SUSPENDED" in act.case.marks:
        yield "责令暂停的招标投标活动没有恢复就办结", f"{COMPLAINTS}第六十二条第一款"


def _price(act: Act) -> Iterator[Broken]:
    """A price is determined on an inspection and a survey of the market."""
    if act.step.decides == "PRICE_DETERMINED" and not {"VERIFIED", "SURVEYED"} <= act.case.marks:
        yield "没有查验、市场调查就出具结论", "《价格认定规定》"


def _reward(act: Act) -> Iterator[Broken]:
    """Nobody is rewarded who was not shown to all."""
    if act.step.decides == "REWARD_GRANTED" and "ANNOUNCED" not in act.case.marks:
        yield "没有公示拟奖励对象就决定奖励", act.step.basis


def _money(act: Act) -> Iterator[Broken]:
    """A charge is closed when paid or handed to execution, unless waived or overturned."""
    case = act.case
    charged = case.decided == "CHARGE" and "DRAFT_EXEMPT" not in case.marks
    is_settled = case.marks & {"PAID", "EXECUTED"} or case.remedy in ("REVOKED", "ILLEGAL")
    if act.step.final and charged and not is_settled:
        yield "应缴款项没有缴纳就办结", act.step.basis


DUTIES: tuple[LawfulDuty, ...] = (
    *general.DUTIES,
    _acceptance,
    _decision,
    _complaint,
    _suspension,
    _price,
    _reward,
    _money,
)
SIDES: Mapping[str, frozenset[str]] = {
    **general.SIDES,
    "中止": frozenset({"special_procedure_started", "special_procedure_ended"}),
    "补正": frozenset({"correction_requested", "correction_received"}),
    "暂停": frozenset({"bidding_suspended", "bidding_resumed"}),
    "复核": frozenset({"recheck_opened", "recheck_ended"}),
    "异议": frozenset({"objection_handled"}),
    "催缴退费": frozenset({"charge_reminded", "execution_wanted", "refund_decided", "refund_paid"}),
    "备案之后": frozenset({"filing_changed", "filing_cancelled"}),
}
PUBLICITY = Awaited(
    "奖励公示期届满",
    "reward_announced",
    "reward_publicity",
    ends_with=("decision_drafted", "matter_examined"),
)
PAY_UNTIL = Awaited(
    "缴款期限届满",
    "decision_drafted",
    field="pay_until",
    ends_with=("charge_paid", "matter_examined"),
)
REMEDIES = "《行政复议法》第二十条、《行政诉讼法》第四十六条"
MATTERS_LAW = ProcedureLaw(
    moves=MOVES,
    held_to=frozenset({"draft_as_examined", "refund_within_paid"}),
    duties=DUTIES,
    sides=SIDES,
    awaited=(PUBLICITY, PAY_UNTIL),
    opens={
        "recusal_requested": "RECUSAL",
        "recheck_opened": "RECHECK",
        "refund_decided": "REFUND",
    },
    settles={
        "recusal_decided": "RECUSAL",
        "recheck_ended": "RECHECK",
        "refund_paid": "REFUND",
    },
    changes=frozenset(
        {"site_verified", "special_procedure_ended", "market_surveyed", "respondent_heard"}
    )
    | {"matter_examined", "objection_handled", "decision_drafted"},
    changes_article=f"{DOCUMENT_118}（十一）",
    actors={
        "matter_granted": ("leader", f"{DOCUMENT_118}（七）"),
        "matter_refused": ("leader", f"{DOCUMENT_118}（七）"),
    },
    field_acts=frozenset({"site_verified", "respondent_heard"}),
    field_act_article=f"{DOCUMENT_118}（五）",
    needs_remedies={
        "MATTER_REFUSED": REMEDIES,
        "COMPLAINT_DECIDED": REMEDIES,
        "COMPLAINT_DISMISSED": REMEDIES,
        "CHARGE": REMEDIES,
    },
)
