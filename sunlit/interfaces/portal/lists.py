"""The public lists (公示清单): items, officers, decisions; searched, filtered and paged by key."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.disclosure.queries import visible_records
from sunlit.foundations.textsearch.index import filter_matching
from sunlit.interfaces.clock import today
from sunlit.interfaces.paging import KeysetPage, Order, keyset_page
from sunlit.interfaces.published import worded

PER_PAGE = 20
LONGEST_QUERY = 100
BY_DAY = Order("decided_on")
BY_PUBLICATION = Order()
IN_LIST_ORDER = Order(descending=False)
# 《行政处罚法》第九条: the kinds of penalty, as the published copies name them.
PENALTY_KINDS: tuple[tuple[str, Promise], ...] = (
    ("警告", _("警告")),
    ("通报批评", _("通报批评")),
    ("罚款", _("罚款")),
    ("没收违法所得", _("没收违法所得")),
    ("没收非法财物", _("没收非法财物")),
    ("暂扣许可证件", _("暂扣许可证件")),
    ("吊销许可证件", _("吊销许可证件")),
    ("降低资质等级", _("降低资质等级")),
    ("限制开展生产经营活动", _("限制开展生产经营活动")),
    ("责令停产停业", _("责令停产停业")),
    ("责令关闭", _("责令关闭")),
    ("限制从业", _("限制从业")),
)


@dataclass(frozen=True)
class Line:
    """A record with its fields by name, as a table shows them."""

    record: PublishedRecord
    values: dict[str, str]


@login_not_required
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """行政执法事项清单."""
    rows = visible_records(RecordKind.ITEM, today())
    return _register(request, rows, "portal/items.html")


@login_not_required
@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    """行政执法人员名单."""
    rows = visible_records(RecordKind.OFFICER, today())
    return _register(request, rows, "portal/officers.html")


def _register(request: HttpRequest, rows: QuerySet[PublishedRecord], template: str) -> HttpResponse:
    """A list that follows a register: in its order, filtered by group and section."""
    groups, sections = _groups(rows), _sections(rows)
    asked = {
        "q": request.GET.get("q", "").strip()[:LONGEST_QUERY],
        "group": _known(request.GET.get("group", ""), groups),
        "section": _known(request.GET.get("section", ""), sections),
    }
    if asked["group"]:
        rows = rows.filter(group=asked["group"])
    if asked["section"]:
        rows = rows.filter(section__contains=asked["section"])
    page = keyset_page(_found(rows, asked["q"]), IN_LIST_ORDER, request.GET, PER_PAGE)
    context = {
        "area": "before",
        "asked": asked,
        "is_asked": any(asked.values()),
        "groups": groups,
        "sections": sections,
        "page": _lines(page),
    }
    return render(request, template, context)


@login_not_required
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """行政处罚决定, newest decision first unless asked otherwise."""
    rows = visible_records(RecordKind.DECISION, today())
    years = _years()
    asked = {
        "q": request.GET.get("q", "").strip()[:LONGEST_QUERY],
        "year": _known(request.GET.get("year", ""), years),
        "kind": _known(request.GET.get("kind", ""), (code for code, _name in PENALTY_KINDS)),
        "sort": _known(request.GET.get("sort", ""), ["published"]),
    }
    if asked["year"]:
        rows = rows.filter(decided_on__year=int(asked["year"]))
    if asked["kind"]:
        rows = rows.filter(group__contains=asked["kind"])
    order = BY_PUBLICATION if asked["sort"] else BY_DAY
    page = keyset_page(_found(rows, asked["q"]), order, request.GET, PER_PAGE)
    context = {
        "area": "after",
        "asked": asked,
        "is_asked": any(asked.values()),
        "years": years,
        "kinds": PENALTY_KINDS,
        "page": _lines(page),
    }
    return render(request, "portal/decisions.html", context)


def _found(rows: QuerySet[PublishedRecord], words: str) -> QuerySet[PublishedRecord]:
    return filter_matching(rows, "published", words)


def _lines(page: KeysetPage[PublishedRecord]) -> KeysetPage[Line]:
    lines = [
        Line(record, {field["name"]: field["value"] for field in worded(record.fields)})
        for record in page.rows
    ]
    return KeysetPage(lines, page.previous, page.next)


def _known(value: str, choices: Iterable[str]) -> str:
    return value if value in choices else ""


def _groups(rows: QuerySet[PublishedRecord]) -> list[str]:
    values = rows.order_by("group").values_list("group", flat=True).distinct()
    return [value for value in values if value]


def _sections(rows: QuerySet[PublishedRecord]) -> list[str]:
    """The sections one by one; a record of several names them all, parted by 、."""
    values = rows.order_by("section").values_list("section", flat=True).distinct()
    return list(dict.fromkeys(name for value in values for name in value.split("、") if name))


def _years() -> list[str]:
    """This year back to the year of the oldest decision, whether or not its time on show is over.

    Asking for the oldest on show would read every expired one first.
    """
    decided = PublishedRecord.objects.filter(
        kind=RecordKind.DECISION, is_visible=True, decided_on__isnull=False
    )
    oldest = decided.order_by("decided_on", "id").values_list("decided_on", flat=True).first()
    first = oldest.year if oldest else today().year
    return [str(year) for year in range(today().year, first - 1, -1)]
