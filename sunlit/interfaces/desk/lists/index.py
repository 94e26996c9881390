"""All lists at a glance, and the versions of one list (清单总览)."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.foundations.accounts.duties import Duty
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.lists.opened import kind_of, require_reader
from sunlit.interfaces.desk.lists.waiting import waiting_for
from sunlit.interfaces.desk.person import duties_of
from sunlit.interfaces.paging import Order, keyset_page
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.layouts import LAYOUTS, layout_of
from sunlit.registers.lists.models import ListRow, ListVersion
from sunlit.registers.lists.queries import open_versions, versions, versions_in_force

PER_PAGE = 30


@dataclass(frozen=True)
class Line:
    """One list: what is in force, what is open, and on whom it waits."""

    layout: Layout
    in_force: ListVersion | None
    row_count: int
    open: ListVersion | None
    waits_for: str


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The six lists: version in force, open version and where it waits."""
    require_reader(request)
    in_force, opened = versions_in_force(today()), open_versions()
    counts = dict(
        ListRow.objects.filter(version__in=in_force.values())
        .values_list("version")
        .annotate(Count("pk"))
        .order_by()
    )
    lines = [_line(layout, in_force.get(kind), opened.get(kind), counts)
             for kind, layout in LAYOUTS.items()]  # fmt: skip
    duties = {held.duty for held in duties_of(request)}
    context = {
        "lines": lines,
        "may_import": Duty.REGISTRAR in duties,
        "may_draft": bool(duties & {Duty.REGISTRAR, Duty.SECTION_HEAD}),
    }
    return render(request, "desk/lists/index.html", context)


def _line(
    layout: Layout,
    in_force: ListVersion | None,
    opened: ListVersion | None,
    counts: dict[int, int],
) -> Line:
    return Line(
        layout,
        in_force,
        counts.get(in_force.pk, 0) if in_force else 0,
        opened,
        waiting_for(opened, now()) if opened else "",
    )


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version of one list, newest first."""
    require_reader(request)
    kind = kind_of(slug)
    page = keyset_page(versions(kind), Order("number", is_number=True), request.GET, PER_PAGE)
    context = {"layout": layout_of(kind), "page": page}
    return render(request, "desk/lists/history.html", context)
