"""Change one's own password (修改密码)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts import codes
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.passwords import PasswordRefused, check_password_strength
from sunlit.foundations.ledger.entries import append


@transaction.atomic
def change_password(
    *, actor: Account, at: datetime, current_password: str, new_password: str
) -> Account:
    """Change one's own password (修改密码); other sessions of the person end with it."""
    person = Account.objects.select_for_update().get(pk=actor.pk)
    if not person.check_password(current_password):
        raise PasswordRefused(
            _("当前密码不正确。"), fields={"current_password": _("当前密码不正确。")}
        )
    if new_password == current_password:
        raise PasswordRefused(
            _("新密码不合要求。"), fields={"new_password": _("新密码不能与当前密码相同。")}
        )
    check_password_strength(new_password, person)
    person.set_password(new_password)
    person.password_changed_at = at
    person.save(update_fields=["password", "password_changed_at"])
    append(
        stream=codes.account_stream(person.username),
        code=codes.PASSWORD_CHANGED,
        actor=actor,
        duty="",
        at=at,
        payload={"username": person.username},
        subject_kind="account",
        subject_id=str(person.pk),
        subject_title=person.full_name,
    )
    return person
