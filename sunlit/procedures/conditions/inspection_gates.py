"""Gates of inspections (行政检查)： approval, urgency, on site or not, correction, follow-up."""

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence, gate

OPINION = "国办发〔2024〕54号"
APPROVAL = f"{OPINION}第五部分"


def _planned(file: CaseFile, name: str) -> str:
    planned = file.last("inspection_planned")
    return str(planned.data.get(name, "")) if planned else ""


def _concluded(file: CaseFile, name: str) -> str:
    concluded = file.last("inspection_concluded")
    return str(concluded.data.get(name, "")) if concluded else ""


@gate(APPROVAL, INSPECTION=APPROVAL)
def not_approved_yet(file: CaseFile) -> Sentence | None:
    """An inspection is approved once, or begun in urgency once."""
    if file.has("inspection_approved"):
        return _("检查已经批准。")
    return _("已经口头报告并紧急实施，请补办审批。") if file.has("urgent_started") else None


@gate(APPROVAL, INSPECTION=APPROVAL)
def inspection_urgent(file: CaseFile) -> Sentence | None:
    """Only what was planned as urgent may begin before it is approved."""
    return None if _planned(file, "urgent") == "YES" else _("检查立项没有注明情况紧急。")


def _owes_approval(file: CaseFile) -> bool:
    return file.has("urgent_started") and not file.has("urgent_approved")


@gate(APPROVAL, INSPECTION=APPROVAL)
def approval_owed(file: CaseFile) -> Sentence | None:
    """An urgent inspection still lacks its approval."""
    return None if _owes_approval(file) else _("没有待补办的检查审批。")


@gate(APPROVAL, INSPECTION=APPROVAL)
def approval_made_up(file: CaseFile) -> Sentence | None:
    """No result before the approval of an urgent inspection was made up."""
    return _("紧急检查尚未补办审批。") if _owes_approval(file) else None


@gate(APPROVAL, INSPECTION=APPROVAL)
def not_inspected(file: CaseFile) -> Sentence | None:
    """An inspection already carried out has a result, it is not called off."""
    begun = _done(file) or file.has("inspection_recorded")
    return _("检查已经实施，应当作出检查结果。") if begun else None


@gate(f"{OPINION}第四部分", INSPECTION=f"{OPINION}第四部分")
def inspected_on_site(file: CaseFile) -> Sentence | None:
    """The inspection was planned on site."""
    return None if _planned(file, "method") == "ONSITE" else _("本次检查立项为非现场检查。")


@gate(f"{OPINION}第四部分", INSPECTION=f"{OPINION}第四部分")
def inspected_off_site(file: CaseFile) -> Sentence | None:
    """The inspection was planned off site."""
    return None if _planned(file, "method") == "OFFSITE" else _("本次检查立项为现场检查。")


def _done(file: CaseFile) -> Taken | None:
    return file.last("onsite_inspected", "offsite_inspected")


@gate(APPROVAL, INSPECTION=APPROVAL)
def inspected(file: CaseFile) -> Sentence | None:
    """A result stands on an inspection that was carried out."""
    return None if _done(file) else _("检查尚未实施。")


@gate(APPROVAL, INSPECTION=APPROVAL)
def onsite_wanted(file: CaseFile) -> Sentence | None:
    """Somebody has still to go there."""
    if _planned(file, "method") != "ONSITE":
        return _("本次检查立项为非现场检查。")
    return _("现场检查已经实施。") if _done(file) else None


@gate(APPROVAL, INSPECTION=APPROVAL)
def offsite_wanted(file: CaseFile) -> Sentence | None:
    """The documents are still to be looked at."""
    if _planned(file, "method") != "OFFSITE":
        return _("本次检查立项为现场检查。")
    return _("非现场检查已经实施。") if _done(file) else None


CORRECTION = "《行政处罚法》第二十八条第一款"


@gate(CORRECTION, INSPECTION=CORRECTION)
def correction_due(file: CaseFile) -> Sentence | None:
    """The result, or a re-check, asks for an order to correct that is not issued yet."""
    last = file.last("correction_ordered", "rechecked")
    if last is None:
        asked = _concluded(file, "measure") == "CORRECTION"
        return None if asked else _("检查结果没有要求责令改正。")
    if last.step == "correction_ordered":
        return _("已经责令改正，请到期复查。")
    return None if last.data.get("outcome") == "AGAIN" else _("复查没有要求继续责令改正。")


@gate(CORRECTION, INSPECTION=CORRECTION)
def recheck_due(file: CaseFile) -> Sentence | None:
    """An order to correct waits for its re-check."""
    ordered = file.last("correction_ordered")
    if ordered is None:
        return _("没有责令改正。")
    return _("已经复查。") if file.last_after(ordered, "rechecked") else None


@gate(CORRECTION, INSPECTION=CORRECTION)
def correction_settled(file: CaseFile) -> Sentence | None:
    """No end while a correction is owed or not re-checked."""
    if correction_due(file) is None:
        return _("应当责令改正，尚未发出责令改正通知书。")
    return _("责令改正之后尚未复查。") if recheck_due(file) is None else None


FILING = "《行政处罚法》第五十四条第二款"


def _asks_filing(file: CaseFile) -> bool:
    rechecked = file.last("rechecked")
    failed = rechecked is not None and rechecked.data.get("outcome") == "FILING"
    return failed or _concluded(file, "measure") == "FILING"


@gate(FILING, INSPECTION=FILING)
def filing_due(file: CaseFile) -> Sentence | None:
    """The result or a re-check asks for a penalty case."""
    if not _asks_filing(file):
        return _("检查结果和复查没有要求移送立案。")
    return _("已经移送立案。") if file.has("filing_transferred") else None


@gate(FILING, INSPECTION=FILING)
def filing_settled(file: CaseFile) -> Sentence | None:
    """No end while a penalty case is still to be opened."""
    return _("应当移送立案，尚未移送。") if filing_due(file) is None else None


REFERRAL = "《行政处罚法》第二十二条"


@gate(REFERRAL, INSPECTION=REFERRAL)
def referral_due(file: CaseFile) -> Sentence | None:
    """The result asks for referral to the organ in charge."""
    if _concluded(file, "measure") != "REFERRED":
        return _("检查结果没有要求移送其他机关。")
    return _("已经移送。") if file.has("referred_elsewhere") else None


@gate(REFERRAL, INSPECTION=REFERRAL)
def referral_settled(file: CaseFile) -> Sentence | None:
    """No end while the referral is still to be made."""
    return _("应当移送有管辖权的机关，尚未移送。") if referral_due(file) is None else None
