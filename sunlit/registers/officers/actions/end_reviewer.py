"""End a legal reviewer's office (法制审核人员离任)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.models import LegalReviewer
from sunlit.registers.officers.refusals import OfficerActRefused
from sunlit.registers.officers.standards import REVIEWER_BASIS

ENDED = register_code(
    "reviewers.ended",
    fields={"name": str, "ended_on": date, "reason": str},
    title="法制审核人员离任",
).code


def end_reviewer(
    *, actor: Account | None, at: datetime, reviewer: LegalReviewer, ended_on: date, reason: str
) -> LegalReviewer:
    """From that day on the person reviews nothing. Raises OfficerActRefused, NotAllowed."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, REVIEWER_BASIS)
    reason = entry.reason("reason", reason)
    with transaction.atomic():
        rows = LegalReviewer.objects.select_for_update(of=("self",)).select_related("account")
        reviewer = rows.get(pk=reviewer.pk)
        if reviewer.valid_until is not None:
            entry.refuse("ended_on", _("该法制审核人员已经离任。"))
        entry.order("ended_on", reviewer.valid_from, ended_on)
        entry.settle()
        reviewer.valid_until, reviewer.end_reason = ended_on, reason
        reviewer.save(update_fields=["valid_until", "end_reason"])
        name = reviewer.account.full_name
        append(
            stream="registers/reviewers",
            code=ENDED,
            actor=actor,
            duty=duty,
            at=at,
            payload={"name": name, "ended_on": ended_on, "reason": reason},
            subject_kind="LegalReviewer",
            subject_id=str(reviewer.pk),
            subject_title=name,
        )
    return reviewer
