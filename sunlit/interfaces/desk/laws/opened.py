"""Who may read the library of law, and who keeps it."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import ADMINISTRATORS, Duty
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.desk.person import duties_of

RADAR_READERS = frozenset({Duty.REGISTRAR, Duty.LEGAL_REVIEWER})


def require_reader(request: HttpRequest) -> frozenset[Duty]:
    """The duties of the person; everybody with a duty of business reads the library."""
    duties = frozenset(held.duty for held in duties_of(request))
    if not duties - ADMINISTRATORS:
        raise NotAllowed(_("法律法规库只对执法和法制工作人员开放。"))
    return duties


def keeps_library(duties: frozenset[Duty]) -> bool:
    """Whether the person enters and revises laws (名录管理员)."""
    return Duty.REGISTRAR in duties
