"""One version of a list (清单版本): its state, its rows, what differs, and what can be done."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.lists.opened import require_reader, version_of
from sunlit.interfaces.desk.lists.waiting import waiting_for
from sunlit.interfaces.exchange.list_books import list_workbook
from sunlit.interfaces.files import workbook_answer
from sunlit.interfaces.paging import KeysetPage, Order, keyset_page
from sunlit.registers.lists.checking import findings
from sunlit.registers.lists.comparing import ListDifference, compare_rows
from sunlit.registers.lists.floors import floor_of
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.layouts import groups_of
from sunlit.registers.lists.models import OPEN, STEP_NAMES, ListRow, ListStatus, ListVersion
from sunlit.registers.lists.policies import AFTER, may_approve, may_draft
from sunlit.registers.lists.queries import rows_of

PER_PAGE = 50
LONGEST_QUERY = 100
BY_POSITION = Order("position", descending=False, is_number=True)
STEPS = (ListStatus.DRAFT, *AFTER, ListStatus.APPROVED, ListStatus.IN_FORCE)


@dataclass(frozen=True)
class RowLine:
    """One row as the page lists it: the fields beside its title, and what a ratio comes to."""

    row: ListRow
    cells: list[tuple[str, str]]
    floor: str


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The version with its rows, found by words and group."""
    person = require_reader(request)
    version, layout = version_of(pk)
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    group = request.GET.get("group", "")
    rows = list(rows_of(version)) if version.status in OPEN else []
    found = _found(rows_of(version), query, group)
    page = keyset_page(found, BY_POSITION, request.GET, PER_PAGE)
    groups = groups_of(rows_of(version).values_list("category", flat=True))
    context = {
        "version": version,
        "layout": layout,
        "page": KeysetPage([_line(layout, row) for row in page.rows], page.previous, page.next),
        "columns": [layout.column(name) for name in layout.shown],
        "query": query,
        "group": group,
        "groups": groups if layout.grouped_by else [],
        "may_declare": bool(set(layout.category_labels) - set(groups)),
        "group_label": layout.labels.get(layout.grouped_by, ""),
        "findings": _findings(layout, version, rows),
        "difference": difference(version, layout, rows),
        **_state(version, person),
    }
    return render(request, "desk/lists/version.html", context)


def _found(rows: QuerySet[ListRow], query: str, group: str) -> QuerySet[ListRow]:
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(code__icontains=query))
    return rows.filter(category=group) if group else rows


def _line(layout: Layout, row: ListRow) -> RowLine:
    labels = layout.labels
    cells = [(str(labels[name]), row.data.get(name, "")) for name in layout.shown]
    ratios = layout.of_value("ratio")
    floor = floor_of(row.data.get(ratios[0].name, "")).shown if ratios else ""
    return RowLine(row, cells, floor)


def _findings(layout: Layout, version: ListVersion, rows: list[ListRow]) -> list[Any]:
    """What stands in the way of submission, shown while it can still be put right."""
    return findings(layout, rows, version.empty_categories) if version.is_draft else []


def difference(version: ListVersion, layout: Layout, rows: list[ListRow]) -> ListDifference | None:
    """What an open version changes of the one it is based on."""
    if version.based_on is None or version.status not in OPEN:
        return None
    before = [row.data for row in rows_of(version.based_on)]
    return compare_rows(layout, before, [row.data for row in rows])


def _state(version: ListVersion, person: Account) -> dict[str, Any]:
    """Where it stands, who decided what, and what this person may do."""
    opinions = list(version.opinions.select_related("actor"))
    at = now()
    drafts = may_draft(person, version.lead_section, at)
    return {
        "opinions": opinions,
        "waits_for": waiting_for(version, at),
        "steps": _progress(ListStatus(version.status)),
        "may_edit": drafts and version.is_draft,
        "may_withdraw": drafts and version.status in OPEN,
        "may_approve": may_approve(person, version, opinions, at),
    }


def _progress(status: ListStatus) -> list[tuple[str, str]]:
    """The steps by name, each done, current or ahead."""
    reached = STEPS.index(status) if status in STEPS else len(STEPS)
    states = ["done"] * reached + ["current"] + ["ahead"] * len(STEPS)
    return [(str(STEP_NAMES[step]), state) for step, state in zip(STEPS, states, strict=False)]


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The version as a workbook in official layout."""
    require_reader(request)
    version, layout = version_of(pk)
    with in_record_language():
        content = list_workbook(version)
        name = f"{layout.title}（第{version.number}版）"
    return workbook_answer(content, name)
