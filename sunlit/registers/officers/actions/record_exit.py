"""Take an officer out of enforcement (退出机制): transfer, retirement, loss of qualification."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import Refusal
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import locked, record
from sunlit.registers.officers.life import OfficerExit
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import exit_facts
from sunlit.registers.officers.refusals import EXIT_BASIS

EXITED = register_code(
    "officers.exited",
    fields={"name": str, "exited_on": date, "reason": str},
    title="执法人员退出",
).code


class ExitRefused(Refusal):
    """The officer has left already, or the reason is missing."""


def record_exit(
    *, actor: Account | None, at: datetime, officer: Officer, exited_on: date, reason: str
) -> OfficerExit:
    """Record the exit (退出): from that day on the officer is entitled to nothing.

    Past acts still show who took part; the public list leaves the officer out.
    """
    duty = require_registrar(actor, at)
    entry = Entry(ExitRefused, EXIT_BASIS)
    reason = entry.reason("reason", reason)
    with transaction.atomic():
        officer = locked(officer)
        for former in exit_facts(officer):
            if former.restored_on is None:
                entry.refuse("exited_on", _("该执法人员已经退出。"))
            elif exited_on < former.restored_on:
                entry.refuse("exited_on", _("退出日期早于申诉后恢复执法岗位的日期。"))
        entry.settle()
        left = OfficerExit.objects.create(officer=officer, exited_on=exited_on, reason=reason)
        payload = {"exited_on": exited_on, "reason": reason}
        record(EXITED, officer, payload, actor=actor, duty=duty, at=at)
    return left
