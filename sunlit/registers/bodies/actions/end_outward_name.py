"""End the use of a further name (停用加挂名称)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.actions._recording import record
from sunlit.registers.bodies.models import OutwardName
from sunlit.registers.bodies.refusals import BodyActRefused
from sunlit.registers.bodies.rules import BODY_ARTICLE
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar

ENDED = register_code(
    "bodies.outward_name_ended",
    fields={"body": str, "name": str, "ended_on": date, "reason": str},
    title="停用加挂名称",
).code


def end_outward_name(
    *, actor: Account | None, at: datetime, outward: OutwardName, ended_on: date, reason: str
) -> OutwardName:
    """From that day on neither name nor seal is used. Raises BodyActRefused, NotAllowed."""
    duty = require_registrar(actor, at)
    entry = Entry(BodyActRefused, BODY_ARTICLE)
    reason = entry.reason("reason", reason)
    with transaction.atomic():
        rows = OutwardName.objects.select_for_update(of=("self",)).select_related("body")
        outward = rows.get(pk=outward.pk)
        if outward.valid_until is not None:
            entry.refuse("ended_on", _("这个名称已经停用。"))
        entry.order("ended_on", outward.valid_from, ended_on)
        entry.settle()
        outward.valid_until, outward.end_reason = ended_on, reason
        outward.save(update_fields=["valid_until", "end_reason"])
        payload = {"name": outward.name, "ended_on": ended_on, "reason": reason}
        record(ENDED, outward.body, payload, actor=actor, duty=duty, at=at)
    return outward
