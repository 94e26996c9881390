"""Gates on legal review and collective discussion (法制审核、集体讨论)."""

from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.notice_gates import serving_of_notice
from sunlit.procedures.conditions.registry import Sentence, gate
from sunlit.procedures.penalties import reaches
from sunlit.review.triggers import DraftFacts, rows_met
from sunlit.rulebook.schema import ReviewRow


def current_draft(file: CaseFile) -> Taken | None:
    """The draft decision newer than any change of facts; of a penalty, on the served notice."""
    draft = file.last("decision_drafted")
    if file.has_step("prior_notice_served"):
        draft = file.last_after(serving_of_notice(file), "decision_drafted")
    change = file.last_change()
    return draft if draft and change and change.position == draft.position else None


def draft_facts(file: CaseFile, draft: Taken) -> DraftFacts:
    """What the catalogue looks at in this draft."""
    report = file.last("investigation_reported") or draft
    flags = report.data
    return DraftFacts(
        category=file.procedure.category,
        party_kind=file.party.kind,
        item_name=file.item.name,
        penalty_basis=file.item.penalty,
        kinds=frozenset(draft.data.get("kinds") or ()),
        fine_fen=draft.data.get("fine") or 0,
        confiscation_fen=draft.data.get("confiscation") or 0,
        hearing_held=_hearing_held(file),
        is_complex=flags.get("is_complex") == "YES",
        public_interest=flags.get("public_interest") == "YES",
        departs=flags.get("departs") == "YES",
        outcome=str(draft.data.get("outcome") or ""),
    )


def _hearing_held(file: CaseFile) -> bool:
    """Whether the party was heard; of a penalty, on the notice as it stands."""
    if file.has_step("prior_notice_served"):
        return file.last_after(serving_of_notice(file), "hearing_held") is not None
    return file.has("hearing_held")


def review_rows(file: CaseFile) -> tuple[ReviewRow, ...]:
    """The catalogue rows the current draft meets; empty if it need not be reviewed."""
    draft = current_draft(file)
    return rows_met(draft_facts(file, draft), file.rules.review_catalogue) if draft else ()


def valid_pass(file: CaseFile) -> Taken | None:
    """The passed review of the current draft; any later change of facts makes it lapse."""
    draft = current_draft(file)
    submitted = file.last_after(draft, "review_submitted")
    opinion = file.last_after(submitted, "review_concluded")
    return opinion if opinion and opinion.data.get("opinion") == "PASSED" else None


def pending_review(file: CaseFile) -> Taken | None:
    """A submission without an opinion."""
    submitted = file.last("review_submitted")
    return submitted if submitted and not file.last_after(submitted, "review_concluded") else None


@gate("《行政处罚法》第五十七条、第五十九条")
def draft_current(file: CaseFile) -> Sentence | None:
    """The draft stands on the facts, evidence and notice as they are now."""
    if current_draft(file):
        return None
    if file.has("decision_drafted"):
        return _("拟定处罚决定之后，事实、证据或者告知内容有变化，请重新拟定。")
    return _("尚未拟定处罚决定。")


@gate("《行政处罚法》第五十八条")
def review_wanted(file: CaseFile) -> Sentence | None:
    """A draft passed already is not submitted again."""
    return _("当前拟定的决定已通过法制审核。") if valid_pass(file) else None


@gate("《行政处罚法》第五十八条")
def no_open_review(file: CaseFile) -> Sentence | None:
    """One review at a time."""
    draft, pending = current_draft(file), pending_review(file)
    if pending and draft and pending.position > draft.position:
        return _("已经送审，请等待审核意见。")
    return None


@gate("《行政处罚法》第五十八条")
def open_review(file: CaseFile) -> Sentence | None:
    """There is a submission to answer, and what was submitted has not changed."""
    pending = pending_review(file)
    if pending is None:
        return _("没有待审核的送审。")
    draft = current_draft(file)
    if draft is None or draft.position > pending.position:
        return _("送审之后，事实、证据或者拟定的决定有变化，须重新送审。")
    return None


@gate("《行政处罚法》第五十八条")
def review_done_if_due(file: CaseFile) -> Sentence | None:
    """A major decision needs a passed review of exactly this draft."""
    if not review_rows(file) or valid_pass(file):
        return None
    if pending_review(file):
        return _("本决定属于重大执法决定，法制审核尚未通过，不得作出决定。")
    if file.has("review_concluded"):
        return _("法制审核未通过或者通过后内容有变化，须重新送审。")
    return _("本决定属于重大执法决定，未经法制审核，不得作出决定。")


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


@gate("《行政处罚法》第五十八条")
def review_due(file: CaseFile) -> Sentence | None:
    """The draft is major and has not passed review."""
    if valid_pass(file) or not review_rows(file):
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
