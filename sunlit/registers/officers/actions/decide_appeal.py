"""Enter the decision on an officer's appeal (申诉处理决定)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.officers.actions._recording import locked, record
from sunlit.registers.officers.life import AppealDecision, ExitAppeal
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.refusals import EXIT_BASIS, OfficerActRefused

DECIDED = register_code(
    "officers.appeal_decided",
    fields={"name": str, "decided_on": date, "is_granted": bool, "reason": str},
    title="执法人员申诉处理",
).code


def decide_appeal(
    *,
    actor: Account | None,
    at: datetime,
    officer: Officer,
    decided_on: date,
    is_granted: bool,
    reason: str,
) -> AppealDecision:
    """Answer the open appeal; granted, the officer is back in enforcement from that day.

    The days between stay as they were: nobody was entitled in them.
    """
    duty = require_registrar(actor, at)
    entry = Entry(OfficerActRefused, EXIT_BASIS)
    reason = entry.text("reason", reason, _("理由"), 1000)
    entry.not_after("decided_on", decided_on, localdate(at))
    with transaction.atomic():
        open_appeals = ExitAppeal.objects.filter(exit__officer=locked(officer), decision=None)
        appeal = open_appeals.last()
        if appeal is None:
            entry.fail("decided_on", _("没有待处理的申诉。"))
        if decided_on < appeal.appealed_on:
            entry.refuse("decided_on", _("决定日期早于申诉日期。"))
        entry.settle()
        row = AppealDecision.objects.create(
            appeal=appeal, decided_on=decided_on, is_granted=is_granted, reason=reason
        )
        payload = {"decided_on": decided_on, "is_granted": is_granted, "reason": reason}
        record(DECIDED, officer, payload, actor=actor, duty=duty, at=at)
    return row
