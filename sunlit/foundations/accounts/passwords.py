"""Rules for a new password (密码), the same for the person himself and for a reset."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal


class PasswordRefused(Refusal):
    """The password is wrong or too weak."""


def check_password_strength(password: str, account: Account) -> None:
    """Refuse a weak password with the sentences of the validators."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        text = " ".join(error.messages)
        raise PasswordRefused(_("新密码不合要求。"), fields={"new_password": text}) from error
