"""One counterparty (行政相对人): data, names, cases, inspections of the year, history, merges."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sunlit.casework.models import Case
from sunlit.casework.queries import cases_of_parties, inspections_of, visible_to
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.identifiers.masks import mask_id_number, mask_phone
from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import in_record_language
from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.parties.opened import KEEPERS, require_reader
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.registers.parties.models import Counterparty, CounterpartyKind, PartyChange, PartyMerge
from sunlit.registers.parties.queries import merge_of, same_party
from sunlit.registers.parties.rules import PARTY_LABELS
from sunlit.rulebook.queries import release_in_force, rules_of

MOST = 20


@dataclass(frozen=True)
class Frequency:
    """Inspections of the year against the ceiling (年度检查频次上限), 国办发〔2024〕54号."""

    year: int
    count: int
    ceiling: int | None
    basis: str

    @property
    def is_reached(self) -> bool:
        """Whether one more planned inspection would go over the ceiling."""
        return self.ceiling is not None and self.count >= self.ceiling


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one counterparty."""
    duties = require_reader(request)
    party = get_object_or_404(Counterparty.objects.select_related("merged_into"), pk=pk)
    ids = list(same_party(party.pk))
    cases = cases_of_parties(ids).filter(pk__in=_visible(request))
    context = {
        "party": party,
        "identity_no": mask_id_number(party.identity_no) if party.identity_no else "",
        "phone": _phone(party),
        "names": list(party.names.all()),
        "case_count": cases.count(),
        "cases": list(cases.select_related("item", "party", "section")[:MOST]),
        "frequency": frequency(party, ids, today()),
        "changes": _changes(party),
        "merge": merge_of(party),
        "merges": list(_merges(party)),
        "keeps": bool(duties & KEEPERS),
        "may_merge": Duty.REGISTRAR in duties,
    }
    return render(request, "desk/parties/show.html", context)


def _visible(request: HttpRequest) -> QuerySet[Case, int]:
    """Ids of the cases the person may see; none for those who read no cases."""
    return visible_to(person_of(request).pk, duties_of(request)).values_list("pk", flat=True)


def _phone(party: Counterparty) -> str:
    is_person = party.kind == CounterpartyKind.PERSON
    return mask_phone(party.phone) if is_person and party.phone else party.phone


def _changes(party: Counterparty) -> list[PartyChange]:
    """The newest changes; a person's phone is masked in them as above them."""
    rows = list(party.changes.select_related("changed_by")[:MOST])
    with in_record_language():
        label = str(PARTY_LABELS["phone"])
    for row in rows:
        if party.kind == CounterpartyKind.PERSON and row.field == label:
            row.before, row.after = (
                mask_phone(text) if text else "" for text in (row.before, row.after)
            )
    return rows


def _merges(party: Counterparty) -> QuerySet[PartyMerge]:
    """Merges into this row, undone ones too."""
    merges = PartyMerge.objects.filter(kept=party)
    return merges.select_related("merged", "merged_by", "undone_by").order_by("-merged_at")


def frequency(party: Counterparty, ids: list[int], on: date) -> Frequency:
    """How often the party was inspected this year.

    Counted are the inspections of this system and, where it knows of none, the day of the last
    inspection the register was told.
    """
    count = inspections_of(ids, on.year).count()
    last = party.last_inspected_on
    if not count and last and last.year == on.year:
        count = 1
    try:
        figures = rules_of(release_in_force(on).digest).parameters
    except Refusal:  # no rules released yet
        return Frequency(on.year, count, None, "")
    return Frequency(on.year, count, figures.inspections_per_year, figures.inspections_basis)
