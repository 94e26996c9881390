"""Who may see the publication pages: those with a duty in disclosure, leaders, supervisors."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.desk.person import duties_of

READERS = {
    Duty.DISCLOSURE_STAFF,
    Duty.DISCLOSURE_CLEARER,
    Duty.BUREAU_LEADER,
    Duty.LEGAL_REVIEWER,
    Duty.SUPERVISOR,
}


def require_reader(request: HttpRequest) -> frozenset[Duty]:
    """The duties of the person; refused without one that reads publications."""
    duties = frozenset(held.duty for held in duties_of(request))
    if not duties & READERS:
        raise NotAllowed(_("公示办理只对公示员、公示审查员和有关领导、监督人员开放。"))
    return duties
