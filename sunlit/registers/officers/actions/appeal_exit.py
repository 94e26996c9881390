"""Enter an officer's appeal against his exit (退出申诉)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import locked, record
from sunlit.registers.officers.life import ExitAppeal, OfficerExit
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.refusals import EXIT_BASIS, OfficerActRefused

APPEALED = register_code(
    "officers.exit_appealed",
    fields={"name": str, "appealed_on": date, "grounds": str},
    title="执法人员退出申诉",
).code


def appeal_exit(
    *, actor: Account | None, at: datetime, officer: Officer, appealed_on: date, grounds: str
) -> ExitAppeal:
    """Enter the appeal against the last exit; it changes nothing until it is decided."""
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, EXIT_BASIS)
    grounds = entry.text("grounds", grounds, _("申诉理由"), 1000)
    entry.not_after("appealed_on", appealed_on, localdate(at))
    with transaction.atomic():
        left = OfficerExit.objects.filter(officer=locked(officer)).last()
        if left is None:
            entry.fail("appealed_on", _("该执法人员没有退出，不存在申诉。"))
        if ExitAppeal.objects.filter(exit=left).exists():
            entry.refuse("appealed_on", _("对这次退出已经提出过申诉。"))
        if appealed_on < left.exited_on:
            entry.refuse("appealed_on", _("申诉日期早于退出日期。"))
        entry.settle()
        row = ExitAppeal.objects.create(exit=left, appealed_on=appealed_on, grounds=grounds)
        payload = {"appealed_on": appealed_on, "grounds": grounds}
        record(APPEALED, officer, payload, actor=actor, duty=duty, at=at)
    return row
