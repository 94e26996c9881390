"""What else waits on the workbench (工作台提醒), by duty: one line each with the page to go to.

Each source takes the duties held, the day and the person, and costs a fixed number of queries, and
none for whom it does not concern.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.calendars import bureau_calendar
from sunlit.foundations.wording import Words
from sunlit.interfaces.desk.workbench.measure_notices import measure_notices
from sunlit.interfaces.desk.workbench.people_notices import (
    Told,
    credential_notices,
    entrustment_notices,
)
from sunlit.interfaces.desk.workbench.publication_notices import publication_notices
from sunlit.procedures.adopting import provisional_limits
from sunlit.registers.radar.queries import stale_alarms

NOTICE_MONTH = 11  # the State Council publishes it in late October or November
WATCHES_LAW = frozenset({Duty.REGISTRAR, Duty.LEGAL_REVIEWER})


@dataclass(frozen=True)
class Notice:
    """One line of the workbench that is no to-do of a case."""

    text: Words
    url: str


def law_notices(duties: frozenset[Duty], today: date, account_id: int) -> Told:
    """Citations that must be corrected (依据过期), for 名录管理员 and 法制审核员."""
    if duties & WATCHES_LAW and (count := len(stale_alarms(today))):
        text = format_lazy(_("有{count}处引用的依据已经修订或者废止，请核对。"), count=count)
        yield text, reverse("laws:radar")


def calendar_notices(duties: frozenset[Duty], today: date, account_id: int) -> Told:
    """That the holidays of the coming year are not loaded yet, for 名录管理员, from November on."""
    settled = bureau_calendar().announced_until.year
    if Duty.REGISTRAR in duties and today.month >= NOTICE_MONTH and settled <= today.year:
        text = _("{year}年的放假安排还没有载入，有{count}个期限是暂定的；通知公布后请及时采用。")
        told = format_lazy(text, year=today.year + 1, count=provisional_limits())
        yield told, reverse("calendar:holidays")


SOURCES: tuple[Callable[[frozenset[Duty], date, int], Told], ...] = (
    credential_notices,
    entrustment_notices,
    law_notices,
    publication_notices,
    measure_notices,
    calendar_notices,
)


def notices(duties: Iterable[Duty], today: date, account_id: int) -> list[Notice]:
    """Every reminder for this person with these duties."""
    held = frozenset(duties)
    return [
        Notice(text, url) for source in SOURCES for text, url in source(held, today, account_id)
    ]
