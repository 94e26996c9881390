"""What a legal review covers.

Digest of facts, evidence and draft, and who may review (法制审核).
"""

import hashlib
import json
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holders
from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import in_record_language
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.under_review import former_reviewers, review_findings
from sunlit.procedures.policies import parts_in
from sunlit.registers.officers.models import LegalReviewer
from sunlit.review.models import ReviewSubmission


class NoReviewer(Refusal):
    """Nobody qualified is without a part in the case."""


def review_digest(file: CaseFile) -> str:
    """SHA-256 over every step that touches facts, evidence or draft, in order."""
    changing = {step.code for step in file.procedure.steps if step.changes_facts}
    rows = [
        [taken.position, taken.step, dict(taken.data)]
        for taken in file.taken
        if taken.step in changing
    ]
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def rows_for_submission(file: CaseFile) -> list[dict[str, str]]:
    """The catalogue rows met and why, as the submission keeps them."""
    with in_record_language():
        return [
            {
                "code": found.row.code,
                "name": found.row.name,
                "basis": found.row.basis,
                "why": str(found.sentence),
            }
            for found in review_findings(file)
            if found.is_met
        ]


def qualified_reviewers(on: date) -> list[Account]:
    """Persons with the duty and the legal qualification on that day (处罚法第五十八条第二款)."""
    qualified = LegalReviewer.objects.filter(
        has_legal_qualification=True, valid_from__lte=on
    ).exclude(valid_until__lte=on)
    return list(holders(Duty.LEGAL_REVIEWER, on).filter(pk__in=qualified.values("account_id")))


def barred_reviewers(file: CaseFile, reviewers: list[Account]) -> dict[int, Any]:
    """Reviewers who had a part in the case, with the sentence."""
    return {
        reviewer.pk: _("该审核人员已参与本案办理，不能审核。")
        for reviewer in reviewers
        if parts_in(file, reviewer.pk) - {"REVIEW"}
    }


# Where the case goes to another reviewer, whoever was asked before is passed over (更换、复审).
ANOTHER = frozenset({"review_reassigned", "review_reopened"})


def next_reviewer(file: CaseFile, step: str) -> Account:
    """The reviewer whose last assignment is longest ago (轮流指派). Raises NoReviewer."""
    reviewers = qualified_reviewers(file.today)
    barred = set(barred_reviewers(file, reviewers))
    if step in ANOTHER:
        barred |= former_reviewers(file)
    free = [reviewer for reviewer in reviewers if reviewer.pk not in barred]
    if not free and step in ANOTHER:
        raise NoReviewer(
            _("没有其他可以指派的法制审核人员：须具备法律职业资格、未参与本案，且没有审核过本案。"),
            "国办发〔2018〕118号（十一）",
        )
    if not free:
        raise NoReviewer(
            _("没有可以指派的法制审核人员：须具备法律职业资格且未参与本案。"),
            "《行政处罚法》第五十八条第二款",
        )
    latest = dict(
        ReviewSubmission.objects.filter(reviewer__in=free)
        .values("reviewer")
        .annotate(latest=Max("id"))
        .values_list("reviewer", "latest")
    )
    return min(free, key=lambda reviewer: (latest.get(reviewer.pk, 0), reviewer.pk))
