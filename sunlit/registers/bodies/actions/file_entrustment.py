"""File an entrustment upward (委托报备), 国办发〔2018〕118号."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.bodies.actions._recording import record
from sunlit.registers.bodies.models import EntrustmentAgreement
from sunlit.registers.bodies.refusals import BodyActRefused
from sunlit.registers.bodies.rules import ENTRUSTMENT_ARTICLE
from sunlit.registers.entry import Entry
from sunlit.registers.intake.policies import require_registrar

FILED = register_code(
    "entrustments.filed",
    fields={
        "body": str,
        "organization": str,
        "filed_on": date,
        "filed_with": str,
        "receipt_no": str,
    },
    title="委托执法报备",
).code


def file_entrustment(
    *,
    actor: Account | None,
    at: datetime,
    agreement: EntrustmentAgreement,
    filed_on: date,
    filed_with: str,
    receipt_no: str,
) -> EntrustmentAgreement:
    """Enter the filing; from that day on the organization may act. Raises BodyActRefused."""
    duty = require_registrar(actor, at)
    entry = Entry(BodyActRefused, ENTRUSTMENT_ARTICLE)
    filed_with = entry.text("filed_with", filed_with, _("报备案机关"), 200)
    receipt_no = entry.text("receipt_no", receipt_no, _("备案回执号"), 100)
    entry.not_after("filed_on", filed_on, localdate(at))
    with transaction.atomic():
        rows = EntrustmentAgreement.objects.select_for_update(of=("self",))
        agreement = rows.select_related("organization__body").get(pk=agreement.pk)
        if agreement.filed_on is not None:
            entry.refuse("filed_on", _("该委托已经报备。"))
        if agreement.ended_on is not None:
            entry.refuse("filed_on", _("该委托已经终止。"))
        if agreement.signed_on and filed_on < agreement.signed_on:
            entry.refuse("filed_on", _("报备日期早于协议签订日期。"))
        entry.settle()
        agreement.filed_on, agreement.filed_with = filed_on, filed_with
        agreement.receipt_no = receipt_no
        agreement.save(update_fields=["filed_on", "filed_with", "receipt_no"])
        organization = agreement.organization
        payload = {
            "organization": organization.name,
            "filed_on": filed_on,
            "filed_with": filed_with,
            "receipt_no": receipt_no,
        }
        record(FILED, organization.body, payload, actor=actor, duty=duty, at=at)
    return agreement
