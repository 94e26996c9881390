"""Gates on suspected crime (涉嫌犯罪移送): report, hand-over, answer, return."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.notice_gates import current_report
from sunlit.procedures.conditions.registry import Sentence, check, gate

RULES = "《行政执法机关移送涉嫌犯罪案件的规定》"


def _referral(file: CaseFile) -> Taken | None:
    """The referral that stands: decided and not taken back."""
    decision = file.decision()
    return decision if decision and decision.step == "crime_referred" else None


def _answer(file: CaseFile) -> str:
    """What the police said last: ACCEPTED, REFUSED or nothing yet."""
    answered = file.last_after(_referral(file), "referral_answered")
    contested = file.last_after(answered, "referral_contested")
    if contested is not None and contested.data.get("outcome") == "FILED":
        return "ACCEPTED"
    return str(answered.data.get("result", "")) if answered else ""


@gate(f"{RULES}第五条")
def referral_unreported(file: CaseFile) -> Sentence | None:
    """The report that proposes referral is followed by the special group's own."""
    reported = file.last_after(current_report(file), "referral_reported")
    return _("已经提出移送书面报告。") if reported else None


@gate(f"{RULES}第五条")
def referral_told(file: CaseFile) -> Sentence | None:
    """The head decides on the special group's written report."""
    reported = file.last_after(current_report(file), "referral_reported")
    return None if reported else _("专案组尚未提出移送书面报告。")


@gate(f"{RULES}第五条")
def referral_stands(file: CaseFile) -> Sentence | None:
    """The case was referred and has not come back."""
    return None if _referral(file) else _("案件没有移送，或者已经退回。")


@gate(f"{RULES}第五条")
def referral_not_handed_over(file: CaseFile) -> Sentence | None:
    """Within twenty-four hours the file is handed over."""
    handed = file.last_after(_referral(file), "referral_handed_over")
    return _("移送材料已经交接。") if handed else None


@gate(f"{RULES}第八条")
def referral_unanswered(file: CaseFile) -> Sentence | None:
    """The police have not answered yet."""
    if file.last_after(_referral(file), "referral_handed_over") is None:
        return _("移送材料尚未交接。")
    return _("已经收到移送回执。") if _answer(file) else None


@gate(f"{RULES}第九条")
def referral_refused(file: CaseFile) -> Sentence | None:
    """The police refused to file."""
    return None if _answer(file) == "REFUSED" else _("公安机关没有作出不予立案的决定。")


@gate(f"{RULES}第十条")
def referral_came_back(file: CaseFile) -> Sentence | None:
    """Somebody answered, so the case can come back."""
    return None if _answer(file) else _("尚未收到移送回执。")


@gate(f"{RULES}第六条")
def referral_settled_if_due(file: CaseFile) -> Sentence | None:
    """No end of a referred case before the police took it."""
    if _referral(file) is None or _answer(file) == "ACCEPTED":
        return None
    if _answer(file) == "REFUSED":
        return _("公安机关不予立案，应当退回恢复办理。")
    return _("移送材料尚未交接或者尚未收到立案回执。")


@check(f"{RULES}第十条；《行政处罚法》第二十七条")
def return_ground_fits(file: CaseFile, data: Mapping[str, Any]) -> Mapping[str, Sentence]:
    """A case refused comes back as refused, one taken as not prosecuted."""
    wanted = "REFUSED" if _answer(file) == "REFUSED" else "NOT_PROSECUTED"
    return {} if data["ground"] == wanted else {"ground": _("退回情形与移送回执不符。")}
