"""The radar page (依据过期预警): every citation that no longer holds, with what to cite instead."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.casework.queries import open_cases_on
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.laws.citing import CitingLink, Links
from sunlit.interfaces.desk.laws.opened import require_reader
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.numbers import whole_number
from sunlit.interfaces.paging import KeysetPage, address
from sunlit.registers.laws.describing import article_name
from sunlit.registers.names import name_key
from sunlit.registers.radar.queries import alarms
from sunlit.registers.radar.rules import KIND_LABELS, Alarm, CitingKind

PER_PAGE = 30
LONGEST_QUERY = 100


@dataclass(frozen=True)
class Line:
    """One alarm with the place to correct it."""

    alarm: Alarm
    link: CitingLink

    @property
    def place(self) -> str:
        """The citation as its list has it."""
        return self.alarm.citing.citation.text


@dataclass(frozen=True)
class Filters:
    """What the address asks for; unknown values are no filter."""

    q: str
    kind: str
    shown: str

    kinds = list(KIND_LABELS.items())

    @property
    def is_set(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.q or self.kind or self.shown)

    def fits(self, alarm: Alarm) -> bool:
        """Whether the alarm is asked for; without a choice, only what is stale."""
        if self.kind and alarm.citing.kind != self.kind:
            return False
        if self.shown != "all" and alarm.is_stale == (self.shown == "unchecked"):
            return False
        text = f"{alarm.citing.title} {alarm.citing.code} {alarm.citing.citation.text}"
        return name_key(self.q) in name_key(text)


@require_safe
def radar(request: HttpRequest) -> HttpResponse:
    """The alarms that fit the filters, and the open cases on stale items."""
    require_reader(request)
    filters, found = _filters(request), alarms(today())
    fitting = [alarm for alarm in found if filters.fits(alarm)]
    stale = [alarm for alarm in found if alarm.is_stale]
    context = {
        "filters": filters,
        "page": _page(request, fitting),
        "export": address(request.GET),
        "stale_count": len(stale),
        "unchecked_count": len(found) - len(stale),
        "case_count": open_cases_on(
            {one.citing.key for one in stale if one.citing.kind is CitingKind.ITEM}
        ).count(),
    }
    return render(request, "desk/laws/radar.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same alarms as a workbook."""
    require_reader(request)
    filters = _filters(request)
    fitting = [alarm for alarm in alarms(today()) if filters.fits(alarm)]
    sheet = ListSheet(_("依据预警"), _("依据过期预警（%(day)s）") % {"day": f"{today():%Y-%m-%d}"})
    sheet.header(
        [
            _("序号"),
            _("引用处"),
            _("种类"),
            _("编码"),
            _("引用的依据"),
            _("状态"),
            _("问题"),
            _("现为"),
            _("自何日起"),
        ]
    )
    data = sheet.filled(_cells(number, one) for number, one in enumerate(fitting, start=1))
    return workbook_answer(data, _("依据过期预警"))


def _filters(request: HttpRequest) -> Filters:
    kind, shown = request.GET.get("kind", ""), request.GET.get("shown", "")
    return Filters(
        q=request.GET.get("q", "").strip()[:LONGEST_QUERY],
        kind=kind if kind in list(CitingKind) else "",
        shown=shown if shown in ("unchecked", "all") else "",
    )


def _page(request: HttpRequest, fitting: list[Alarm]) -> KeysetPage[Line]:
    """One page of the alarms; they are computed, so a page begins at a place, not at a key."""
    start = whole_number(request.GET.get("after", ""), digits=5) or 0
    rows = fitting[start : start + PER_PAGE]
    previous = address(request.GET, after=str(max(start - PER_PAGE, 0))) if start else ""
    more = start + PER_PAGE < len(fitting)
    following = address(request.GET, after=str(start + PER_PAGE)) if more else ""
    links = Links(today())
    return KeysetPage([Line(one, links.to(one.citing)) for one in rows], previous, following)


def _cells(number: int, alarm: Alarm) -> list[str | int]:
    return [
        number,
        alarm.citing.title,
        str(alarm.citing.kind_label),
        alarm.citing.code,
        alarm.citing.citation.text,
        str(alarm.state_label),
        str(alarm.sentence),
        article_name(alarm.found.now) if alarm.found.now else "",
        f"{alarm.found.since:%Y-%m-%d}" if alarm.found.since else "",
    ]
