"""The cases ticked in the list (所选案件)， as the pages of acts on several of them show them."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.casework.queries import visible_to
from sunlit.interfaces.desk.bulk import Row, chosen_keys, refusal_of
from sunlit.interfaces.desk.cases.listing import line_of, with_details
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.procedures.loading import with_all


def chosen_cases(request: HttpRequest) -> list[Case]:
    """The chosen cases the person may see, newest first; 404 where there is none."""
    query: QueryDict = request.POST if request.method == "POST" else request.GET
    visible = visible_to(person_of(request).pk, duties_of(request))
    rows = with_all(with_details(visible.filter(public_id__in=chosen_keys(query))))
    found = list(rows.order_by("-id"))
    if not found:
        raise Http404
    return found


def rows_of(cases: list[Case], check: Callable[[Case], object]) -> list[Row]:
    """The cases with what `check` refuses of each."""
    return [_row(case, check) for case in cases]


def _row(case: Case, check: Callable[[Case], object]) -> Row:
    line = line_of(case)
    return Row(
        key=case.public_id,
        pk=case.pk,
        title=case.title,
        number=case.case_no,
        url=reverse("desk:case", args=[case.public_id]),
        version=case.version,
        state=" · ".join(filter(None, (line.stage, line.handlers))),
        obstacle=refusal_of(lambda: check(case)),
    )
