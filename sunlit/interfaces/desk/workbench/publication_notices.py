"""Publications and lists that wait (公示提醒), for 公示员 and 公示审查员."""

from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.lists.queries import lists_behind
from sunlit.disclosure.models import Publication, PublicationStatus
from sunlit.disclosure.queries import waiting_successions
from sunlit.foundations.accounts.duties import Duty
from sunlit.interfaces.desk.workbench.people_notices import Told

WHOSE = {
    PublicationStatus.DRAFT: Duty.DISCLOSURE_STAFF,
    PublicationStatus.SUBMITTED: Duty.DISCLOSURE_CLEARER,
    PublicationStatus.CLEARED: Duty.DISCLOSURE_STAFF,
}


def publication_notices(duties: frozenset[Duty], today: date, account_id: int) -> Told:
    """How many publications wait at each of the person's steps, and the lists to publish."""
    mine = [status for status, duty in WHOSE.items() if duty in duties]
    if not mine:
        return
    queue = reverse("desk:publications")
    waiting = Publication.objects.filter(status__in=mine).order_by()
    counts = dict(waiting.values_list("status").annotate(Count("pk")))
    for status in mine:
        if count := counts.get(status):
            told = format_lazy("{label}{colon}{n}", label=status.label, colon=_("："), n=count)
            told = format_lazy("{place} · {told}", place=_("公示办理"), told=told)
            yield told, f"{queue}?status={status}"
    if Duty.DISCLOSURE_STAFF in duties:
        if count := waiting_successions().count():
            told = format_lazy("{what}{colon}{n}", what=_("后续决定"), colon=_("："), n=count)
            yield format_lazy("{place} · {told}", place=_("公示办理"), told=told), queue
        for kind, _list in lists_behind(today):
            text = format_lazy("{what}{colon}", what=_("待公示的清单"), colon=_("："))
            yield format_lazy("{text}{name}", text=text, name=kind.label), queue
