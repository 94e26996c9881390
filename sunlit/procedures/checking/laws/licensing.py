"""The law of licensing (行政许可)， told a second time: 《行政许可法》第三十二条至第四十八条."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sunlit.foundations.accounts.duties import Duty
from sunlit.procedures.checking.law import Act, Awaited, Broken, LawfulDuty, ProcedureLaw
from sunlit.procedures.checking.laws import general, reviewing
from sunlit.procedures.checking.standing import Data, Move, Standing, day_of

LAW = "《行政许可法》"
DECISIONS = {"LICENSE_GRANTED": "GRANT", "LICENSE_REFUSED": "REFUSE"}


def _examined(case: Standing, data: Data, today: date) -> dict[str, Any]:
    """A new examination: what was told and heard on the former one belongs to that."""
    marks = {"EXAMINED"}
    if data.get("affects_others") == "YES":
        marks.add("AFFECTS_OTHERS")
    marks.add(f"HEARING_{data.get('hearing')}")
    return {
        "outcome": data.get("proposal", ""),
        "marks": frozenset(marks),
        "is_told": False,
        "told_on": None,
        "hearing": "",
    }


def _outdated(case: Standing, data: Data, today: date) -> dict[str, Any]:
    """Something new is known: the examination no longer stands on everything."""
    return {"marks": case.marks - {"EXAMINED"}}


def _drafted(case: Standing, data: Data, today: date) -> dict[str, Any]:
    marks = case.marks - {"DRAFT_GRANT", "DRAFT_REFUSE"} | {f"DRAFT_{data.get('outcome')}"}
    return {
        "is_draft_fresh": True,
        "marks": marks,
        "is_complex": data.get("is_complex") == "YES",
        "public_interest": data.get("public_interest") == "YES",
    }


def _told(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"is_told": True, "told_on": day_of(data, "told_on", today), "hearing": ""}


MOVES: Mapping[str, Move] = {
    **general.MOVES,
    "license_examined": _examined,
    "site_verified": _outdated,
    "special_procedure_ended": _outdated,
    "departments_consulted": _outdated,
    "interested_heard": lambda case, data, today: {"marks": case.marks | {"INTERESTED_HEARD"}},
    "hearing_right_told": _told,
    "decision_drafted": _drafted,
    "correction_requested": lambda case, data, today: {"marks": case.marks | {"CORRECTING"}},
    "correction_received": lambda case, data, today: {"marks": case.marks - {"CORRECTING"}},
}


def _acceptance(act: Act) -> Iterator[Broken]:
    """Nothing is accepted while something asked for is missing."""
    if act.step.code == "license_accepted" and "CORRECTING" in act.case.marks:
        yield "补正材料尚未收到就受理", f"{LAW}第三十二条第一款第五项"


def _decision(act: Act) -> Iterator[Broken]:
    """A decision stands on a current examination, the interested heard, and as drafted."""
    if act.step.decides not in DECISIONS:
        return
    case = act.case
    if "EXAMINED" not in case.marks:
        yield "没有依据现有材料的审查意见", f"{LAW}第三十四条"
    if not case.is_draft_fresh or f"DRAFT_{DECISIONS[act.step.decides]}" not in case.marks:
        yield "决定与拟定的决定不一致，或者拟定之后情况有变化", f"{LAW}第三十八条"
    if "AFFECTS_OTHERS" in case.marks and "INTERESTED_HEARD" not in case.marks:
        yield "没有告知利害关系人、听取意见", f"{LAW}第三十六条"
    if hearing_is_due(act):
        yield "应当听证而没有举行", f"{LAW}第四十六条、第四十七条"
    if _is_major(act) and case.review != "PASSED":
        yield "重大许可决定没有通过法制审核", "国办发〔2018〕118号（十一）"
    for matter in sorted(case.opened):
        yield general.OPEN_MATTERS.get(matter, (f"“{matter}”尚未处理", act.step.basis))


def hearing_is_due(act: Act) -> bool:
    """Whether a hearing announced, told of or asked for still stands before the decision."""
    case = act.case
    if case.hearing == "HELD":
        return False
    if "HEARING_ANNOUNCED" in case.marks:
        return True
    if "HEARING_TOLD" not in case.marks or case.hearing == "WAIVED":
        return False
    asked = case.hearing in ("REQUESTED", "NOTIFIED")
    return asked or not act.has_passed("license_hearing_request", case.told_on)


def _is_major(act: Act) -> bool:
    case = act.case
    refused = act.step.decides == "LICENSE_REFUSED"
    return refused or case.hearing == "HELD" or case.is_complex or case.public_interest


DUTIES: tuple[LawfulDuty, ...] = (
    general.two_officers,
    general.in_its_time,
    reviewing.in_due_form,
    reviewing.before_decision,
    _acceptance,
    _decision,
    general.nothing_open_at_end,
)
SIDES: Mapping[str, frozenset[str]] = {
    **general.SIDES,
    "中止": frozenset({"special_procedure_started", "special_procedure_ended"}),
    "补正": frozenset({"correction_requested", "correction_received"}),
    "核查": frozenset({"site_verified", "license_extended", "departments_consulted"}),
}
AWAITED = (
    general.HEARING_DAY,
    Awaited(
        "申请听证期限届满",
        "hearing_right_told",
        "license_hearing_request",
        ends_with=("hearing_requested", "hearing_waived", "license_examined"),
    ),
)
LICENSING_LAW = ProcedureLaw(
    moves=MOVES,
    duties=DUTIES,
    sides=SIDES,
    awaited=AWAITED,
    opens={"recusal_requested": "RECUSAL"},
    settles={"recusal_decided": "RECUSAL"},
    changes=frozenset(
        {"site_verified", "special_procedure_ended", "license_examined", "hearing_held"}
    )
    | {"departments_consulted", "decision_drafted"},
    changes_article="国办发〔2018〕118号（十一）",
    last_approvals={
        "license_extended": (Duty.BUREAU_LEADER, f"{LAW}第四十二条第一款"),
        "license_not_accepted": (Duty.SECTION_HEAD, f"{LAW}第三十二条"),
    },
    actors={
        "license_granted": ("leader", f"{LAW}第三十八条"),
        "license_refused": ("leader", f"{LAW}第三十八条"),
        "hearing_held": ("presiding_officer", f"{LAW}第四十八条第一款第三项"),
        "review_concluded": ("legal_reviewer", "国办发〔2018〕118号（十一）"),
    },
    field_acts=frozenset({"site_verified"}),
    field_act_article=f"{LAW}第三十四条第三款",
    recordings={"hearing_held": "国办发〔2018〕118号（八）"},
    must_state={"LICENSE_REFUSED": ("decision_drafted.reasons", "remedies")},
    must_state_article=f"{LAW}第三十八条第二款",
    needs_remedies={"LICENSE_REFUSED": f"{LAW}第三十八条第二款"},
)
