"""Record training a legal reviewer took (登记法制审核培训)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.models import LegalReviewer, ReviewerTraining
from sunlit.registers.officers.refusals import OfficerActRefused
from sunlit.registers.officers.standards import REVIEWER_BASIS

TRAINED = register_code(
    "reviewers.trained",
    fields={"name": str, "held_on": date, "hours": int, "subject": str},
    title="登记法制审核培训",
).code


def record_reviewer_training(
    *,
    actor: Account | None,
    at: datetime,
    reviewer: LegalReviewer,
    held_on: date,
    hours: int,
    subject: str,
) -> ReviewerTraining:
    """Add hours of training of that day. Raises OfficerActRefused, NotAllowed."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, REVIEWER_BASIS)
    subject = entry.text("subject", subject, _("培训内容"), 200)
    entry.hours("hours", hours)
    entry.not_after("held_on", held_on, localdate(at))
    entry.settle()
    name = reviewer.account.full_name
    with transaction.atomic():
        row = ReviewerTraining.objects.create(
            reviewer=reviewer, held_on=held_on, hours=hours, subject=subject
        )
        append(
            stream="registers/reviewers",
            code=TRAINED,
            actor=actor,
            duty=duty,
            at=at,
            payload={"name": name, "held_on": held_on, "hours": hours, "subject": subject},
            subject_kind="LegalReviewer",
            subject_id=str(reviewer.pk),
            subject_title=name,
        )
    return row
