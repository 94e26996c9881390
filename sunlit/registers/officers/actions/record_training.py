"""Record training an officer took (登记执法培训)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import record
from sunlit.registers.officers.life import OfficerTraining
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.refusals import OfficerActRefused

TRAINED = register_code(
    "officers.trained",
    fields={"name": str, "held_on": date, "hours": int, "subject": str},
    title="登记执法培训",
).code


def record_training(
    *,
    actor: Account | None,
    at: datetime,
    officer: Officer,
    held_on: date,
    hours: int,
    subject: str,
) -> OfficerTraining:
    """Add hours of training of that day. Raises OfficerActRefused, NotAllowed."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused)
    subject = entry.text("subject", subject, _("培训内容"), 200)
    entry.hours("hours", hours)
    entry.not_after("held_on", held_on, localdate(at))
    entry.settle()
    with transaction.atomic():
        row = OfficerTraining.objects.create(
            officer=officer, held_on=held_on, hours=hours, subject=subject
        )
        payload = {"held_on": held_on, "hours": hours, "subject": subject}
        record(TRAINED, officer, payload, actor=actor, duty=duty, at=at)
    return row
