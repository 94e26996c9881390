"""Open an account (开立账号) for a person of the bureau; 系统管理员 does it."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts import codes
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.policies import require_duty
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import Refusal


class AccountRefused(Refusal):
    """The account cannot be opened as entered."""


@transaction.atomic
def open_account(
    *, actor: Account | None, at: datetime, username: str, full_name: str, password: str
) -> Account:
    """Open an account (开立账号); the person must change the password at the first sign-in.

    `actor` None is 系统, for the first start only.
    """
    duty = require_duty(actor, Duty.SYSTEM_ADMIN, at)
    account = Account(username=username.strip(), full_name=full_name.strip())
    _check(account, password)
    account.set_password(password)
    account.save(force_insert=True)
    append(
        stream=codes.account_stream(account.username),
        code=codes.OPENED,
        actor=actor,
        duty=duty,
        at=at,
        payload={"username": account.username, "full_name": account.full_name},
        subject_kind="account",
        subject_id=str(account.pk),
        subject_title=account.full_name,
    )
    return account


def _check(account: Account, password: str) -> None:
    fields: dict[str, str] = {}
    account.set_unusable_password()
    try:
        account.full_clean(exclude=["password"])
    except ValidationError as error:
        fields |= {name: " ".join(texts) for name, texts in error.message_dict.items()}
    try:
        validate_password(password, account)
    except ValidationError as error:
        fields["password"] = " ".join(error.messages)
    if fields:
        raise AccountRefused(_("账号信息有误，未开立。"), fields=fields)
