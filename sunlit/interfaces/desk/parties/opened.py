"""Who may read the register of counterparties, and who keeps it."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import ADMINISTRATORS, Duty
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.desk.person import duties_of

KEEPERS = frozenset({Duty.CASE_OFFICER, Duty.REGISTRAR})


def require_reader(request: HttpRequest) -> frozenset[Duty]:
    """The duties of the person; everybody with a duty of business reads the register."""
    duties = frozenset(held.duty for held in duties_of(request))
    if not duties - ADMINISTRATORS:
        raise NotAllowed(_("行政相对人名录只对执法和法制工作人员开放。"))
    return duties


def require_keeper(request: HttpRequest) -> None:
    """Refuse whoever may not write the register (承办人、名录管理员)."""
    if not require_reader(request) & KEEPERS:
        raise NotAllowed(_("只有承办人或者名录管理员可以登记行政相对人。"))
