"""Gates on deciding and on the outcome of the investigation (决定)."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import translated
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.notice_gates import current_notice, current_report
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.conditions.under_review import current_draft
from sunlit.procedures.penalties import heavier_than


@gate("《行政处罚法》第五十七条")
def not_decided(file: CaseFile) -> Sentence | None:
    """A case is decided once."""
    return _("案件已经作出处理决定。") if file.decision() else None


@gate("《行政处罚法》第五十七条")
def decided(file: CaseFile) -> Sentence | None:
    """The case was decided."""
    return None if file.decision() else _("尚未作出处理决定。")


@gate("《行政处罚法》第四十五条第二款")
def draft_not_heavier(file: CaseFile) -> Sentence | None:
    """No decision heavier than notified."""
    draft, notice = current_draft(file), current_notice(file)
    if draft is None or notice is None:
        return _("尚未拟定处罚决定。")
    heavier = heavier_than(draft.data, notice.data)
    if not heavier:
        return None
    return format_lazy(_("{what}重于事先告知的内容，须重新告知。"), what=translated(heavier))


def _outcome(file: CaseFile) -> str:
    report = current_report(file)
    return str(report.data.get("outcome")) if report else ""


@gate("《行政处罚法》第三十三条、第五十七条第一款")
def no_penalty_proposed(file: CaseFile) -> Sentence | None:
    """The report proposes no penalty."""
    if _outcome(file).startswith("NO_PENALTY"):
        return None
    return _("调查终结报告的处理意见不是不予处罚。")


@gate("《行政处罚法》第五十七条第一款")
def dismissal_proposed(file: CaseFile) -> Sentence | None:
    """The report proposes dismissal."""
    return None if _outcome(file) == "DISMISSAL" else _("调查终结报告的处理意见不是撤案。")


@gate("《行政处罚法》第二十七条、第五十七条第一款第四项")
def referral_proposed(file: CaseFile) -> Sentence | None:
    """The report proposes referral."""
    return None if _outcome(file) == "REFERRAL" else _("调查终结报告的处理意见不是移送司法机关。")
