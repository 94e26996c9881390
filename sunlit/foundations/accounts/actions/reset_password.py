"""Reset the password (重置密码) of a person who forgot it; 系统管理员 does it."""

from datetime import datetime

from django.db import transaction

from sunlit.foundations.accounts import codes
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.passwords import check_password_strength
from sunlit.foundations.accounts.policies import refuse_own_account, require_duty
from sunlit.foundations.accounts.sessions import end_sessions
from sunlit.foundations.ledger.entries import append


@transaction.atomic
def reset_password(*, actor: Account, at: datetime, account: Account, new_password: str) -> Account:
    """Reset a password (重置密码): the person's sessions end and he must change it at sign-in."""
    duty = require_duty(actor, Duty.SYSTEM_ADMIN, at)
    refuse_own_account(actor, account)
    person = Account.objects.select_for_update().get(pk=account.pk)
    check_password_strength(new_password, person)
    person.set_password(new_password)
    person.password_changed_at = None
    person.save(update_fields=["password", "password_changed_at"])
    end_sessions(person, at)
    append(
        stream=codes.account_stream(person.username),
        code=codes.PASSWORD_RESET,
        actor=actor,
        duty=duty,
        at=at,
        payload={"username": person.username},
        subject_kind="account",
        subject_id=str(person.pk),
        subject_title=person.full_name,
    )
    return person
