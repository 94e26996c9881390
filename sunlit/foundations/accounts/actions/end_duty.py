"""End a duty (免去职责) of a person from today on; 安全管理员 does it, never for himself."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts import codes
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account, DutyAssignment
from sunlit.foundations.accounts.policies import refuse_own_account, require_duty
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal


class DutyEnded(Refusal):
    """The duty is no longer held."""


@transaction.atomic
def end_duty(*, actor: Account | None, at: datetime, assignment: DutyAssignment) -> DutyAssignment:
    """End a duty (免去职责): from the day of `at` on the person no longer holds it."""
    duty = require_duty(actor, Duty.SECURITY_ADMIN, at)
    today = localdate(at)
    row = DutyAssignment.objects.select_for_update().get(pk=assignment.pk)
    person = row.account
    refuse_own_account(actor, person)
    if row.valid_until is not None and row.valid_until <= today:
        raise DutyEnded(
            format_lazy(_("{person}已不再担任{duty}。"), person=person, duty=row.get_duty_display())
        )
    row.valid_until = max(today, row.valid_from)
    row.save(update_fields=["valid_until"])
    append(
        stream=codes.account_stream(person.username),
        code=codes.DUTY_ENDED,
        actor=actor,
        duty=duty,
        at=at,
        payload={
            "username": person.username,
            "duty_held": row.duty,
            "section_code": row.section_code,
            "valid_until": row.valid_until,
        },
        subject_kind="account",
        subject_id=str(person.pk),
        subject_title=person.full_name,
    )
    return row
