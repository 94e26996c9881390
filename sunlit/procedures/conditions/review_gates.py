"""Gates on legal review (法制审核): submission, return, opinion, disagreement, decision."""

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.conditions.under_review import (
    comes_before_notice,
    current_draft,
    open_dispute,
    pending_review,
    proposed,
    refused_review,
    returned_materials,
    review_is_due,
    review_rows,
    reviewable,
    valid_pass,
)


@gate("《行政处罚法》第五十七条、第五十九条")
def draft_current(file: CaseFile) -> Sentence | None:
    """The draft stands on the facts, evidence and notice as they are now."""
    if current_draft(file):
        return None
    if file.has("decision_drafted"):
        return _("拟定处罚决定之后，事实、证据或者告知内容有变化，请重新拟定。")
    return _("尚未拟定处罚决定。")


@gate("《行政处罚法》第五十八条")
def something_to_review(file: CaseFile) -> Sentence | None:
    """A draft, or a report no change came after, can be put to review."""
    if reviewable(file):
        return None
    if file.has("decision_drafted"):
        return _("拟定决定之后，事实、证据或者告知内容有变化，请重新拟定后送审。")
    return _("尚未拟定决定，没有可以送审的内容。")


@gate("《行政处罚法》第五十八条")
def review_wanted(file: CaseFile) -> Sentence | None:
    """A draft passed already is not submitted again."""
    return _("当前拟定的决定已通过法制审核。") if valid_pass(file) else None


@gate("《行政处罚法》第五十八条")
def review_not_yet_due(file: CaseFile) -> Sentence | None:
    """The head orders a review only where the catalogue does not prescribe it already."""
    return _("本决定已经属于应当法制审核的范围。") if review_is_due(file) else None


@gate("《行政处罚法》第五十八条")
def no_open_review(file: CaseFile) -> Sentence | None:
    """One review at a time."""
    subject, pending = reviewable(file), pending_review(file)
    if pending and subject and pending.position > subject.position:
        return _("已经送审，请等待审核意见。")
    return None


@gate("《行政处罚法》第五十八条")
def open_review(file: CaseFile) -> Sentence | None:
    """There is a submission to answer, and what was submitted has not changed."""
    pending = pending_review(file)
    if pending is None:
        return _("没有待审核的送审。")
    subject = reviewable(file)
    if subject is None or subject.position > pending.position:
        return _("送审之后，事实、证据或者拟定的决定有变化，须重新送审。")
    return None


@gate("国办发〔2018〕118号（十三）")
def materials_not_returned(file: CaseFile) -> Sentence | None:
    """Materials sent back are supplied before the opinion is given."""
    return _("送审材料已退回补正，等待承办人补送。") if returned_materials(file) else None


@gate("国办发〔2018〕118号（十三）")
def materials_returned(file: CaseFile) -> Sentence | None:
    """There are materials to supply."""
    return None if returned_materials(file) else _("没有退回补正的送审材料。")


@gate("国办发〔2018〕118号（十四）")
def review_refused(file: CaseFile) -> Sentence | None:
    """There is an opinion to disagree with: it did not pass, and nothing has changed since."""
    if refused_review(file):
        return None
    return _("没有可以提出异议的审核意见：须是未通过，且其后拟定内容没有变化。")


@gate("国办发〔2018〕118号（十四）")
def not_disputed_before(file: CaseFile) -> Sentence | None:
    """One disagreement on one draft; after it the draft is changed."""
    if file.last_after(reviewable(file), "review_disputed"):
        return _("对当前拟定的决定已经提出过异议。")
    return None


@gate("国办发〔2018〕118号（十四）")
def dispute_open(file: CaseFile) -> Sentence | None:
    """A disagreement waits for the head, and what it is about has not changed."""
    if open_dispute(file) and refused_review(file):
        return None
    return _("没有待处理的审核异议。")


@gate("国办发〔2018〕118号（十四）")
def no_open_dispute(file: CaseFile) -> Sentence | None:
    """While the head looks into a disagreement nothing is submitted again."""
    if open_dispute(file) and refused_review(file):
        return _("对审核意见的异议正在处理。")
    return None


@gate("《行政处罚法》第五十八条")
def review_done_if_due(file: CaseFile) -> Sentence | None:
    """A major decision needs a passed review of exactly this draft."""
    if not review_is_due(file) or valid_pass(file):
        return None
    if pending_review(file):
        return _("本决定属于重大执法决定，法制审核尚未通过，不得作出决定。")
    if file.has("review_concluded"):
        return _("法制审核未通过或者通过后内容有变化，须重新送审。")
    if not review_rows(file):
        return _("局领导已经交办法制审核，未经法制审核，不得作出决定。")
    return _("本决定属于重大执法决定，未经法制审核，不得作出决定。")


@gate("《行政处罚法》第五十八条")
def review_before_notice_done(file: CaseFile) -> Sentence | None:
    """Where the bureau's measure has two rounds, a major penalty is reviewed before the notice."""
    subject = proposed(file)
    if subject is None or not comes_before_notice(subject):
        return None
    if not review_is_due(file) or valid_pass(file):
        return None
    return _("按照本局法制审核办法，拟作重大处罚的，告知当事人之前须先通过一轮法制审核。")


@gate("《行政处罚法》第五十八条")
def review_due(file: CaseFile) -> Sentence | None:
    """The draft is major and has not passed review."""
    if valid_pass(file) or not review_is_due(file):
        return _("当前拟定的决定无须法制审核或者已经通过。")
    return None


@gate("《行政处罚法》第五十七条")
def draft_missing(file: CaseFile) -> Sentence | None:
    """A draft standing on the facts as they are is still to be made, or was sent back."""
    draft = current_draft(file)
    if draft is None:
        return None
    opinion = file.last_after(draft, "review_concluded")
    sent_back = opinion is not None and opinion.data.get("opinion") != "PASSED"
    discussed = file.last_after(draft, "discussion_held")
    to_change = discussed is not None and discussed.data.get("conclusion") == "CHANGE"
    return None if sent_back or to_change else _("已经拟定处罚决定。")


@gate("《行政处罚法》第五十七条")
def report_missing(file: CaseFile) -> Sentence | None:
    """A report is still to be made, or the review asked to investigate further."""
    report = file.last("investigation_reported")
    if report is None:
        return None
    opinion = file.last_after(report, "review_concluded")
    asked = opinion is not None and opinion.data.get("opinion") in {
        "SUPPLEMENT",
        "NO_PENALTY",
        "REFER",
    }
    return None if asked else _("已经完成调查终结报告。")
