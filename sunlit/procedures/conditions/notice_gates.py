"""Gates on prior notice, statement and defense, and hearing (告知、陈述申辩、听证)."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import full_day
from sunlit.procedures.announcing import announced_until
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.deadlines import party_deadline
from sunlit.procedures.penalties import hearing_is_due


def current_report(file: CaseFile) -> Taken | None:
    """The report on which the case stands now."""
    return file.last("investigation_reported")


def current_notice(file: CaseFile) -> Taken | None:
    """The notice issued on the current report, if any (a new report needs a new notice)."""
    return file.last_after(current_report(file), "prior_notice_issued")


def serving_of_notice(file: CaseFile) -> Taken | None:
    """The serving of the current notice."""
    return file.last_after(current_notice(file), "prior_notice_served")


def hearing_answer(file: CaseFile) -> Taken | None:
    """The party's last answer on the hearing after the current notice was served."""
    return file.last_after(serving_of_notice(file), "hearing_requested", "hearing_waived")


@gate("《行政处罚法》第五十七条第一款")
def penalty_proposed(file: CaseFile) -> Sentence | None:
    """The report proposes a penalty."""
    report = current_report(file)
    if report is None:
        return _("尚未完成调查终结报告。")
    if report.data.get("outcome") != "PENALTY":
        return _("调查终结报告的处理意见不是予以行政处罚。")
    return None


@gate("《行政处罚法》第四十四条")
def notice_not_yet_current(file: CaseFile) -> Sentence | None:
    """A notice not yet served is served, not issued again; a served one may be replaced."""
    if current_notice(file) and not serving_of_notice(file):
        return _("已制作的事先告知书尚未送达。")
    return None


@gate("《行政处罚法》第四十四条、第六十一条")
def notice_unserved(file: CaseFile) -> Sentence | None:
    """There is a notice to serve."""
    if current_notice(file) is None:
        return _("尚未制作行政处罚事先告知书。")
    return _("事先告知书已经送达。") if serving_of_notice(file) else None


@gate("《行政处罚法》第四十四条、第六十一条")
def notice_servable(file: CaseFile) -> Sentence | None:
    """There is a notice to serve, or one being announced that may reach the party sooner."""
    if announced_until(file, serving_of_notice(file)):
        return None
    return notice_unserved(file)


@gate("《行政处罚法》第四十四条、第六十二条")
def notice_served(file: CaseFile) -> Sentence | None:
    """The current notice was served."""
    return None if serving_of_notice(file) else _("行政处罚事先告知书尚未送达当事人。")


@gate("《行政处罚法》第四十四条、第六十二条")
def notice_current(file: CaseFile) -> Sentence | None:
    """No decision without prior notice of the case as it stands now."""
    if current_notice(file) is None:
        return _("作出行政处罚决定之前，未依法向当事人履行事先告知程序。")
    return None if serving_of_notice(file) else _("行政处罚事先告知书尚未送达当事人。")


@gate("《行政处罚法》第四十五条")
def statement_open(file: CaseFile) -> Sentence | None:
    """The party has not yet waived or been heard."""
    served = serving_of_notice(file)
    if file.last_after(served, "statement_waived"):
        return _("当事人已经放弃陈述申辩。")
    return _("当事人已经陈述申辩。") if file.last_after(served, "statement_heard") else None


@gate("《行政处罚法》第四十五条第一款")
def statement_unreviewed(file: CaseFile) -> Sentence | None:
    """There is a statement without a review."""
    heard = file.last_after(serving_of_notice(file), "statement_heard")
    if heard is None:
        return _("当事人没有提出陈述申辩。")
    return _("陈述申辩已经复核。") if file.last_after(heard, "statement_reviewed") else None


@gate("《行政处罚法》第四十五条、第六十二条")
def statement_closed(file: CaseFile) -> Sentence | None:
    """The party was heard and answered, waived its right, or let the period pass."""
    served = serving_of_notice(file)
    if served is None:
        return _("行政处罚事先告知书尚未送达当事人。")
    heard = file.last_after(served, "statement_heard")
    if heard:
        if file.last_after(heard, "statement_reviewed"):
            return None
        return _("当事人的陈述申辩尚未复核。")
    if file.last_after(served, "statement_waived"):
        return None
    due_on = party_deadline(file, "statement", served)
    if file.today > due_on:
        return None
    return format_lazy(
        _("陈述申辩期限至{day}届满，当事人尚未陈述申辩或者明确放弃。"), day=full_day(due_on)
    )


@gate("《行政处罚法》第六十三条第一款")
def hearing_due(file: CaseFile) -> Sentence | None:
    """The notified penalty gives the right to a hearing."""
    notice = current_notice(file)
    if notice is None:
        return _("尚未制作行政处罚事先告知书。")
    return (
        None if hearing_is_due(file, notice.data) else _("拟处罚内容未达到应当告知听证权利的标准。")
    )


@gate("《行政处罚法》第六十四条第一项")
def hearing_unanswered(file: CaseFile) -> Sentence | None:
    """The party has neither asked for a hearing nor waived it."""
    return _("当事人已就听证作出答复。") if hearing_answer(file) else None


@gate("《行政处罚法》第六十四条")
def hearing_open(file: CaseFile) -> Sentence | None:
    """A hearing not yet held can be waived, also after it was asked for."""
    answer = hearing_answer(file)
    if answer and answer.step == "hearing_waived":
        return _("当事人已经放弃听证。")
    held = file.last_after(serving_of_notice(file), "hearing_held")
    return _("听证已经举行。") if held else None


@gate("《行政处罚法》第六十四条第二项")
def hearing_asked(file: CaseFile) -> Sentence | None:
    """A hearing was asked for and not held yet."""
    answer = hearing_answer(file)
    if answer is None or answer.step != "hearing_requested":
        return _("当事人没有要求听证。")
    return _("听证已经举行。") if file.last_after(answer, "hearing_held") else None


@gate("《行政处罚法》第六十四条第二项")
def hearing_notified_current(file: CaseFile) -> Sentence | None:
    """The hearing asked for was notified and is still to be held."""
    notified = file.last_after(hearing_answer(file), "hearing_notified")
    answer = hearing_answer(file)
    if answer is None or answer.step != "hearing_requested" or notified is None:
        return _("尚未通知听证的时间、地点。")
    return _("听证已经举行。") if file.last_after(notified, "hearing_held") else None


@gate("《行政处罚法》第六十四条第二项")
def hearing_day_reached(file: CaseFile) -> Sentence | None:
    """The hearing is held on its day, not before."""
    notified = file.last("hearing_notified")
    if notified is None:
        return _("尚未通知听证的时间、地点。")
    day = notified.day("held_at")
    if file.today >= day:
        return None
    return format_lazy(_("听证定于{day}举行。"), day=full_day(day))


@gate("《行政处罚法》第六十三条、第六十四条、第六十五条")
def hearing_closed(file: CaseFile) -> Sentence | None:
    """Not due, waived, held, or the period to ask for it passed."""
    served, notice = serving_of_notice(file), current_notice(file)
    if served is None or notice is None:
        return _("行政处罚事先告知书尚未送达当事人。")
    if not hearing_is_due(file, notice.data):
        return None
    answer = hearing_answer(file)
    if answer is None:
        due_on = party_deadline(file, "hearing_request", served)
        if file.today > due_on:
            return None
        return format_lazy(
            _("申请听证期限至{day}届满，当事人尚未答复是否要求听证。"), day=full_day(due_on)
        )
    if answer.step == "hearing_waived" or file.last_after(answer, "hearing_held"):
        return None
    return _("当事人要求听证，听证尚未举行。")


@gate("《行政处罚法》第四十四条")
def notice_missing(file: CaseFile) -> Sentence | None:
    """A notice on the current report is still to be made."""
    return _("事先告知书已经制作。") if current_notice(file) else None


@gate("《行政处罚法》第六十四条第二项")
def hearing_unnotified(file: CaseFile) -> Sentence | None:
    """A hearing asked for is still to be notified."""
    notified = file.last_after(hearing_answer(file), "hearing_notified")
    return _("已通知听证的时间、地点。") if notified else None
