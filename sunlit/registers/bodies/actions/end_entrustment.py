"""End an entrustment before its term (终止委托)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.actions._recording import record
from sunlit.registers.bodies.models import EntrustmentAgreement
from sunlit.registers.bodies.refusals import BodyActRefused
from sunlit.registers.bodies.rules import ENTRUSTMENT_ARTICLE
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar

ENDED = register_code(
    "entrustments.ended",
    fields={"body": str, "organization": str, "ended_on": date, "reason": str},
    title="终止委托执法",
).code


def end_entrustment(
    *,
    actor: Account | None,
    at: datetime,
    agreement: EntrustmentAgreement,
    ended_on: date,
    reason: str,
) -> EntrustmentAgreement:
    """From that day on the organization may not act on it. Raises BodyActRefused, NotAllowed."""
    duty = require_registrar(actor, at)
    entry = Entry(BodyActRefused, ENTRUSTMENT_ARTICLE)
    reason = entry.reason("reason", reason)
    with transaction.atomic():
        rows = EntrustmentAgreement.objects.select_for_update(of=("self",))
        agreement = rows.select_related("organization__body").get(pk=agreement.pk)
        if agreement.ended_on is not None:
            entry.refuse("ended_on", _("该委托已经终止。"))
        elif ended_on > agreement.valid_until:
            entry.refuse("ended_on", _("委托期限在这一天之前已经届满，不需要终止。"))
        entry.order("ended_on", agreement.valid_from, ended_on)
        entry.settle()
        agreement.ended_on, agreement.end_reason = ended_on, reason
        agreement.save(update_fields=["ended_on", "end_reason"])
        organization = agreement.organization
        payload = {"organization": organization.name, "ended_on": ended_on, "reason": reason}
        record(ENDED, organization.body, payload, actor=actor, duty=duty, at=at)
    return agreement
