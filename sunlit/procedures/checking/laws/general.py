"""What the law asks of every procedure (通用要求), whichever category it belongs to.

Two officers, nothing done while a case is paused or after its end, no decision with a matter open
or a review unanswered, no end with a clock running, a decision unserved or a recording missing.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sunlit.procedures.checking.law import LAPSE, Act, Awaited, Broken, LawfulDuty, ProcedureLaw
from sunlit.procedures.checking.laws import reviewing
from sunlit.procedures.checking.standing import Data, Move, Standing, day_of

DOCUMENT_118 = "国办发〔2018〕118号"
OPEN_MATTERS = {
    "PAUSE": ("案件尚在中止", f"{DOCUMENT_118}（八）"),
    "RECUSAL": ("回避申请尚未决定", "《行政处罚法》第四十三条第三款"),
}
# What may still be recorded while a case is paused, and what after its end.
WHILE_PAUSED = ("recording_added", "recording_waived", "remedy_opened", "remedy_ended")
AFTER_END = (
    "remedy_opened",
    "remedy_ended",
    "recheck_opened",
    "recheck_ended",
    "reopening_decided",
)
# What the party does, or what is done against it, once a document was served on it.
NEED_SERVICE = frozenset(
    {"statement_heard", "statement_waived", "hearing_requested", "hearing_waived"}
    | {"payment_recorded", "deferral_approved", "demand_served", "court_applied"}
    | {"remedy_opened", "substitute_demanded", "substitute_performed"}
    | {"enforcement_carried_out", "case_closed"}
)
ANNOUNCED_FOR = timedelta(days=30)


def _hearing_set(case: Standing, data: Data, today: date) -> dict[str, Any]:
    return {"hearing": "NOTIFIED", "hearing_on": day_of(data, "held_at", today)}


def _recorded(case: Standing, data: Data, today: date) -> dict[str, Any]:
    owed = max(case.recordings_owed - 1, 0)
    return {"recordings_owed": owed, "owes_recordings": owed > 0}


def announced_on(data: Data, today: date) -> date | None:
    """The day of the announcement, where the document was served that way."""
    is_announced = data.get("method") == "ANNOUNCEMENT"
    return day_of(data, "announced_on", today) if is_announced else None


MOVES: Mapping[str, Move] = {
    **reviewing.MOVES,
    "hearing_requested": lambda case, data, today: {"hearing": "REQUESTED"},
    "hearing_waived": lambda case, data, today: {"hearing": "WAIVED"},
    "hearing_notified": _hearing_set,
    "hearing_held": lambda case, data, today: {"hearing": "HELD"},
    "decision_served": lambda case, data, today: {
        "is_served": True,
        "served_on": day_of(data, "served_on", today),
        "announced_on": announced_on(data, today),
    },
    "recording_added": _recorded,
    "recording_waived": _recorded,
    "remedy_opened": lambda case, data, today: {"remedy": "OPEN"},
    "remedy_ended": lambda case, data, today: {"remedy": data.get("result", "")},
}


def two_officers(act: Act) -> Iterator[Broken]:
    """Acts towards the party are done by two officers entitled that day."""
    if act.step.field_act or act.step.code in act.law.field_acts:
        entitled = [h for h in act.file.handlers if not h.unentitled_because]
        if len(entitled) < 2:
            yield "面向当事人的执法行为没有两名具备资格的执法人员", act.law.field_act_article


def in_its_time(act: Act) -> Iterator[Broken]:
    """Nothing is done while the case is paused, nor after its end; a hearing on its day."""
    step, case = act.step, act.case
    if "PAUSE" in case.opened and not step.resumes and step.code not in WHILE_PAUSED:
        yield "案件中止期间办理了其他步骤", OPEN_MATTERS["PAUSE"][1]
    if case.ended_by and step.code not in AFTER_END:
        yield "案件办结之后又办理了步骤", f"{DOCUMENT_118}（八）"
    if step.code == "hearing_held" and not (case.hearing_on and act.file.today >= case.hearing_on):
        yield "听证在通知的日期之前举行", "《行政处罚法》第六十四条第二项"


def after_announcement(act: Act) -> Iterator[Broken]:
    """What needs service waits until thirty days have passed since the announcement."""
    since = act.case.announced_on
    if act.step.code in NEED_SERVICE and since and act.file.today <= since + ANNOUNCED_FOR:
        yield "公告送达期限没有届满就办理须送达之后办理的步骤", "《民事诉讼法》第九十五条"


def nothing_open_at_decision(act: Act) -> Iterator[Broken]:
    """No decision with a matter open, a hearing asked for."""
    if not act.step.decides:
        return
    for matter in sorted(act.case.opened):
        yield OPEN_MATTERS.get(matter, (f"“{matter}”尚未处理", act.step.basis))
    if act.case.hearing in ("REQUESTED", "NOTIFIED"):
        yield "应当听证而没有举行", "《行政许可法》第四十七条"


def nothing_open_at_end(act: Act) -> Iterator[Broken]:
    """No end with a matter open, a clock of the bureau running, a decision unserved."""
    if not act.step.final:
        return
    case = act.case
    for matter in sorted(case.opened):
        yield OPEN_MATTERS.get(matter, (f"“{matter}”尚未处理", act.step.basis))
    clocks = act.rules.clocks
    for code in sorted(case.running - frozenset(act.step.stops)):
        yield f"“{clocks[code].name}”仍在计时", clocks[code].basis
    if case.decided and not case.is_served and _serves(act):
        yield "决定书没有送达就结案", act.step.basis
    if case.remedy == "OPEN":
        yield "复议或者诉讼没有终结就结案", act.step.basis
    if case.owes_recordings:
        yield "应当作的音像记录没有登记就结案", f"{DOCUMENT_118}（八）"


def _serves(act: Act) -> bool:
    """Whether the procedure serves its decision in a step of its own."""
    return any(step.code == "decision_served" for step in act.file.procedure.steps)


DUTIES: tuple[LawfulDuty, ...] = (
    two_officers,
    in_its_time,
    after_announcement,
    reviewing.in_due_form,
    reviewing.before_decision,
    nothing_open_at_decision,
    nothing_open_at_end,
)
SIDES: Mapping[str, frozenset[str]] = {
    **reviewing.SIDES,
    "中止": frozenset({"case_paused", "case_resumed"}),
    "回避": frozenset({"recusal_requested", "recusal_decided"}),
    "换人": frozenset({"handler_changed", LAPSE}),
    "救济": frozenset({"remedy_opened", "remedy_ended"}),
    "记录": frozenset({"recording_added", "recording_waived"}),
}
HEARING_DAY = Awaited(
    "听证之日到来",
    "hearing_notified",
    field="held_at",
    ends_with=("hearing_held", "hearing_waived"),
    is_reached_on=True,
)


def announcement(step: str = "decision_served", name: str = "公告期满") -> Awaited:
    """The end of an announcement begun by a step."""
    return Awaited(name, step, field="served_on", when="method=ANNOUNCEMENT")


GENERAL_LAW = ProcedureLaw(
    moves=MOVES,
    duties=DUTIES,
    sides=SIDES,
    awaited=(HEARING_DAY,),
    opens={"recusal_requested": "RECUSAL"},
    settles={"recusal_decided": "RECUSAL"},
    field_act_article=f"{DOCUMENT_118}（五）",
)
