"""Who may administer accounts: 系统管理员 runs them, 安全管理员 grants duties, nobody his own."""

from datetime import datetime

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.refusals import NotAllowed

SYSTEM = "SYSTEM"  # the duty written into the ledger where no person acts (first start)


def require_duty(actor: Account | None, duty: Duty, at: datetime) -> str:
    """Refuse unless the actor holds `duty` now; None is 系统 at first start. Answers the duty."""
    if actor is None:
        return SYSTEM
    if not holds(actor, duty, localdate(at)):
        raise NotAllowed(format_lazy(_("只有{label}可以办理此事项。"), label=duty.label))
    return str(duty)


def refuse_own_account(actor: Account | None, account: Account) -> None:
    """Nobody changes his own duties or closes his own account."""
    if actor is not None and actor.pk == account.pk:
        raise NotAllowed(_("不能办理涉及本人账号的事项，请由其他管理员办理。"))
