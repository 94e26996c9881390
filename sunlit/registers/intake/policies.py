"""Who may import lists: 名录管理员, or the operator at the machine (系统/命令行)."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.refusals import NotAllowed

COMMAND_LINE = "命令行"


def is_registrar(account: Account, at: datetime) -> bool:
    """Whether the person keeps the registers (名录管理员) on that day."""
    return holds(account, Duty.REGISTRAR, localdate(at))


def require_registrar(actor: Account | None, at: datetime) -> str:
    """The duty under which the import is recorded; refused for everybody else."""
    if actor is None:
        return COMMAND_LINE
    if not is_registrar(actor, at):
        raise NotAllowed(_("只有名录管理员可以维护名录。"))
    return str(Duty.REGISTRAR)
