"""Assign a duty (任命职责) to a person from a day on; 安全管理员 does it, never for himself."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts import codes
from sunlit.foundations.accounts.duties import ADMINISTRATORS, Duty, duty_group, overlaps
from sunlit.foundations.accounts.models import Account, DutyAssignment
from sunlit.foundations.accounts.policies import refuse_own_account, require_duty
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal


class DutyRefused(Refusal):
    """The person cannot hold this duty in these days."""


@transaction.atomic
def assign_duty(
    *,
    actor: Account | None,
    at: datetime,
    account: Account,
    duty: str,
    valid_from: date,
    valid_until: date | None = None,
    section_code: str = "",
) -> DutyAssignment:
    """Assign a duty (任命职责) for [valid_from, valid_until); no section means the whole bureau.

    The three administrators (三员) exclude each other and every other duty in the same days.
    `actor` None is 系统, for the first start only.
    """
    actor_duty = require_duty(actor, Duty.SECURITY_ADMIN, at)
    refuse_own_account(actor, account)
    person = Account.objects.select_for_update().get(pk=account.pk)
    assignment = DutyAssignment(
        account=person,
        duty=duty,
        section_code=section_code,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    _check(assignment)
    assignment.save(force_insert=True)
    append(
        stream=codes.account_stream(person.username),
        code=codes.DUTY_ASSIGNED,
        actor=actor,
        duty=actor_duty,
        at=at,
        payload={
            "username": person.username,
            "duty_held": str(duty),
            "section_code": section_code,
            "valid_from": valid_from,
            "valid_until": valid_until,
        },
        subject_kind="account",
        subject_id=str(person.pk),
        subject_title=person.full_name,
    )
    return assignment


def _check(new: DutyAssignment) -> None:
    if new.duty not in Duty.values:
        raise DutyRefused(_("没有这项职责。"), fields={"duty": _("请选择职责。")})
    if not new.account.is_active:
        raise DutyRefused(_("账号已停用，不能任命职责。"))
    if new.valid_until is not None and new.valid_until <= new.valid_from:
        raise DutyRefused(
            _("终止日应晚于起始日。"), fields={"valid_until": _("终止日应晚于起始日。")}
        )
    if new.duty in ADMINISTRATORS and new.section_code:
        raise DutyRefused(_("管理员职责不分科室。"), fields={"section_code": _("请留空。")})
    for held in new.account.duties.all():
        if overlaps(held.valid_from, held.valid_until, new.valid_from, new.valid_until):
            _check_together(held, new)


def _check_together(held: DutyAssignment, new: DutyAssignment) -> None:
    if duty_group(held.duty) != duty_group(new.duty):
        raise DutyRefused(
            format_lazy(
                _(
                    "{account}已担任{duty}，不能同时担任{other}：系统、安全、审计管理员互斥，且不得兼任业务职责。"
                ),
                account=new.account,
                duty=held.get_duty_display(),
                other=new.get_duty_display(),
            )
        )
    if (held.duty, held.section_code) == (new.duty, new.section_code):
        raise DutyRefused(
            format_lazy(
                _("{account}在这段时间已担任{duty}。"),
                account=new.account,
                duty=new.get_duty_display(),
            )
        )
