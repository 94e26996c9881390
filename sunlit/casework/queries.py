"""Read cases, clocks and to-dos for lists (案件查询): whose they are, and which bear a word."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunlit.casework.models import (
    Case,
    CaseClock,
    CaseRelation,
    CaseStatus,
    ClockState,
    Handler,
    Todo,
)
from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.textsearch.index import filter_matching
from sunlit.registers.bodies.models import Section
from sunlit.registers.parties.queries import same_party

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
INSPECTION = "inspection"  # how the codes of inspection procedures begin
SEARCH_KIND = "case"  # name of cases in the search index


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
    mine = Exists(cases.filter(pk=OuterRef("case_id")))  # clocks first: they are sorted by day
    return CaseClock.objects.filter(mine, state=ClockState.RUNNING)


def matching(cases: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Those of the cases that bear every word of `text`.

    Searched are the case number, numbers of documents, the party's name, initials and code, and
    the item; all of the cases for an empty text.
    """
    return filter_matching(cases, SEARCH_KIND, text)


def alike(item_code: str, party_id: int) -> QuerySet[Case]:
    """Cases not yet closed on the same item against the same party (重复案源), newest first.

    One violation is punished once, 《行政处罚法》第二十九条.
    """
    cases = Case.objects.filter(party__in=same_party(party_id), item__code=item_code)
    return cases.exclude(status=CaseStatus.CLOSED).order_by("-id")


def cases_of_parties(party_ids: Iterable[int]) -> QuerySet[Case]:
    """Every case against these parties, newest first (当事人的案件)."""
    return Case.objects.filter(party__in=list(party_ids)).order_by("-id")


def open_cases_on(item_ids: Iterable[int]) -> QuerySet[Case]:
    """Cases not yet closed on these items, newest first; asked when a law changes."""
    cases = Case.objects.filter(item__in=list(item_ids)).exclude(status=CaseStatus.CLOSED)
    return cases.order_by("-id")


def inspections_of(party_ids: Iterable[int], year: int) -> QuerySet[Case]:
    """Inspections of these parties opened in that year (年度检查)."""
    cases = cases_of_parties(party_ids).filter(procedure__startswith=INSPECTION)
    return cases.filter(opened_on__year=year)


def relations_of(case: Case) -> QuerySet[CaseRelation]:
    """What the case follows from and what followed from it (关联案件), oldest first."""
    rows = CaseRelation.objects.filter(Q(earlier=case) | Q(later=case))
    both = [f"{side}__{name}" for side in ("earlier", "later") for name in ("party", "item")]
    return rows.select_related(*both).order_by("id")


def joinable(case: Case) -> QuerySet[Case]:
    """Cases that may be merged into this one (并案): undecided, same section, party and item."""
    rows = Case.objects.filter(
        section=case.section,
        procedure=case.procedure,
        party__in=same_party(case.party_id),
        item__code=case.item.code,
        status=CaseStatus.OPEN,
    )
    return rows.exclude(pk=case.pk).select_related("party", "item").order_by("-id")
