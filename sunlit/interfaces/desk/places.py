"""The places of the desk: what the main navigation offers, by duty (职责)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sunlit.casework.queries import BUREAU_WIDE, SECTION_WIDE
from sunlit.foundations.accounts.duties import ADMINISTRATORS, Duty, HeldDuty

SEES_CASES = BUREAU_WIDE | SECTION_WIDE
BUSINESS = frozenset(Duty) - ADMINISTRATORS
REGISTER_READERS = frozenset(
    {
        Duty.REGISTRAR,
        Duty.SUPERVISOR,
        Duty.BUREAU_LEADER,
        Duty.LEGAL_REVIEWER,
        Duty.SECTION_HEAD,
    }
)
REVIEW_READERS = frozenset({Duty.LEGAL_REVIEWER, Duty.BUREAU_LEADER, Duty.SUPERVISOR})
PLACES: tuple[tuple[Promise, str, frozenset[Duty]], ...] = (
    (_("工作台"), "desk:workbench", frozenset(Duty)),
    (_("案件"), "desk:cases", SEES_CASES),
    (_("日历"), "calendar:month", SEES_CASES),
    (_("放假安排"), "calendar:holidays", frozenset({Duty.REGISTRAR})),
    (
        _("公示"),
        "desk:publications",
        frozenset({Duty.DISCLOSURE_STAFF, Duty.DISCLOSURE_CLEARER}),
    ),
    (_("法制审核"), "reviews:index", REVIEW_READERS),
    (pgettext_lazy("many", "清单"), "lists:index", BUSINESS),
    (_("办法"), "measures:index", BUSINESS),
    (_("法规"), "laws:index", BUSINESS),
    (_("相对人"), "parties:index", BUSINESS),
    (_("主体"), "bodies:index", REGISTER_READERS),
    (pgettext_lazy("many", "人员"), "officers:index", REGISTER_READERS),
    (_("亮证"), "officers:card", frozenset({Duty.CASE_OFFICER})),
    (_("指南"), "guides:index", REGISTER_READERS),
    (_("导入"), "imports:index", frozenset({Duty.REGISTRAR})),
)


@dataclass(frozen=True)
class Place:
    """An entry of the navigation; `current` is the value of aria-current."""

    name: Promise
    url: str
    current: str

    @property
    def is_current(self) -> bool:
        """Whether the page belongs to this place."""
        return bool(self.current)


def places(path: str, held: Iterable[HeldDuty]) -> list[Place]:
    """The places open to a person with these duties, for the page at `path`."""
    duties = {one.duty for one in held}
    found = []
    for name, url_name, wanted in PLACES:
        if url_name != "desk:workbench" and not duties & wanted:
            continue
        url = reverse(url_name)
        found.append(Place(name, url, _current(path, url, url_name)))
    return found


def _current(path: str, url: str, url_name: str) -> str:
    if path == url:
        return "page"
    return "true" if url_name != "desk:workbench" and path.startswith(url) else ""
