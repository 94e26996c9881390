"""Gates of licensing (行政许可)： acceptance, examination, the interested, hearing, decision."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import full_day
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.conditions.under_review import current_draft
from sunlit.procedures.deadlines import party_deadline

ACCEPTANCE = "《行政许可法》第三十二条"
# What is found or said after an examination asks for another one.
NEWS = (
    "site_verified",
    "special_procedure_ended",
    "departments_consulted",
    "market_surveyed",
    "respondent_heard",
    "objection_handled",
)
HEARING = "《行政许可法》第四十六条、第四十七条"


def examination(file: CaseFile) -> Taken | None:
    """The examination (审查意见) the case stands on now."""
    return file.last("license_examined", "matter_examined")


def _found(file: CaseFile, name: str) -> str:
    examined = examination(file)
    return str(examined.data.get(name, "")) if examined else ""


@gate(ACCEPTANCE, LICENSE=ACCEPTANCE)
def not_accepted_yet(file: CaseFile) -> Sentence | None:
    """An application is accepted or refused once."""
    if file.has(*file.procedure.filing, *file.procedure.ending):
        return _("申请已经受理或者决定不予受理。")
    return None


def _correction_open(file: CaseFile) -> bool:
    asked = file.last("correction_requested")
    return asked is not None and file.last_after(asked, "correction_received") is None


@gate(ACCEPTANCE, LICENSE=ACCEPTANCE)
def correction_awaited(file: CaseFile) -> Sentence | None:
    """The applicant was told what is missing and has not brought it."""
    return None if _correction_open(file) else _("没有待补正的材料。")


@gate(ACCEPTANCE, LICENSE="《行政许可法》第三十二条第一款第五项")
def application_complete(file: CaseFile) -> Sentence | None:
    """Nothing asked for is still missing."""
    return _("已告知补正，尚未收到补正材料。") if _correction_open(file) else None


@gate("《行政许可法》第三十四条", LICENSE="《行政许可法》第三十四条")
def examination_missing(file: CaseFile) -> Sentence | None:
    """An examination is still to be made, or the review asked to go on with it."""
    examined = examination(file)
    if examined is None:
        return None
    opinion = file.last_after(examined, "review_concluded")
    asked = opinion is not None and opinion.data.get("opinion") != "PASSED"
    news = file.last_after(examined, *NEWS)
    return None if asked or news else _("已经提出审查意见。")


@gate("《行政许可法》第三十四条", LICENSE="《行政许可法》第三十四条")
def examination_current(file: CaseFile) -> Sentence | None:
    """The draft stands on an examination of what is known now."""
    examined = examination(file)
    if examined is None:
        return _("尚未提出审查意见。")
    if file.last_after(examined, *NEWS):
        return _("审查意见之后又有新的情况，请重新提出审查意见。")
    return None


@gate("《行政许可法》第三十六条", LICENSE="《行政许可法》第三十六条")
def interested_unheard(file: CaseFile) -> Sentence | None:
    """Others whose major interests are touched have not been heard on this examination."""
    if _found(file, "affects_others") != "YES":
        return _("审查意见没有认定直接关系他人重大利益。")
    heard = file.last_after(examination(file), "interested_heard")
    return _("已经告知利害关系人并听取意见。") if heard else None


@gate("《行政许可法》第三十六条", LICENSE="《行政许可法》第三十六条")
def interested_told_if_due(file: CaseFile) -> Sentence | None:
    """No decision before the interested were told and heard."""
    if _found(file, "affects_others") != "YES":
        return None
    heard = file.last_after(examination(file), "interested_heard")
    return None if heard else _("直接关系他人重大利益，尚未告知利害关系人并听取意见。")


def _told(file: CaseFile) -> Taken | None:
    return file.last_after(examination(file), "hearing_right_told")


def _answer(file: CaseFile) -> Taken | None:
    return file.last_after(_told(file), "hearing_requested", "hearing_waived")


def _held(file: CaseFile) -> Taken | None:
    return file.last_after(examination(file), "hearing_held")


@gate(HEARING, LICENSE="《行政许可法》第四十七条第一款")
def hearing_right_untold(file: CaseFile) -> Sentence | None:
    """The right to a hearing is due and not yet told."""
    if _found(file, "hearing") != "TOLD":
        return _("审查意见没有认定应当告知听证权利。")
    return _("已经告知听证权利。") if _told(file) else None


@gate(HEARING, LICENSE="《行政许可法》第四十七条第一款")
def license_hearing_unanswered(file: CaseFile) -> Sentence | None:
    """Nobody has yet asked for a hearing or waived it."""
    if _told(file) is None:
        return _("尚未告知听证权利。")
    return _("已就听证作出答复。") if _answer(file) else None


@gate(HEARING, LICENSE="《行政许可法》第四十七条第一款")
def license_hearing_not_held(file: CaseFile) -> Sentence | None:
    """A hearing not yet held can be waived."""
    answer = _answer(file)
    if answer is not None and answer.step == "hearing_waived":
        return _("已经放弃听证。")
    return _("听证已经举行。") if _held(file) else None


def _called_for(file: CaseFile) -> bool:
    answer = _answer(file)
    asked = answer is not None and answer.step == "hearing_requested"
    return asked or _found(file, "hearing") == "ANNOUNCED"


@gate(HEARING, LICENSE="《行政许可法》第四十六条、第四十七条、第四十八条")
def license_hearing_called_for(file: CaseFile) -> Sentence | None:
    """A hearing is due by law or was asked for, and not held."""
    if not _called_for(file):
        return _("没有应当举行的听证。")
    return _("听证已经举行。") if _held(file) else None


@gate(HEARING, LICENSE="《行政许可法》第四十八条")
def license_hearing_unnotified(file: CaseFile) -> Sentence | None:
    """Time and place of a hearing are still to be told."""
    if not _called_for(file) or _held(file):
        return _("没有待通知的听证。")
    notified = file.last_after(examination(file), "hearing_notified")
    return _("已经通知听证的时间、地点。") if notified else None


@gate(HEARING, LICENSE="《行政许可法》第四十八条")
def license_hearing_notified(file: CaseFile) -> Sentence | None:
    """The hearing was notified and is still to be held."""
    notified = file.last_after(examination(file), "hearing_notified")
    if not _called_for(file) or notified is None:
        return _("尚未通知听证的时间、地点。")
    return _("听证已经举行。") if file.last_after(notified, "hearing_held") else None


@gate(HEARING, LICENSE="《行政许可法》第四十六条、第四十七条、第四十八条第二款")
def license_hearing_closed(file: CaseFile) -> Sentence | None:
    """No decision while a hearing is due: held, waived, or the time to ask for it passed."""
    kind, told, answer = _found(file, "hearing"), _told(file), _answer(file)
    if _held(file) or kind not in ("TOLD", "ANNOUNCED"):
        return None
    if kind == "ANNOUNCED":
        return _("应当公告举行听证，听证尚未举行。")
    if told is None:
        return _("尚未告知听证权利。")
    if answer is not None:
        waived = answer.step == "hearing_waived"
        return None if waived else _("已申请听证，听证尚未举行。")
    due_on = party_deadline(file, "license_hearing_request", told)
    if file.today > due_on:
        return None
    return format_lazy(_("申请听证期限至{day}届满，尚未答复是否要求听证。"), day=full_day(due_on))


def _outcome(file: CaseFile) -> str:
    draft = current_draft(file)
    return str(draft.data.get("outcome", "")) if draft else ""


@gate("《行政许可法》第三十八条第一款", LICENSE="《行政许可法》第三十八条第一款")
def grant_drafted(file: CaseFile) -> Sentence | None:
    """The draft grants the license."""
    return None if _outcome(file) == "GRANT" else _("拟定的决定不是准予行政许可。")


@gate("《行政许可法》第三十八条第二款", LICENSE="《行政许可法》第三十八条第二款")
def refusal_drafted(file: CaseFile) -> Sentence | None:
    """The draft refuses the license."""
    return None if _outcome(file) == "REFUSE" else _("拟定的决定不是不予行政许可。")
