"""The page that urges several cases at once (批量催办)： one urging, one ledger entry for each."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.casework.models import Case
from sunlit.foundations.accounts.duties import HeldDuty
from sunlit.foundations.refusals import NotAllowed, Sentence
from sunlit.interfaces.desk.bulk import Bulk, Row, Values, bulk_page
from sunlit.interfaces.desk.cases.chosen import chosen_cases, rows_of
from sunlit.interfaces.desk.cases.urging import FIELDS
from sunlit.interfaces.desk.entry import ActForm
from sunlit.interfaces.desk.person import duties_of, given, person_of
from sunlit.procedures.actions.urge_case import urge_case
from sunlit.procedures.urging import SUPERIORS, refuse_needless, required_duty, urged_unanswered


@require_http_methods(["GET", "POST"])
def urge_chosen(request: HttpRequest) -> HttpResponse:
    """Show which of the chosen cases can be urged, and urge those."""
    held = duties_of(request)
    if not any(one.duty in SUPERIORS for one in held):
        raise NotAllowed(_("只有本科室负责人和局领导可以催办。"))
    cases = chosen_cases(request)
    unanswered = urged_unanswered(cases, person_of(request).pk)
    rows = rows_of(cases, partial(_check, held, unanswered))
    form = ActForm(_("催办所选案件"), FIELDS, _("催办"), reverse("desk:cases"))
    case_of = {case.pk: case for case in cases}

    def act(row: Row, values: Values, version: int) -> Sentence:
        urge_case(case=case_of[row.pk], note=values["note"], **given(request))
        return _("已催办。")

    return bulk_page(request, Bulk(form, rows, act))


def _check(held: frozenset[HeldDuty], unanswered: frozenset[int], case: Case) -> None:
    required_duty(held, case.section.code)
    refuse_needless(case, unanswered)
