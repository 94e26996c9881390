"""Read cases for lists (案件查询): narrowed, newest or most urgent first, page by page.

No list counts its rows and none skips over rows: a page starts behind the last row of the page
before, so the hundredth page costs what the first one costs.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sunlit.casework.models import Case, Handler
from sunlit.foundations.textsearch.index import filter_matching

SEARCH_KIND = "case"  # name of cases in the search index
PAGE_SIZE = 20


class Order(StrEnum):
    """How a list is sorted: newest case first, or nearest due day first."""

    NEWEST = "newest"
    DUE = "due"


@dataclass(frozen=True)
class CaseFilter:
    """What a list is narrowed to; what is left empty narrows nothing.

    `section_ids` None is the whole bureau. `officer_id`: cases this officer handles now.
    `due_until`: cases whose nearest due day is on or before that day.
    """

    section_ids: tuple[int, ...] | None = None
    status: str = ""
    officer_id: int | None = None
    due_until: date | None = None
    text: str = ""


@dataclass(frozen=True)
class CasePage:
    """One page of a list. `after` opens the next page; empty on the last one."""

    rows: list[Case]
    after: str = ""


def case_page(
    wanted: CaseFilter, *, order: Order = Order.NEWEST, after: str = "", size: int = PAGE_SIZE
) -> CasePage:
    """The page behind `after` (empty: the first), with parties, items, sections and handlers.

    An `after` that no page gave out opens the first page. `due_until` sorts by due day by itself.
    """
    by_due = order is Order.DUE or wanted.due_until is not None
    turned = _by_due(narrowed(wanted), after) if by_due else _newest(narrowed(wanted), after)
    cases = list(_loaded(turned)[: size + 1])
    if len(cases) <= size:
        return CasePage(cases)
    last = cases[size - 1]
    return CasePage(cases[:size], f"{last.next_due_on}_{last.pk}" if by_due else f"{last.pk}")


def narrowed(wanted: CaseFilter) -> QuerySet[Case]:
    """All cases of the filter, unsorted."""
    cases = Case.objects.all()
    if wanted.section_ids is not None:
        one = len(wanted.section_ids) == 1
        cases = (
            cases.filter(section_id=wanted.section_ids[0])
            if one
            else cases.filter(section_id__in=wanted.section_ids)
        )
    if wanted.status:
        cases = cases.filter(status=wanted.status)
    if wanted.officer_id is not None:
        handles = Handler.objects.filter(
            case=OuterRef("pk"), officer_id=wanted.officer_id, until=None
        )
        cases = cases.filter(Exists(handles))
    if wanted.due_until is not None:
        cases = cases.filter(next_due_on__lte=wanted.due_until)
    return filter_matching(cases, SEARCH_KIND, wanted.text)


def _newest(cases: QuerySet[Case], after: str) -> QuerySet[Case]:
    behind = cases.filter(pk__lt=int(after)) if after.isdecimal() else cases
    return behind.order_by("-id")


def _by_due(cases: QuerySet[Case], after: str) -> QuerySet[Case]:
    pressing = cases.filter(next_due_on__isnull=False).order_by("next_due_on", "id")
    day_text, _underscore, key = after.partition("_")
    try:
        day, number = date.fromisoformat(day_text), int(key)
    except ValueError:
        return pressing
    # The second condition alone says where the index is entered.
    return pressing.filter(Q(next_due_on__gt=day) | Q(pk__gt=number), next_due_on__gte=day)


def _loaded(cases: QuerySet[Case]) -> QuerySet[Case]:
    current = Handler.objects.filter(until=None).select_related("officer").order_by("id")
    return cases.select_related("item", "party", "section").prefetch_related(
        Prefetch("handlers", current)
    )
