"""Gates on collective discussion (集体讨论), 《行政处罚法》第五十七条第二款."""

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.conditions.under_review import current_draft
from sunlit.procedures.penalties import reaches


@gate("《行政处罚法》第五十七条第二款")
def discussion_due(file: CaseFile) -> Sentence | None:
    """Collective discussion is for complex cases and major violations."""
    if not discussion_is_due(file):
        return _("本案不属于情节复杂或者重大违法行为，无须集体讨论。")
    return _("集体讨论已经同意拟处罚决定。") if _agreed(file) else None


@gate("《行政处罚法》第五十七条第二款")
def discussion_done_if_due(file: CaseFile) -> Sentence | None:
    """A complex or major case is decided after collective discussion of exactly this draft."""
    if not discussion_is_due(file) or _agreed(file):
        return None
    return _("情节复杂或者重大违法行为的处罚，须经机关负责人集体讨论决定。")


def discussion_is_due(file: CaseFile) -> bool:
    """Whether the draft is complex.

    Or its fine reaches the bureau's figure for major violations.
    """
    draft, report = current_draft(file), file.last("investigation_reported")
    if draft is None or report is None:
        return False
    amount = max(draft.data.get("fine") or 0, draft.data.get("confiscation") or 0)
    is_major = reaches(amount, file.rules.parameters.discussion_fine_fen, inclusive=True)
    return report.data.get("is_complex") == "YES" or is_major


def _agreed(file: CaseFile) -> bool:
    held = file.last_after(current_draft(file), "discussion_held")
    return held is not None and held.data.get("conclusion") == "AGREED"
