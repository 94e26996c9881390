"""Gates on closures decided by the government (责令关闭报请政府), 《节约能源法》第六十八条."""

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.conditions.under_review import current_draft

ARTICLE = "《节约能源法》第六十八条第二款、第七十一条"


def _asks_closure(file: CaseFile) -> bool:
    draft = current_draft(file)
    kinds = set(draft.data.get("kinds") or ()) if draft else set()
    return bool(kinds & file.rules.parameters.government_kinds)


def _reported(file: CaseFile) -> Taken | None:
    return file.last_after(current_draft(file), "government_reported")


def _replied(file: CaseFile) -> Taken | None:
    return file.last_after(_reported(file), "government_replied")


@gate(ARTICLE)
def government_report_due(file: CaseFile) -> Sentence | None:
    """The draft closes an enterprise, which only the government decides."""
    return None if _asks_closure(file) else _("拟定的处罚不需要报请政府。")


@gate(ARTICLE)
def government_unreported(file: CaseFile) -> Sentence | None:
    """This draft was not reported yet."""
    return _("已经报请政府。") if _reported(file) else government_report_due(file)


@gate(ARTICLE)
def government_reply_awaited(file: CaseFile) -> Sentence | None:
    """The government has not replied to this draft."""
    if _reported(file) is None:
        return _("尚未报请政府。")
    return _("政府已经批复。") if _replied(file) else None


@gate(ARTICLE)
def government_consent_if_due(file: CaseFile) -> Sentence | None:
    """No closure without the government's consent to exactly this draft."""
    if not _asks_closure(file):
        return None
    replied = _replied(file)
    if replied is None:
        return _("责令关闭须报请本级人民政府决定，尚未收到批复。")
    agreed = replied.data.get("outcome") == "AGREED"
    return None if agreed else _("本级人民政府没有同意责令关闭，须另行拟定。")
