"""Void an issued number (编号作废): it stays used, the register says why nothing bears it."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.numbering import codes
from sunlit.foundations.numbering.models import IssuedNumber, NumberSeries, VoidedNumber
from sunlit.foundations.refusals import Refusal


class VoidRefused(Refusal):
    """The number cannot be voided."""


@transaction.atomic
def void_number(
    *, actor: Account | None, at: datetime, number: str, reason: str, duty: str = ""
) -> VoidedNumber:
    """Void `number` (编号作废) with a reason; who may do so is decided by the act that calls."""
    if not reason.strip():
        raise VoidRefused(_("请说明作废理由。"), fields={"reason": _("请说明作废理由。")})
    issued = IssuedNumber.objects.filter(number=number).first()
    if issued is None:
        raise VoidRefused(format_lazy(_("没有发过编号“{number}”。"), number=number))
    series = NumberSeries.objects.filter(form_code=issued.form_code, year=issued.year)
    series.select_for_update().get()  # nobody may lock, let alone change, the number itself
    if VoidedNumber.objects.filter(issued=issued).exists():
        raise VoidRefused(format_lazy(_("编号“{number}”已经作废。"), number=number))
    voided = VoidedNumber.objects.create(issued=issued, reason_text=reason, voided_at=at)
    append(
        stream=codes.number_stream(issued.form_code, issued.year),
        code=codes.VOIDED,
        actor=actor,
        duty=duty,
        at=at,
        payload={
            "number": number,
            "form_code": issued.form_code,
            "year": issued.year,
            "sequence": issued.sequence,
            "reason": reason,
        },
        subject_kind=issued.subject_kind,
        subject_id=issued.subject_id,
        subject_title=number,
    )
    return voided
