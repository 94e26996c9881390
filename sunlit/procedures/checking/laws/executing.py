"""The law of compulsory execution, told a second time: 《行政强制法》第四章、第五章 (强制执行)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.procedures.checking.law import Act, Awaited, Broken, LawfulDuty, ProcedureLaw
from sunlit.procedures.checking.laws import general, reviewing
from sunlit.procedures.checking.standing import Data, Move, Standing, day_of

LAW = "《行政强制法》"
CARRIED_OUT = ("substitute_performed", "enforcement_carried_out", "auction_held")
RECORDED = CARRIED_OUT[:2]  # by force, towards the party: two officers, on record
WAYS = {
    "COURT_APPLIED": "COURT",
    "SUBSTITUTE": "SUBSTITUTE",
    "ENFORCEMENT": "ENFORCEMENT",
    "AUCTION": "AUCTION",
}
REVOKED = ("REVOKED", "ILLEGAL")


def _opened(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {
        "marks": case.marks | {str(data.get("obligation"))},
        "pay_by": day_of(data, "perform_by", today),
        "told_on": day_of(data, "served_on", today),
    }


def _demanded(case: Standing, data: Data, today: date) -> dict[str, Any]:
    marks = case.marks - {"AGAIN", "ADOPTED"} | {"DEMANDED"}
    return {"marks": marks, "demanded_on": day_of(data, "served_on", today)}


def _heard(case: Standing, data: Data, today: date) -> dict[str, Any]:
    mark = {"PARTLY": {"AGAIN"}, "ADOPTED": {"ADOPTED"}}.get(str(data.get("adopted")), set())
    return {"marks": case.marks - {"AGAIN", "ADOPTED"} | mark}


def _drafted(case: Standing, data: Data, today: date) -> dict[str, Any]:
    drafts = frozenset(f"DRAFT_{way}" for way in WAYS.values())
    marks = case.marks - drafts - {"SEIZED"} | {f"DRAFT_{data['outcome']}"}
    seized_on = day_of(data, "seized_on", today)
    if data.get("still_seized") == "YES" and case.told_on and seized_on <= case.told_on:
        marks |= {"SEIZED"}
    return {"is_draft_fresh": True, "marks": marks}


def _done(case: Standing, data: Data, today: date) -> dict[str, Any]:
    full = data.get("complete") == "FULL" or data.get("result") == "EXECUTED"
    return {"marks": case.marks | ({"DONE"} if full else set())}


def _marked(*added: str, without: tuple[str, ...] = ()) -> Move:
    def move(case: Standing, data: Data, today: date) -> dict[str, Any]:
        return {"marks": case.marks - frozenset(without) | frozenset(added)}

    return move


def _last_demanded(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"marks": case.marks | {"LAST"}, "hearing_on": day_of(data, "served_on", today)}


MOVES: Mapping[str, Move] = {
    **general.MOVES,
    "execution_opened": _opened,
    "demand_served": _demanded,
    "objection_heard": _heard,
    "removal_announced": _marked("ANNOUNCED"),
    "decision_drafted": _drafted,
    "performance_recorded": _done,
    "court_ruled": _done,
    "substitute_demanded": _last_demanded,
    "substitute_performed": _marked("DONE"),
    "enforcement_carried_out": _marked("DONE"),
    "auction_held": _marked("DONE"),
    "agreement_reached": _marked("AGREED"),
    "agreement_broken": _marked(without=("AGREED",)),
}


def _in_order(act: Act) -> Iterator[Broken]:
    """Nothing before the time to perform, nothing decided without a demand that stands."""
    case, code = act.case, act.step.code
    overdue = case.pay_by is not None and act.file.today > case.pay_by
    if (code == "demand_served" or act.step.decides) and not overdue:
        yield "履行期限没有届满就催告或者强制执行", f"{LAW}第三十四条"
    if not act.step.decides:
        return
    if not act.has_passed("demand", case.demanded_on):
        yield "没有催告或者催告期限没有届满", f"{LAW}第三十五条、第五十四条"
    if case.marks & {"AGAIN", "ADOPTED"}:
        yield "陈述申辩成立而没有采纳", f"{LAW}第三十六条"
    if case.review != "PASSED":
        yield "强制执行决定没有通过法制审核", "国办发〔2018〕118号（十一）"
    if not case.is_draft_fresh or f"DRAFT_{WAYS[act.step.decides]}" not in case.marks:
        yield "与拟定的执行方式不一致，或者拟定之后情况有变化", f"{LAW}第三十七条"


def _nothing_in_the_way(act: Act) -> Iterator[Broken]:
    """No force beside a suit, an agreement kept, performance, or on a decision revoked."""
    case = act.case
    if not act.step.decides and act.step.code not in CARRIED_OUT:
        return
    if "AGREED" in case.marks:
        yield "执行协议履行期间强制执行", f"{LAW}第四十二条"
    if "DONE" in case.marks:
        yield "义务已经履行或者执行完毕又强制执行", f"{LAW}第三十四条"
    if case.remedy in REVOKED:
        yield "据以执行的决定已被撤销仍强制执行", f"{LAW}第四十条第四项"
    if act.step.decides and case.remedy == "OPEN":
        yield "复议或者诉讼期间强制执行", f"{LAW}第四十四条、第五十三条"


def _each_way(act: Act) -> Iterator[Broken]:
    """What the court, a removal and performance by another ask for besides."""
    case, code = act.case, act.step.code
    sued = case.remedy not in ("", "OPEN")
    if code == "court_applied" and not act.has_passed("litigation", case.told_on):
        yield "起诉期限没有届满就申请强制执行", f"{LAW}第五十三条"
    if code == "enforcement_decided":
        if "ANNOUNCED" not in case.marks:
            yield "没有公告限期自行拆除", f"{LAW}第四十四条"
        if not sued and not act.has_passed("litigation", case.told_on):
            yield "起诉期限没有届满就强制拆除", f"{LAW}第四十四条"
    if code == "auction_decided":
        if not case.marks >= {"MONEY", "SEIZED"}:
            yield "拍卖的不是决定送达之前查封、扣押的财物", f"{LAW}第四十六条第三款"
        if case.remedy or not act.has_passed("litigation", case.told_on):
            yield (
                "当事人的复议、起诉期限没有届满，或者已经复议、起诉就自行拍卖",
                f"{LAW}第四十六条第三款",
            )
    if code in CARRIED_OUT and not case.is_served:
        yield "决定书没有送达就实施", f"{LAW}第三十八条"
    if code == "substitute_performed" and not act.has_passed("substitute_demand", case.hearing_on):
        yield "代履行之前没有再次催告或者期限没有届满", f"{LAW}第五十一条第一款第二项"


def _over_at_end(act: Act) -> Iterator[Broken]:
    """Filed away only when performed or executed; otherwise the execution is ended as such."""
    if act.step.code == "case_closed" and "DONE" not in act.case.marks:
        yield "没有履行、执行完毕或者终结就归档", f"{LAW}第三十四条、第四十条"
    if act.step.final and act.case.remedy == "OPEN" and act.step.code == "case_closed":
        yield "复议或者诉讼没有终结就归档", f"{LAW}第八条"


def _nothing_open_at_end(act: Act) -> Iterator[Broken]:
    """The common duties at the end; what is ended or was performed needs no serving any more."""
    for broken in general.nothing_open_at_end(act):
        is_serving = broken[0].startswith("决定书没有送达")
        performed = "DONE" in act.case.marks or act.case.decided == "COURT_APPLIED"
        if act.step.code != "execution_terminated" and not (is_serving and performed):
            yield broken
    if act.step.code == "execution_terminated" and act.case.owes_recordings:
        yield "应当作的音像记录没有登记就终结", "国办发〔2018〕118号（八）"


def _after_announcement(act: Act) -> Iterator[Broken]:
    """Force waits for it; remedies go against the earlier decision, what is performed is filed."""
    if act.step.code in (*CARRIED_OUT, "substitute_demanded"):
        yield from general.after_announcement(act)


def _in_its_time(act: Act) -> Iterator[Broken]:
    """As ever; but a suspended execution may be ended (第三十九条第二款)."""
    if act.step.code != "execution_terminated":
        yield from general.in_its_time(act)


DUTIES: tuple[LawfulDuty, ...] = (
    general.two_officers,
    _after_announcement,
    _in_its_time,
    _in_order,
    _nothing_in_the_way,
    _each_way,
    _over_at_end,
    reviewing.in_due_form,
    reviewing.before_decision,
    general.nothing_open_at_decision,
    _nothing_open_at_end,
)
SIDES: Mapping[str, frozenset[str]] = {
    **general.SIDES,
    "中止": frozenset({"execution_suspended", "execution_resumed"}),
    "协议": frozenset({"agreement_reached", "agreement_broken"}),
    "陈述申辩": frozenset({"objection_heard"}),
    "滞纳金": frozenset({"late_charge_told"}),
    "终结": frozenset({"execution_terminated", "execution_dropped"}),
}
OVER = ("court_applied", *CARRIED_OUT)
EXECUTION_LAW = ProcedureLaw(
    moves=MOVES,
    duties=DUTIES,
    sides=SIDES,
    awaited=(
        general.announcement(),
        Awaited("履行期限届满", "execution_opened", field="perform_by"),
        Awaited("催告期限届满", "demand_served", "demand", ends_with=OVER),
        Awaited("自行拆除期限届满", "removal_announced", field="remove_by", ends_with=OVER),
        Awaited("起诉期限届满", "execution_opened", "litigation", ends_with=OVER),
        Awaited(
            "申请强制执行期限届满",
            "execution_opened",
            "litigation",
            ends_with=OVER,
            months_later=3,
        ),
        Awaited("再次催告期限届满", "substitute_demanded", "substitute_demand", ends_with=OVER[1:]),
    ),
    opens={"recusal_requested": "RECUSAL"},
    settles={"recusal_decided": "RECUSAL"},
    changes=frozenset({"demand_served", "objection_heard", "decision_drafted"}),
    changes_article="国办发〔2018〕118号（十一）",
    last_approvals={
        "agreement_reached": (Duty.BUREAU_LEADER, f"{LAW}第四十二条"),
        "execution_suspended": (Duty.BUREAU_LEADER, f"{LAW}第三十九条"),
        "execution_terminated": (Duty.BUREAU_LEADER, f"{LAW}第四十条"),
    },
    actors={
        "court_applied": ("leader", f"{LAW}第五十五条第二款"),
        "substitute_decided": ("leader", f"{LAW}第五十一条第一款第一项"),
        "enforcement_decided": ("leader", f"{LAW}第三十七条"),
        "auction_decided": ("leader", f"{LAW}第三十七条、第四十六条第三款"),
        "review_concluded": ("legal_reviewer", "国办发〔2018〕118号（十一）"),
    },
    field_acts=frozenset({*RECORDED, "decision_served"}),
    field_act_article="《行政处罚法》第四十二条第一款",
    recordings=dict.fromkeys(RECORDED, "国办发〔2018〕118号（八）"),
    must_state={
        "SUBSTITUTE": ("party.name", "decision_drafted.reasons", "this.costs", "remedies"),
        "ENFORCEMENT": ("party.name", "decision_drafted.reasons", "remedies"),
        "AUCTION": (
            "party.name",
            "decision_drafted.reasons",
            "decision_drafted.property",
            "remedies",
        ),
    },
    must_state_article=f"{LAW}第三十七条第二款、第五十一条",
    needs_remedies=dict.fromkeys(
        ("SUBSTITUTE", "ENFORCEMENT", "AUCTION"), f"{LAW}第三十七条第二款第四项"
    ),
)
