"""The library of law (法律法规库): search, filters, sorting, Excel."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.laws.opened import keeps_library, require_reader
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.paging import KeysetPage, Order, address, keyset_page
from sunlit.registers.laws.describing import STANDING_LABELS
from sunlit.registers.laws.models import Instrument, InstrumentRank
from sunlit.registers.laws.queries import law_index, library, matching_title
from sunlit.registers.laws.resolving import LawIndex, Standing
from sunlit.registers.radar.sources import citing_sources

PER_PAGE = 30
LONGEST_QUERY = 100
ORDERS = {
    "": Order("title", descending=False, is_text=True),
    "effective": Order("effective_from"),
    "newest": Order(),
}


@dataclass(frozen=True)
class Line:
    """One version: the row, how it stands today, how many things cite it."""

    instrument: Instrument
    standing: Standing
    cited: int

    @property
    def label(self) -> Promise:
        """The standing in Chinese."""
        return STANDING_LABELS[self.standing]


@dataclass(frozen=True)
class Filters:
    """What the address asks for; unknown values are no filter."""

    q: str
    rank: str
    standing: str
    sort: str

    ranks = InstrumentRank.choices
    standings = [(one.value, label) for one, label in STANDING_LABELS.items()]

    @property
    def is_set(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.q or self.rank or self.standing)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The versions that fit the filters."""
    duties = require_reader(request)
    filters, laws = _filters(request), law_index()
    rows = _applied(filters, laws)
    page = keyset_page(rows, ORDERS[filters.sort], request.GET, PER_PAGE)
    cited = _cited(laws)
    context = {
        "filters": filters,
        "page": KeysetPage(
            [_line(row, laws, cited) for row in page.rows], page.previous, page.next
        ),
        "export": address(request.GET),
        "keeps": keeps_library(duties),
    }
    return render(request, "desk/laws/index.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    require_reader(request)
    filters, laws = _filters(request), law_index()
    cited = _cited(laws)
    rows = ORDERS[filters.sort].sorted(_applied(filters, laws))
    sheet = ListSheet(
        _("法律法规"), _("法律法规库（%(day)s导出）") % {"day": f"{today():%Y-%m-%d}"}
    )
    sheet.header(
        [
            _("序号"),
            _("名称"),
            _("版本"),
            _("效力位阶"),
            _("制定机关"),
            _("文号"),
            _("公布日期"),
            _("施行日期"),
            _("失效日期"),
            _("状态"),
            _("登记条数"),
            _("被引用"),
            _("说明"),
        ]
    )
    lines = (_line(row, laws, cited) for row in rows)
    data = sheet.filled(_cells(number, line) for number, line in enumerate(lines, start=1))
    return workbook_answer(data, _("法律法规库"))


def _filters(request: HttpRequest) -> Filters:
    query = request.GET
    rank, standing, sort = query.get("rank", ""), query.get("standing", ""), query.get("sort", "")
    return Filters(
        q=query.get("q", "").strip()[:LONGEST_QUERY],
        rank=rank if rank in InstrumentRank.values else "",
        standing=standing if standing in list(Standing) else "",
        sort=sort if sort in ORDERS else "",
    )


def _applied(filters: Filters, laws: LawIndex) -> QuerySet[Instrument]:
    """The versions that fit; how one stands is told by the index, as everywhere."""
    rows = library()
    if filters.rank:
        rows = rows.filter(rank=filters.rank)
    if filters.standing:
        fitting = [
            pk
            for pk, version in laws.by_pk.items()
            if laws.standing(version, today()) == filters.standing
        ]
        rows = rows.filter(pk__in=fitting)
    return rows.filter(pk__in=matching_title(filters.q)) if filters.q else rows


def _cited(laws: LawIndex) -> Counter[int]:
    """How many places cite each version, by its id."""
    found = (laws.cited(citing.citation, citing.written_on) for citing in citing_sources(today()))
    return Counter(version.pk for version in found if version is not None)


def _line(row: Instrument, laws: LawIndex, cited: Counter[int]) -> Line:
    return Line(row, laws.standing(laws.by_pk[row.pk], today()), cited[row.pk])


def _cells(number: int, line: Line) -> list[str | int]:
    row = line.instrument
    days = (row.published_on, row.effective_from, row.effective_until)
    return [
        number,
        row.title,
        row.edition,
        str(row.get_rank_display()),
        row.issuer,
        row.document_no,
        *(f"{day:%Y-%m-%d}" if day else "" for day in days),
        str(line.label),
        getattr(row, "article_count", 0),
        line.cited,
        row.note,
    ]
