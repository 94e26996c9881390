"""Take an officer out of enforcement (退出机制): transfer, retirement, loss of qualification."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.models import Officer, OfficerExit

EXITED = register_code(
    "officers.exited",
    fields={"name": str, "exited_on": date, "reason": str},
    title="执法人员退出",
).code
LONGEST_REASON = 300


class ExitRefused(Refusal):
    """The officer has left already, or the reason is missing."""


def record_exit(
    *, actor: Account | None, at: datetime, officer: Officer, exited_on: date, reason: str
) -> OfficerExit:
    """Record the exit (退出): from that day on the officer is entitled to nothing.

    Past acts still show who took part; the public list leaves the officer out.
    """
    duty = require_registrar(actor, at)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        sentence = _("请填写退出原因，不超过%(limit)d字。") % {"limit": LONGEST_REASON}
        raise ExitRefused(sentence, fields={"reason": sentence})
    with transaction.atomic():
        officer = Officer.objects.select_for_update().get(pk=officer.pk)
        if OfficerExit.objects.filter(officer=officer).exists():
            raise ExitRefused(_("该执法人员已经退出。"))
        left = OfficerExit.objects.create(officer=officer, exited_on=exited_on, reason=reason)
        append(
            stream="registers/officers",
            code=EXITED,
            actor=actor,
            duty=duty,
            at=at,
            payload={"name": officer.name, "exited_on": exited_on, "reason": reason},
            subject_kind="Officer",
            subject_id=str(officer.pk),
            subject_title=officer.name,
        )
    return left
