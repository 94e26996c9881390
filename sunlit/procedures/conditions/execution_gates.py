"""Gates on serving, paying, execution and closing (送达、执行、结案)."""

from datetime import date, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import Period, Unit, due
from sunlit.foundations.wording import full_day, listed, yuan
from sunlit.procedures.announcing import announced_until, is_announced, not_served_before
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.deadlines import party_deadline
from sunlit.procedures.fulfillment import account, pay_by
from sunlit.procedures.overturning import is_overturned
from sunlit.procedures.recordings import recordings_open

# What is decided without a document to serve on the party.
NOT_SERVED = ("DISMISSAL", "REFERRAL", "COURT_APPLIED")


def _decision_kind(file: CaseFile) -> str:
    decision = file.decision()
    return file.procedure.step(decision.step).decides if decision else ""


def _is_served(file: CaseFile) -> bool:
    """Whether the decision is one to serve, in a procedure that has a step to serve it."""
    kind = _decision_kind(file)
    return kind not in ("", *NOT_SERVED) and file.has_step("decision_served")


@gate("《行政处罚法》第六十一条")
def decision_unserved(file: CaseFile) -> Sentence | None:
    """There is a decision to serve on the party."""
    if not _is_served(file):
        return _("没有需要送达当事人的决定书。")
    served = file.last("decision_served")
    if served is None or announced_until(file, served):
        return None  # who turns up during an announcement is served in another way
    return _("决定书已经送达。")


@gate("《行政处罚法》第六十一条")
def decision_served_if_due(file: CaseFile) -> Sentence | None:
    """A decision towards the party is served before the case is closed."""
    if not _is_served(file):
        return None
    served = file.last("decision_served")
    until = announced_until(file, served)
    if until:
        return not_served_before(until)
    return None if served else _("决定书尚未送达当事人。")


@gate("《民事诉讼法》第九十五条")
def served_by_announcement(file: CaseFile) -> Sentence | None:
    """The last document served was announced: its thirty days are a time limit of the case."""
    serving = [step.code for step in file.procedure.steps if step.serves]
    return None if is_announced(file.last(*serving)) else _("不是公告送达。")


@gate("《行政处罚法》第六十七条")
def money_outstanding(file: CaseFile) -> Sentence | None:
    """There is money to pay."""
    owed = account(file)
    if owed is None or not file.has("decision_served"):
        return _("处罚决定尚未送达。")
    if is_overturned(file):
        return _("处罚决定已被撤销或者确认违法，不再收缴。")
    return None if owed.outstanding > 0 else _("应缴款项已经缴清。")


@gate("《行政强制法》第五十三条、第五十四条")
def payment_overdue(file: CaseFile) -> Sentence | None:
    """A demand presupposes that the time to pay has passed."""
    deadline = pay_by(file)
    if deadline and file.today > deadline:
        return None
    return _("缴款期限尚未届满。")


@gate("《行政强制法》第五十四条、第六十九条")
def demand_lapsed(file: CaseFile) -> Sentence | None:
    """Ten working days after the demand was served."""
    demand = file.last("demand_served")
    if demand is None:
        return _("尚未催告。")
    due_on = party_deadline(file, "demand", demand)
    if file.today > due_on:
        return None
    return format_lazy(_("催告期限至{day}届满。"), day=full_day(due_on))


@gate("《行政强制法》第五十三条；行诉解释第一百五十六条")
def court_window_open(file: CaseFile) -> Sentence | None:
    """From the end of the time to sue (or of a deferral), for three months."""
    served = file.last("decision_served")
    if served is None:
        return _("决定书尚未送达。")
    opens = _window_opens(file, served)
    closes = due(opens, Period(3, Unit.MONTH), file.calendar, event="起诉期限届满").ends_on
    if file.today <= opens:
        return format_lazy(_("起诉期限至{day}届满，届满后方可申请。"), day=full_day(opens))
    if file.today > closes:
        return format_lazy(_("申请期限已于{day}届满。"), day=full_day(closes))
    return None


SUIT_AFTER_RECONSIDERATION = timedelta(days=15)  # 《行政诉讼法》第四十五条


def _suit_over(file: CaseFile, served: Taken) -> date:
    """The last day to sue: six months from serving, or what a remedy made of it."""
    ended = file.last("remedy_ended")
    opened = file.last("remedy_opened")
    if ended is None or opened is None:
        return party_deadline(file, "litigation", served)
    if opened.data.get("kind") == "RECONSIDERATION":
        return ended.day("ended_on") + SUIT_AFTER_RECONSIDERATION
    return ended.day("ended_on")


def _window_opens(file: CaseFile, served: Taken) -> date:
    opens = _suit_over(file, served)
    deferred = file.last_after(served, "deferral_approved")
    return max(opens, deferred.day("until_on")) if deferred else opens


@gate("《行政处罚法》第七十三条")
def no_open_remedy(file: CaseFile) -> Sentence | None:
    """No reconsideration or suit is pending."""
    opened = file.last("remedy_opened")
    if opened and not file.last_after(opened, "remedy_ended"):
        return _("行政复议或者行政诉讼尚未终结。")
    return None


@gate("《行政处罚法》第七十三条")
def open_remedy(file: CaseFile) -> Sentence | None:
    """A reconsideration or suit is pending."""
    return None if no_open_remedy(file) else _("没有进行中的行政复议或者行政诉讼。")


@gate("《行政处罚法》第六十六条、第七十二条")
def fulfilled_or_executed(file: CaseFile) -> Sentence | None:
    """Everything is paid, or the court was asked to execute."""
    owed = account(file)
    if owed is None or owed.outstanding <= 0:
        return None
    if file.has("court_applied", "fine_execution_ended"):
        return None
    if is_overturned(file):
        return None
    return format_lazy(
        _("当事人尚有{amount}未缴，也未申请法院强制执行。"), amount=yuan(owed.outstanding)
    )


@gate("《行政处罚法》第四十七条；国办发〔2018〕118号（八）")
def recordings_complete(file: CaseFile) -> Sentence | None:
    """Every recording due was made or lawfully waived with a reason."""
    open_ones = recordings_open(file)
    if not open_ones:
        return None
    names = listed(dict.fromkeys(recording.name for recording in open_ones))
    return format_lazy(_("应当作音像记录的环节尚未登记：{names}。"), names=names)


@gate("《行政处罚法》第四十七条；国办发〔2018〕118号（八）")
def recordings_owed(file: CaseFile) -> Sentence | None:
    """A recording due was neither made nor waived yet."""
    return None if recordings_open(file) else _("应当作的音像记录已经登记或者说明。")


@gate("《行政复议法》第六十三条；《行政诉讼法》第七十七条")
def change_unregistered(file: CaseFile) -> Sentence | None:
    """A remedy changed the fine, and the new amount is still to be entered."""
    ended = file.last("remedy_ended")
    if ended is None or ended.data.get("result") != "CHANGED":
        return _("复议、诉讼没有变更处罚。")
    return _("变更后的处罚已经登记。") if file.last_after(ended, "fine_changed") else None


@gate("《行政处罚法》第七十五条第二款")
def decision_unrevoked(file: CaseFile) -> Sentence | None:
    """There is a penalty, and nobody revoked it yet."""
    return _("处罚决定已经撤销或者确认违法。") if is_overturned(file) else None


@gate("国办发〔2025〕22号")
def party_is_organization(file: CaseFile) -> Sentence | None:
    """The credit-repair notice goes to organizations and individual businesses."""
    return _("当事人为自然人。") if file.party.kind == "PERSON" else None


@gate("《行政处罚法》第六十七条")
def fine_decided(file: CaseFile) -> Sentence | None:
    """Money was imposed, so there is a time to pay."""
    owed = account(file)
    return None if owed and owed.fine + owed.confiscation else _("没有应缴款项。")
