"""The law of inspections (行政检查)， told a second time: 国办发〔2024〕54号."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.procedures.checking.law import Act, Broken, LawfulDuty, ProcedureLaw
from sunlit.procedures.checking.laws import general
from sunlit.procedures.checking.standing import Data, Move, Standing

OPINION = "国办发〔2024〕54号"
APPROVAL = f"{OPINION}第五部分"
ON_SITE = ("onsite_inspected", "inspection_recorded")
CARRIED_OUT = ("onsite_inspected", "offsite_inspected")


def _marked(*added: str, without: tuple[str, ...] = ()) -> Move:
    """A step that sets some marks and takes others away."""

    def move(case: Standing, data: Data, today: date) -> dict[str, Any]:
        return {"marks": case.marks - frozenset(without) | frozenset(added)}

    return move


def _planned(case: Standing, data: Data, today: date) -> dict[str, Any]:
    urgent = {"URGENT"} if data.get("urgent") == "YES" else set()
    return {"marks": case.marks | {str(data.get("method"))} | urgent}


OWED = {"CORRECTION": "OWES_ORDER", "FILING": "OWES_FILING", "REFERRED": "OWES_REFERRAL"}


def _concluded(case: Standing, data: Data, today: date) -> dict[str, Any]:
    owed = OWED.get(str(data.get("measure")))
    return {"marks": case.marks | ({owed} if owed else set())}


def _rechecked(case: Standing, data: Data, today: date) -> dict[str, Any]:
    owed = {"AGAIN": "OWES_ORDER", "FILING": "OWES_FILING"}.get(str(data.get("outcome")))
    return {"marks": case.marks - {"OWES_RECHECK"} | ({owed} if owed else set())}


MOVES: Mapping[str, Move] = {
    **general.MOVES,
    "inspection_planned": _planned,
    "inspection_approved": _marked("APPROVED"),
    "urgent_started": _marked("BEGUN"),
    "urgent_approved": _marked("APPROVED"),
    "inspection_notified": _marked("NOTIFIED"),
    "credential_shown": _marked("SHOWN"),
    "onsite_inspected": _marked("INSPECTED"),
    "offsite_inspected": _marked("INSPECTED"),
    "inspection_concluded": _concluded,
    "correction_ordered": _marked("OWES_RECHECK", without=("OWES_ORDER",)),
    "rechecked": _rechecked,
    "filing_transferred": _marked(without=("OWES_FILING",)),
    "referred_elsewhere": _marked(without=("OWES_REFERRAL",)),
}


def _approved_first(act: Act) -> Iterator[Broken]:
    """Nothing is inspected before it is approved, save what was planned as urgent."""
    marks = act.case.marks
    if act.step.code == "urgent_started" and "URGENT" not in marks:
        yield "没有紧急情形，未经审批就实施检查", APPROVAL
    begins = act.step.code in (*CARRIED_OUT, *ON_SITE, "inspection_notified")
    if begins and not marks & {"APPROVED", "BEGUN"}:
        yield "未经审批实施检查", APPROVAL
    if act.step.decides and "APPROVED" not in marks:
        yield "紧急检查没有补办审批就作出结果", APPROVAL


def _told_and_shown(act: Act) -> Iterator[Broken]:
    """Notice first, the credential shown before anything is looked at on site."""
    marks, code = act.case.marks, act.step.code
    if code in (*CARRIED_OUT, *ON_SITE) and "NOTIFIED" not in marks:
        yield "没有送达检查通知书就实施检查", APPROVAL
    if code in ON_SITE and "SHOWN" not in marks:
        yield "没有出示执法证件就实施现场检查", APPROVAL
    if code in ON_SITE and "ONSITE" not in marks:
        yield "没有批准现场检查而到现场检查", f"{OPINION}第四部分"
    if code in CARRIED_OUT and "RECUSAL" in act.case.opened:
        yield general.OPEN_MATTERS["RECUSAL"]


def _result(act: Act) -> Iterator[Broken]:
    """A result stands on an inspection carried out; an inspection carried out has a result."""
    if act.step.decides and "INSPECTED" not in act.case.marks:
        yield "没有实施检查就作出检查结果", APPROVAL
    if act.step.code == "inspection_cancelled" and "INSPECTED" in act.case.marks:
        yield "检查已经实施，没有结果就取消", APPROVAL


ENDS = {
    "OWES_ORDER": ("应当责令改正而没有责令改正就归档", "《行政处罚法》第二十八条第一款"),
    "OWES_RECHECK": ("责令改正之后没有复查就归档", APPROVAL),
    "OWES_FILING": ("应当移送立案而没有移送就归档", "《行政处罚法》第五十四条第二款"),
    "OWES_REFERRAL": ("应当移送其他机关而没有移送就归档", "《行政处罚法》第二十二条"),
}


def _settled_at_end(act: Act) -> Iterator[Broken]:
    """No end with a correction, re-check, filing or referral owed."""
    if act.step.code == "case_closed":
        yield from general.after_announcement(act)
        for mark in sorted(act.case.marks & ENDS.keys()):
            yield ENDS[mark]
        if not act.case.decided:
            yield "没有检查结果就归档", APPROVAL


DUTIES: tuple[LawfulDuty, ...] = (
    general.two_officers,
    general.in_its_time,
    _approved_first,
    _told_and_shown,
    _result,
    _settled_at_end,
    general.nothing_open_at_decision,
    general.nothing_open_at_end,
)
SIDES: Mapping[str, frozenset[str]] = {
    "回避": general.SIDES["回避"],
    "换人": general.SIDES["换人"] | {"inspection_recorded"},
    "救济": general.SIDES["救济"],
    "记录": general.SIDES["记录"],
    "取消": frozenset({"inspection_cancelled", "execution_wanted"}),
}
INSPECTION_LAW = ProcedureLaw(
    moves=MOVES,
    duties=DUTIES,
    sides=SIDES,
    awaited=(general.announcement(),),
    opens={"recusal_requested": "RECUSAL"},
    settles={"recusal_decided": "RECUSAL"},
    last_approvals={
        "inspection_approved": (Duty.BUREAU_LEADER, APPROVAL),
        "urgent_approved": (Duty.BUREAU_LEADER, APPROVAL),
        "inspection_concluded": (Duty.SECTION_HEAD, APPROVAL),
        "correction_ordered": (Duty.SECTION_HEAD, "《行政处罚法》第二十八条第一款"),
        "filing_transferred": (Duty.SECTION_HEAD, "《行政处罚法》第五十四条第二款"),
    },
    actors={"recusal_decided": ("leader", APPROVAL)},
    field_acts=frozenset(
        {*CARRIED_OUT, *ON_SITE, "credential_shown", "inspection_notified", "rechecked"}
    ),
    field_act_article=APPROVAL,
    recordings={"onsite_inspected": "国办发〔2018〕118号（八）"},
    must_state={"INSPECTED": ("party.name", "this.findings")},
    must_state_article=APPROVAL,
)
