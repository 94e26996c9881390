"""The list of counterparties (行政相对人名录): found by name, initials or code, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.identifiers.masks import mask_id_number, mask_phone
from sunlit.interfaces.clock import today
from sunlit.interfaces.days import day_written
from sunlit.interfaces.desk.parties.opened import KEEPERS, require_reader
from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.paging import Order, address, keyset_page
from sunlit.registers.parties.models import Counterparty, CounterpartyKind
from sunlit.registers.parties.queries import find_counterparties

PER_PAGE = 30
MOST_ROWS = 50_000
LONGEST_QUERY = 100
ORDERS = {
    "": Order("name", descending=False, is_text=True),
    "inspected": Order("last_inspected_on", descending=False),
    "newest": Order(),
}


@dataclass(frozen=True)
class Filters:
    """What the address asks for; unknown values are no filter."""

    q: str
    kind: str
    category: str
    level: str
    before: date | None
    sort: str

    kinds = CounterpartyKind.choices

    @classmethod
    def of(cls, request: HttpRequest) -> "Filters":
        """The filters of an address."""
        query = request.GET
        kind, sort = query.get("kind", ""), query.get("sort", "")
        return cls(
            q=query.get("q", "").strip()[:LONGEST_QUERY],
            kind=kind if kind in CounterpartyKind.values else "",
            category=query.get("category", "").strip()[:LONGEST_QUERY],
            level=query.get("level", "").strip()[:LONGEST_QUERY],
            before=day_written(query.get("inspected_before", "")),
            sort=sort if sort in ORDERS else "",
        )

    @property
    def is_set(self) -> bool:
        """Whether anything was asked for."""
        return any((self.q, self.kind, self.category, self.level, self.before))

    def applied(self) -> QuerySet[Counterparty]:
        """The counterparties that fit; those never inspected are before every day."""
        rows = find_counterparties(self.q)
        exact = {
            "kind": self.kind,
            "subject_category": self.category,
            "credit_level": self.level,
        }
        rows = rows.filter(**{name: value for name, value in exact.items() if value})
        if self.before:
            never = Q(last_inspected_on__isnull=True)
            rows = rows.filter(never | Q(last_inspected_on__lt=self.before))
        return rows


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The counterparties that fit the filters."""
    duties = require_reader(request)
    filters = Filters.of(request)
    context = {
        "filters": filters,
        "page": keyset_page(filters.applied(), ORDERS[filters.sort], request.GET, PER_PAGE),
        "categories": _values("subject_category"),
        "levels": _values("credit_level"),
        "export": address(request.GET),
        "keeps": bool(duties & KEEPERS),
        "merges": Duty.REGISTRAR in duties,
    }
    return render(request, "desk/parties/index.html", context)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook, at most MOST_ROWS rows; numbers of persons are masked."""
    require_reader(request)
    filters = Filters.of(request)
    rows = ORDERS[filters.sort].sorted(filters.applied())[:MOST_ROWS]
    title = _("行政相对人名录（%(day)s导出）") % {"day": f"{today():%Y-%m-%d}"}
    sheet = ListSheet(_("行政相对人"), title)
    sheet.header(
        [
            _("序号"),
            _("单位名称"),
            _("相对人类别"),
            _("统一社会信用代码"),
            _("身份证件号码"),
            _("法定代表人"),
            _("地址"),
            _("联系电话"),
            _("对象类别"),
            _("信用等级"),
            _("最近一次检查日期"),
            _("备注"),
        ]
    )
    data = sheet.filled(_lines(rows))
    return workbook_answer(data, _("行政相对人名录"))


def _lines(rows: QuerySet[Counterparty]) -> Iterator[list[str | int]]:
    for number, row in enumerate(rows.iterator(chunk_size=2000), start=1):
        is_person = row.kind == CounterpartyKind.PERSON
        day = row.last_inspected_on
        yield [
            number,
            row.name,
            str(row.get_kind_display()),
            row.uscc or "",
            mask_id_number(row.identity_no) if row.identity_no else "",
            row.legal_representative,
            row.address,
            mask_phone(row.phone) if is_person and row.phone else row.phone,
            row.subject_category,
            row.credit_level,
            f"{day:%Y-%m-%d}" if day else "",
            row.note,
        ]


def _values(column: str) -> list[str]:
    """The values a column takes, for the filter."""
    rows = Counterparty.objects.exclude(**{column: ""}).order_by(column)
    return list(rows.values_list(column, flat=True).distinct()[:LONGEST_QUERY])
