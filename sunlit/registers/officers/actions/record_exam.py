"""Record the exam for the qualification to enforce (登记执法资格考试)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import record
from sunlit.registers.officers.life import OfficerTraining, QualificationExam
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.refusals import ISSUE_BASIS, OfficerActRefused

EXAMINED = register_code(
    "officers.examined",
    fields={"name": str, "held_on": date, "is_passed": bool, "score": str},
    title="登记执法资格考试",
).code


def record_exam(
    *,
    actor: Account | None,
    at: datetime,
    officer: Officer,
    held_on: date,
    is_passed: bool,
    score: str = "",
) -> QualificationExam:
    """Enter an exam and its result; nobody sits it without training before or on that day."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, ISSUE_BASIS)
    score = entry.text("score", score, _("成绩"), 20, required=False)
    entry.not_after("held_on", held_on, localdate(at))
    if not OfficerTraining.objects.filter(officer=officer, held_on__lte=held_on).exists():
        entry.refuse("held_on", _("考试之前没有培训记录，请先登记培训。"))
    entry.settle()
    with transaction.atomic():
        row = QualificationExam.objects.create(
            officer=officer, held_on=held_on, is_passed=is_passed, score=score
        )
        payload = {"held_on": held_on, "is_passed": is_passed, "score": score}
        record(EXAMINED, officer, payload, actor=actor, duty=duty, at=at)
    return row
