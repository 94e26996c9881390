"""What legal review looks at, and how far it has come (法制审核的对象和进度). Pure readings."""

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.notice_gates import serving_of_notice
from sunlit.procedures.discretion.receipts import departure
from sunlit.review.triggers import DraftFacts, Finding, findings
from sunlit.rulebook.tables import ReviewRow

# Steps whose data name the person who reviews from then on.
ASSIGNING = ("review_submitted", "review_reassigned", "review_reopened")


def current_draft(file: CaseFile) -> Taken | None:
    """The draft decision newer than any change of facts; of a penalty, on the served notice."""
    draft = file.last("decision_drafted")
    if file.has_step("prior_notice_served"):
        draft = file.last_after(serving_of_notice(file), "decision_drafted")
    change = file.last_change()
    return draft if draft and change and change.position == draft.position else None


def reviewable(file: CaseFile) -> Taken | None:
    """What may be put to review now: the draft decision, else the report it would stand on.

    Where no penalty is proposed the report is all there is; where one is, the bureau may have it
    reviewed before the party is told (两轮审核).
    """
    draft, report = current_draft(file), file.last("investigation_reported")
    if draft or report is None:
        return draft
    change = file.last_change()
    return report if change and change.position == report.position else None


def proposed(file: CaseFile) -> Taken | None:
    """What the case is heading for: the draft, else the last report, however old it has become.

    Whether review is due does not end because something changed; only a pass does.
    """
    return current_draft(file) or file.last("investigation_reported")


def comes_before_notice(subject: Taken) -> bool:
    """Whether this is the first round of two: a penalty of which the party is still to be told."""
    return subject.step == "investigation_reported" and subject.data.get("outcome") == "PENALTY"


def draft_facts(file: CaseFile, draft: Taken) -> DraftFacts:
    """What the catalogue looks at in this draft."""
    flags = (file.last("investigation_reported") or draft).data
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
        departs=flags.get("departs") == "YES" or departure(file, draft.data) is not None,
        outcome=str(draft.data.get("outcome") or ""),
        investment_fen=draft.data.get("investment") or file.taken[0].data.get("investment") or 0,
    )


def _hearing_held(file: CaseFile) -> bool:
    """Whether the party was heard; of a penalty, on the notice as it stands."""
    if file.has_step("prior_notice_served"):
        return file.last_after(serving_of_notice(file), "hearing_held") is not None
    return file.has("hearing_held")


def review_findings(file: CaseFile) -> tuple[Finding, ...]:
    """Every row of the catalogue for this kind of act, met or not and why; empty without draft."""
    draft = proposed(file)
    return findings(draft_facts(file, draft), file.rules.review_catalogue) if draft else ()


def review_rows(file: CaseFile) -> tuple[ReviewRow, ...]:
    """The catalogue rows met now; empty if review is not prescribed."""
    return tuple(finding.row for finding in review_findings(file) if finding.is_met)


def review_is_due(file: CaseFile) -> bool:
    """Whether what stands now may not go on without a passed review.

    By a row of the catalogue, because the head ordered it, or because a review asked for freely
    did not pass; before the notice only where the bureau's measure has two rounds.
    """
    subject = proposed(file)
    if subject is None:
        return False
    if refused_review(file):
        return True
    if comes_before_notice(subject) and not reviews_twice(file):
        return False
    return file.has("review_ordered") or bool(review_rows(file))


def reviews_twice(file: CaseFile) -> bool:
    """Whether the bureau's measure has this procedure reviewed before the notice as well."""
    return file.rules.parameters.review_rounds.get(file.procedure.code, 1) > 1


def submission(file: CaseFile) -> Taken | None:
    """The latest submission; giving the case to another reviewer is one as well (复审)."""
    return file.last("review_submitted", "review_reopened")


def pending_review(file: CaseFile) -> Taken | None:
    """A submission without an opinion."""
    submitted = submission(file)
    return submitted if submitted and not file.last_after(submitted, "review_concluded") else None


def standing_opinion(file: CaseFile) -> Taken | None:
    """The opinion on exactly what stands now; any later change of facts makes it lapse."""
    subject, submitted = reviewable(file), submission(file)
    if subject is None or submitted is None or submitted.position < subject.position:
        return None
    return file.last_after(submitted, "review_concluded")


def valid_pass(file: CaseFile) -> Taken | None:
    """The passed review of what stands now."""
    opinion = standing_opinion(file)
    return opinion if opinion and opinion.data.get("opinion") == "PASSED" else None


def refused_review(file: CaseFile) -> Taken | None:
    """The opinion on what stands now, if it did not pass."""
    opinion = standing_opinion(file)
    return opinion if opinion and opinion.data.get("opinion") != "PASSED" else None


def returned_materials(file: CaseFile) -> Taken | None:
    """The return of incomplete materials that was not answered yet (退回补正)."""
    returned = file.last_after(pending_review(file), "review_returned")
    return returned if returned and not file.last_after(returned, "review_supplied") else None


def open_dispute(file: CaseFile) -> Taken | None:
    """A disagreement with the reviewer that the head has not settled (异议)."""
    disputed = file.last("review_disputed")
    settled = file.last_after(disputed, "review_upheld", "review_reopened", "review_submitted")
    return None if settled else disputed


def reviewer_of(file: CaseFile) -> int | None:
    """The account of the person who reviews now."""
    named = [taken for taken in file.all(*ASSIGNING) if taken.data.get("reviewer")]
    return named[-1].data["reviewer"] if named else None


def former_reviewers(file: CaseFile) -> frozenset[int]:
    """Everyone who was asked to review the case."""
    named = {taken.data.get("reviewer") for taken in file.all(*ASSIGNING)}
    return frozenset(one for one in named if one)
