"""Read cases, clocks and to-dos for lists (案件查询): whose they are, narrowed, page by page.

No list counts its rows and none skips over rows: a page starts behind the last row of the page
before, so the hundredth page costs what the first one costs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sunlit.casework.models import Case, CaseClock, ClockState, Handler, Todo
from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.textsearch.index import filter_matching
from sunlit.registers.bodies.models import Section

# Duties that see every case of the bureau, and those that see the cases of their section.
BUREAU_WIDE = frozenset(
    {
        Duty.BUREAU_LEADER,
        Duty.LEGAL_REVIEWER,
        Duty.SUPERVISOR,
        Duty.DISCLOSURE_STAFF,
        Duty.DISCLOSURE_CLEARER,
        Duty.ARCHIVIST,
    }
)
SECTION_WIDE = frozenset({Duty.CASE_OFFICER, Duty.SECTION_HEAD})
SEARCH_KIND = "case"  # name of cases in the search index
PAGE_SIZE = 20


def visible_to(account_id: int, duties: Iterable[HeldDuty]) -> QuerySet[Case]:
    """Cases a person may list: all by a bureau-wide duty, else the section's and his own."""
    held = list(duties)
    if any(one.duty in BUREAU_WIDE for one in held):
        return Case.objects.all()
    own = [one.section_code for one in held if one.duty in SECTION_WIDE]
    if "" in own:
        return Case.objects.all()
    sections = Section.objects.filter(code__in=own).values("pk")
    handled = Handler.objects.filter(officer__account_id=account_id).values("case")
    return Case.objects.filter(Q(section__in=sections) | Q(pk__in=handled))


def todos_of(account_id: int, duties: Iterable[HeldDuty]) -> QuerySet[Todo]:
    """To-dos (待办) of the person himself and of the duties he holds, for their sections."""
    mine = Q(account_id=account_id)
    for one in duties:
        of_duty = Q(account=None, duty=one.duty)
        if one.section_code:
            of_duty &= Q(section_code__in=["", one.section_code])
        mine |= of_duty
    return Todo.objects.filter(mine)


def running_clocks(cases: QuerySet[Case]) -> QuerySet[CaseClock]:
    """The clocks (期限) of these cases that still run."""
    return CaseClock.objects.filter(state=ClockState.RUNNING, case__in=cases)


@dataclass(frozen=True)
class CaseFilter:
    """What a list is narrowed to; what is left empty narrows nothing.

    `officer_id`: cases this officer handles now. `due_until`: cases whose nearest due day is on
    or before that day; they are sorted by it, all others newest first.
    """

    section_id: int | None = None
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
    cases: QuerySet[Case], wanted: CaseFilter, *, after: str = "", size: int = PAGE_SIZE
) -> CasePage:
    """The page behind `after` (empty: the first), with parties, items, sections and handlers.

    An `after` that no page gave out opens the first page. 3 queries, one more for a search.
    """
    by_due = wanted.due_until is not None
    found = narrowed(cases, wanted)
    turned = _by_due(found, after) if by_due else _newest(found, after)
    rows = list(_loaded(turned)[: size + 1])
    if len(rows) <= size:
        return CasePage(rows)
    last = rows[size - 1]
    return CasePage(rows[:size], f"{last.next_due_on}_{last.pk}" if by_due else f"{last.pk}")


def narrowed(cases: QuerySet[Case], wanted: CaseFilter) -> QuerySet[Case]:
    """The cases of the filter among these, unsorted."""
    if wanted.section_id is not None:
        cases = cases.filter(section_id=wanted.section_id)
    if wanted.status:
        cases = cases.filter(status=wanted.status)
    if wanted.officer_id is not None:
        rows = Handler.objects.filter(officer_id=wanted.officer_id, until=None)
        cases = cases.filter(Exists(rows.filter(case=OuterRef("pk"))))
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
