"""The page that hands several cases to another officer (批量更换承办人)， e.g. when one leaves.

It takes the step 更换承办人 of each case's own procedure, for each case by itself; what is approved
in one case is not approved in another.
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed, Sentence
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.bulk import Bulk, Row, Values, bulk_page
from sunlit.interfaces.desk.cases.chosen import chosen_cases, rows_of
from sunlit.interfaces.desk.cases.fields import officer_choices
from sunlit.interfaces.desk.entry import ActForm, Asked
from sunlit.interfaces.desk.person import duties_of, given, person_of
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.attempts import actor_facts, checked_entry
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.loading import load_files
from sunlit.procedures.trying import refuse_self, step_to_take
from sunlit.registers.officers.queries import entitled_officers

STEP = "handler_changed"
LONGEST_REASON = 1000


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Show which of the chosen cases can be handed over, check what is typed, hand them over."""
    if not any(one.duty is Duty.SECTION_HEAD for one in duties_of(request)):
        raise NotAllowed(_("更换承办人由科室负责人办理。"), "《行政处罚法》第四十二条第一款")
    cases = chosen_cases(request)
    person, files = actor_facts(person_of(request), now()), load_files(cases, now())
    rows = rows_of(cases, lambda case: step_to_take(files[case.pk], STEP, person))
    open_files = [files[row.pk] for row in rows if row.obstacle is None]
    form = ActForm(
        _("更换所选案件的承办人"),
        _fields(open_files),
        _("更换承办人"),
        reverse("desk:cases"),
        hint=_("每件案件按其程序单独办理、单独留痕；程序要求审批的，逐件审批。"),
    )

    def tries(row: Row, values: Values) -> None:
        file = files[row.pk]
        step = file.procedure.step(STEP)
        refuse_self(file, step, checked_entry(file, step, values), person.account_id)

    def act(row: Row, values: Values, version: int) -> Sentence:
        outcome = take_step(
            case_id=row.pk,
            step_code=STEP,
            data=values,
            expected_version=version,
            **given(request),
        )
        return _("已送审批。") if outcome.proposed else _("承办人已更换。")

    return bulk_page(request, Bulk(form, rows, act, tries))


def _fields(files: Iterable[CaseFile]) -> tuple[Asked, ...]:
    """From whom, to whom, and why: the officers on these cases, and those entitled to act."""
    files = list(files)
    handlers = {one.officer_id: one.name for file in files for one in file.handlers}
    categories = sorted({file.procedure.item_category for file in files})
    found = {o.pk: o for kind in categories for o in entitled_officers(kind, today())}
    own = files[0].section_code if files else ""
    return (
        Asked(
            "officer",
            _("原承办人"),
            "select",
            choices=tuple((str(pk), name) for pk, name in sorted(handlers.items())),
        ),
        Asked(
            "successor",
            _("接替执法人员"),
            "select",
            choices=tuple(officer_choices(found.values(), own)),
        ),
        Asked("reason", _("理由"), "textarea", max_length=LONGEST_REASON),
    )
