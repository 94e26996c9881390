"""Gates of compulsory execution (行政强制执行), 《行政强制法》第四章、第五章."""

from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import Period, Unit, due
from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.conditions.under_review import current_draft
from sunlit.procedures.deadlines import party_deadline
from sunlit.procedures.overturning import is_overturned

LAW = "《行政强制法》"
DEMAND = f"{LAW}第三十五条、第五十四条"
CARRIED_OUT = ("substitute_performed", "enforcement_carried_out", "auction_held")
COURT_ENDS = ("EXECUTED", "REJECTED", "DENIED", "ENDED")


def opened(file: CaseFile, name: str) -> str:
    """What was entered when the execution was opened."""
    return str(file.taken[0].data.get(name) or "")


def _demand(file: CaseFile) -> Taken | None:
    return file.last("demand_served")


@gate(f"{LAW}第三十四条", COERCION=f"{LAW}第三十四条")
def performance_overdue(file: CaseFile) -> Sentence | None:
    """Nothing is enforced before the time to perform has passed."""
    perform_by = file.taken[0].day("perform_by")
    if file.today > perform_by:
        return None
    return format_lazy(_("履行期限至{day}届满。"), day=full_day(perform_by))


@gate(f"{LAW}第三十四条", COERCION=f"{LAW}第三十四条")
def execution_undecided(file: CaseFile) -> Sentence | None:
    """Demand and statement come before the decision."""
    return _("已经决定或者申请强制执行。") if file.decision() else None


@gate(f"{LAW}第四十五条", COERCION=f"{LAW}第四十五条")
def owes_money(file: CaseFile) -> Sentence | None:
    """A late charge is for money."""
    return None if opened(file, "obligation") == "MONEY" else _("义务不是金钱给付义务。")


@gate(f"{LAW}第四十四条", COERCION=f"{LAW}第四十四条")
def removes(file: CaseFile) -> Sentence | None:
    """An announcement is for removals."""
    return None if opened(file, "obligation") == "REMOVAL" else _("义务不是拆除。")


@gate(f"{LAW}第三十四条", COERCION=f"{LAW}第三十四条、第五十一条第一款第二项")
def not_performed(file: CaseFile) -> Sentence | None:
    """Who has performed is not forced."""
    done = any(one.data.get("complete") == "FULL" for one in file.all("performance_recorded"))
    return _("当事人已经全部履行。") if done else None


def _court_result(file: CaseFile) -> str:
    ruled = file.last("court_ruled")
    return str(ruled.data.get("result", "")) if ruled else ""


@gate(f"{LAW}第三十四条", COERCION=f"{LAW}第三十四条")
def not_executed(file: CaseFile) -> Sentence | None:
    """What was carried out is not carried out again."""
    done = file.has(*CARRIED_OUT) or _court_result(file) == "EXECUTED"
    return _("强制执行已经实施完毕。") if done else None


@gate(f"{LAW}第四十条", COERCION=f"{LAW}第四十条第四项")
def decision_stands(file: CaseFile) -> Sentence | None:
    """Nothing is executed on a decision that was revoked."""
    return (
        _("据以执行的行政决定已被撤销或者确认违法，应当终结执行。") if is_overturned(file) else None
    )


@gate(DEMAND, COERCION=DEMAND)
def demand_owed(file: CaseFile) -> Sentence | None:
    """A demand is to be served: none yet, or the last one was corrected."""
    demand = _demand(file)
    if demand is None:
        return None
    heard = file.last_after(demand, "objection_heard")
    partly = heard is not None and heard.data.get("adopted") == "PARTLY"
    return None if partly else _("已经催告。")


@gate(DEMAND, COERCION=f"{LAW}第五十四条、第六十九条")
def demand_over(file: CaseFile) -> Sentence | None:
    """Ten working days after the demand was served."""
    demand = _demand(file)
    if demand is None:
        return _("尚未催告。")
    due_on = party_deadline(file, "demand", demand)
    if file.today > due_on:
        return None
    return format_lazy(_("催告期限至{day}届满。"), day=full_day(due_on))


@gate(f"{LAW}第三十六条", COERCION=f"{LAW}第三十六条")
def demand_stands(file: CaseFile) -> Sentence | None:
    """Objections that hold are adopted: demand anew, or end the execution."""
    heard = file.last_after(_demand(file), "objection_heard")
    if heard is None or heard.data.get("adopted") == "REJECTED":
        return None
    if heard.data.get("adopted") == "PARTLY":
        return _("陈述申辩部分成立，应当重新催告。")
    return _("陈述申辩成立，应当终结执行。")


@gate(f"{LAW}第四十条", COERCION=f"{LAW}第三十六条、第四十条")
def termination_owed(file: CaseFile) -> Sentence | None:
    """The law leaves nothing but to end the execution."""
    heard = file.last_after(_demand(file), "objection_heard")
    adopted = heard is not None and heard.data.get("adopted") == "ADOPTED"
    if adopted or is_overturned(file) or _court_result(file) in COURT_ENDS[1:]:
        return None
    return _("没有应当终结执行的情形。")


@gate(f"{LAW}第四十四条", COERCION=f"{LAW}第四十四条")
def announcement_owed(file: CaseFile) -> Sentence | None:
    """A removal is announced first."""
    if opened(file, "obligation") != "REMOVAL":
        return _("义务不是拆除。")
    return _("已经公告。") if file.has("removal_announced") else None


@gate(f"{LAW}第四十四条", COERCION=f"{LAW}第四十四条")
def removal_ready(file: CaseFile) -> Sentence | None:
    """A removal needs its announcement, and the days it gives."""
    if opened(file, "obligation") != "REMOVAL":
        return None
    announced = file.last("removal_announced")
    if announced is None:
        return _("尚未公告限期自行拆除。")
    until = announced.day("remove_by")
    if file.today > until:
        return None
    return format_lazy(_("自行拆除期限至{day}届满。"), day=full_day(until))


def _suit_ends(file: CaseFile) -> date:
    """The last day to sue against the decision that is executed (six months from its serving)."""
    return party_deadline(file, "litigation", file.taken[0])


@gate(f"{LAW}第四十四条", COERCION=f"{LAW}第四十四条")
def remedies_expired(file: CaseFile) -> Sentence | None:
    """The bureau removes only what nobody sued over in time, or lost."""
    ended = file.last("remedy_ended")
    if ended is not None:
        return None
    ends = _suit_ends(file)
    if file.today > ends:
        return None
    return format_lazy(_("起诉期限至{day}届满，届满后方可强制拆除。"), day=full_day(ends))


@gate(
    f"{LAW}第五十三条；行诉解释第一百五十六条", COERCION=f"{LAW}第五十三条；行诉解释第一百五十六条"
)
def court_period_open(file: CaseFile) -> Sentence | None:
    """From the end of the time to sue, or of an agreement, for three months."""
    opens = _suit_ends(file)
    closes = due(opens, Period(3, Unit.MONTH), file.calendar, event="起诉期限届满").ends_on
    if file.today <= opens:
        return format_lazy(_("起诉期限至{day}届满，届满后方可申请。"), day=full_day(opens))
    if file.today > closes:
        return format_lazy(_("申请期限已于{day}届满。"), day=full_day(closes))
    return None


def _agreement(file: CaseFile) -> Taken | None:
    reached = file.last("agreement_reached")
    return None if file.last_after(reached, "agreement_broken") else reached


@gate(f"{LAW}第四十二条", COERCION=f"{LAW}第四十二条")
def no_agreement(file: CaseFile) -> Sentence | None:
    """While an agreement is kept nothing is forced."""
    return _("执行协议正在履行；当事人不履行的，请先恢复强制执行。") if _agreement(file) else None


@gate(f"{LAW}第四十二条第二款", COERCION=f"{LAW}第四十二条第二款")
def agreement_running(file: CaseFile) -> Sentence | None:
    """There is an agreement to break off."""
    return None if _agreement(file) else _("没有正在履行的执行协议。")


def _drafted(file: CaseFile, way: str) -> bool:
    draft = current_draft(file)
    return draft is not None and draft.data.get("outcome") == way


@gate(f"{LAW}第五十三条", COERCION=f"{LAW}第五十三条")
def court_drafted(file: CaseFile) -> Sentence | None:
    """The draft goes to the court."""
    return None if _drafted(file, "COURT") else _("拟定的执行方式不是申请人民法院强制执行。")


@gate(f"{LAW}第五十条", COERCION=f"{LAW}第五十条")
def substitute_drafted(file: CaseFile) -> Sentence | None:
    """The draft is for performance by another."""
    return None if _drafted(file, "SUBSTITUTE") else _("拟定的执行方式不是代履行。")


@gate(f"{LAW}第三十七条", COERCION=f"{LAW}第三十七条")
def enforcement_drafted(file: CaseFile) -> Sentence | None:
    """The draft is for removal by the bureau."""
    return None if _drafted(file, "ENFORCEMENT") else _("拟定的执行方式不是组织强制拆除。")


@gate(f"{LAW}第五十一条第一款第二项", COERCION=f"{LAW}第五十一条第一款第二项")
def last_demand_owed(file: CaseFile) -> Sentence | None:
    """Before performance by another a last demand is served."""
    return _("已经再次催告。") if file.has("substitute_demanded") else None


@gate(f"{LAW}第五十一条第一款第二项", COERCION=f"{LAW}第五十一条第一款第二项、第六十九条")
def last_demand_over(file: CaseFile) -> Sentence | None:
    """Three working days after the last demand."""
    demanded = file.last("substitute_demanded")
    if demanded is None:
        return _("代履行之前尚未再次催告。")
    due_on = party_deadline(file, "substitute_demand", demanded)
    if file.today > due_on:
        return None
    return format_lazy(_("再次催告的期限至{day}届满。"), day=full_day(due_on))


@gate(f"{LAW}第五十六条", COERCION=f"{LAW}第五十六条至第五十八条")
def court_result_open(file: CaseFile) -> Sentence | None:
    """The court has not ended the matter."""
    return _("法院已经办结。") if _court_result(file) in COURT_ENDS else None


@gate(f"{LAW}第三十四条", COERCION=f"{LAW}第三十四条、第四十条")
def execution_over(file: CaseFile) -> Sentence | None:
    """No end before performance, execution or the court's last word."""
    if not_performed(file) or not_executed(file):
        return None
    return _("当事人尚未履行，也未执行完毕或者终结执行。")
