"""What a step does to the tables besides being recorded (步骤的效果).

Each under its name in the rules.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sunlit.casework.models import Case, CaseRelation, Handler, HandlerRole, RelationKind
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.numbering.actions.issue_number import issue_number
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.discretion.receipts import computed, rows_kept
from sunlit.procedures.entry import local_moment
from sunlit.procedures.joining import ENDING, merged_from, opened_to_join
from sunlit.procedures.reviewing import review_digest, rows_for_submission
from sunlit.recording.models import AudiovisualRecording, Evidence
from sunlit.review.models import ReviewOpinion, ReviewSubmission
from sunlit.rulebook.schema import Step


@dataclass
class Taking:
    """A step in the act of being taken; effects change `case` and may add to `data`."""

    case: Case
    file: CaseFile
    step: Step
    data: dict[str, Any]
    actor: Account
    at: datetime
    today: date
    position: int

    @property
    def subject(self) -> dict[str, str]:
        """How ledger and number register name the case."""
        return {
            "subject_kind": "Case",
            "subject_id": str(self.case.public_id),
            "subject_title": self.case.title,
        }


Effect = Callable[[Taking], None]


def assign_handlers(taking: Taking) -> None:
    """Put the two officers on the case (指定承办人)."""
    for name, role in (
        ("lead_officer", HandlerRole.LEAD),
        ("assisting_officer", HandlerRole.ASSISTING),
    ):
        Handler.objects.create(
            case=taking.case, officer_id=taking.data[name], role=role, since=taking.today
        )


def number_case(taking: Taking) -> None:
    """Give the case its number (案号) and its day of filing."""
    case = taking.case
    number = issue_number(
        actor=taking.actor,
        at=taking.at,
        form_code="case",
        pattern=f"{taking.file.body.mark}案〔{{year}}〕{{sequence}}号",
        year=taking.today.year,
        **taking.subject,
    )
    case.case_no, case.filed_on = number.text, taking.today


def keep_evidence(taking: Taking) -> None:
    """Enter a piece of evidence (证据登记)."""
    data = taking.data
    Evidence.objects.create(
        case=taking.case,
        position=taking.position,
        kind=data["kind"],
        title=data["title"],
        obtained_on=data["obtained_on"],
        obtained_from=data["obtained_from"],
        purpose=data["purpose"],
        sha256=data.get("file", ""),
    )


def keep_recording(taking: Taking) -> None:
    """Enter an audio-visual recording (音像记录登记)."""
    data = taking.data
    AudiovisualRecording.objects.create(
        case=taking.case,
        step_key=data["step"],
        medium=data["medium"],
        recorded_at=local_moment(data["recorded_at"]),
        device=data["device"],
        sha256=data.get("file", ""),
        stored_at=data.get("stored_at", ""),
    )


def _replace(taking: Taking, officer_id: int, successor_id: int) -> None:
    rows = Handler.objects.filter(case=taking.case, officer_id=officer_id, until=None)
    role = rows.values_list("role", flat=True).get()
    rows.update(until=taking.today)
    Handler.objects.create(case=taking.case, officer_id=successor_id, role=role, since=taking.today)


def replace_recused(taking: Taking) -> None:
    """A granted recusal replaces the officer (准予回避)."""
    asked = taking.file.last("recusal_requested")
    if asked and taking.data["result"] == "GRANTED":
        _replace(taking, asked.data["officer"], taking.data["successor"])


def change_handler(taking: Taking) -> None:
    """Replace a handler (更换承办人)."""
    _replace(taking, taking.data["officer"], taking.data["successor"])


def submit_review(taking: Taking) -> None:
    """Put the draft to review with the digest of what was submitted (送审、复审)."""
    latest = ReviewSubmission.objects.filter(case=taking.case).order_by("-id").first()
    _submission(taking, (latest.round if latest else 0) + 1)


def reassign_review(taking: Taking) -> None:
    """Give the same round to another reviewer; the earlier row stays unanswered (更换审核人员)."""
    _submission(taking, ReviewSubmission.objects.filter(case=taking.case).latest("id").round)


def _submission(taking: Taking, round_: int) -> None:
    ReviewSubmission.objects.create(
        case=taking.case,
        round=round_,
        reviewer_id=taking.data["reviewer"],
        submitted_at=taking.at,
        rows=rows_for_submission(taking.file),
        digest=review_digest(taking.file),
    )


def conclude_review(taking: Taking) -> None:
    """Answer the submission; a pass signs the digest of what was reviewed (审核意见)."""
    submission = ReviewSubmission.objects.filter(case=taking.case).latest("id")
    ReviewOpinion.objects.create(
        submission=submission,
        opinion=taking.data["opinion"],
        concluded_at=taking.at,
        digest=review_digest(taking.file),
    )


def record_decision(taking: Taking) -> None:
    """Note the day of the decision for lists (决定日期)."""
    taking.case.decided_on = taking.today


def keep_assessment(taking: Taking) -> None:
    """Add what the benchmark says to what was entered: the receipt (裁量结果)."""
    file, data = taking.file, taking.data
    result = computed(file, data)
    if data.get("factors"):
        data["factors"] = rows_kept(file, data)
    data.update(result)


def join_case(taking: Taking) -> None:
    """End the other case, take over its facts and evidence, note that they are one (并案)."""
    from sunlit.procedures.completing import complete  # completing runs the effects

    opened = opened_to_join(taking.file, taking.data["other"])
    assert opened is not None  # noqa: S101  (checked before)
    other, file = opened
    taking.data.update(merged_from(file))
    for piece in Evidence.objects.filter(case=other).order_by("id"):
        piece.pk, piece.case, piece.position = None, taking.case, taking.position
        piece.save(force_insert=True)
    row = complete(
        case=other,
        file=file,
        step=file.procedure.step(ENDING),
        actor=taking.actor,
        at=taking.at,
        data={"into": taking.file.case_no, "reason": taking.data["reason"]},
    )
    CaseRelation.objects.create(
        earlier=other,
        later=taking.case,
        kind=RelationKind.MERGER,
        position=row.position,
        since=taking.today,
    )


EFFECTS: Mapping[str, Effect] = {
    effect.__name__: effect
    for effect in (
        assign_handlers,
        number_case,
        keep_evidence,
        keep_recording,
        replace_recused,
        change_handler,
        submit_review,
        reassign_review,
        conclude_review,
        record_decision,
        keep_assessment,
        join_case,
    )
}
MOVE_HANDLERS = frozenset({"assign_handlers", "replace_recused", "change_handler"})
