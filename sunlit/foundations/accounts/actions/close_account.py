"""Close an account (停用账号) and end its sessions in the same transaction; 系统管理员 does it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts import codes
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.policies import refuse_own_account, require_duty
from sunlit.foundations.accounts.sessions import end_sessions
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal


class AccountClosed(Refusal):
    """The account is closed already."""


@transaction.atomic
def close_account(*, actor: Account | None, at: datetime, account: Account, reason: str) -> Account:
    """Close an account (停用账号): nobody signs in with it any more, its history stays."""
    duty = require_duty(actor, Duty.SYSTEM_ADMIN, at)
    refuse_own_account(actor, account)
    if not reason.strip():
        raise Refusal(_("请说明停用理由。"), fields={"reason": _("请说明停用理由。")})
    person = Account.objects.select_for_update().get(pk=account.pk)
    if not person.is_active:
        raise AccountClosed(_("账号已停用。"))
    person.is_active = False
    person.save(update_fields=["is_active"])
    append(
        stream=codes.account_stream(person.username),
        code=codes.CLOSED,
        actor=actor,
        duty=duty,
        at=at,
        payload={
            "username": person.username,
            "reason": reason,
            "ended_sessions": end_sessions(person, at),
        },
        subject_kind="account",
        subject_id=str(person.pk),
        subject_title=person.full_name,
    )
    return person
