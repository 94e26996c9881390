"""The page of an urging (催办): what stands open, a note, and the way back to the case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.interfaces.desk.cases.opened import open_case
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page
from sunlit.interfaces.desk.person import duties_of, given
from sunlit.procedures.actions.urge_case import LONGEST_NOTE, urge_case
from sunlit.procedures.urging import required_duty

FIELDS = (
    Asked(
        "note",
        _("催办意见"),
        "textarea",
        help=_("承办人在工作台和案件页看到，直到案件有新的办理情况；催办记入案件留痕。"),
        max_length=LONGEST_NOTE,
    ),
)


@require_http_methods(["GET", "POST"])
def urge(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Write the urging and go back to the case."""
    case = open_case(request, public_id).case
    required_duty(duties_of(request), case.section.code)
    back = reverse("desk:case", args=[case.public_id])
    form = ActForm(_("催办"), FIELDS, _("催办"), back, hint=case.title)

    def act(values: dict[str, str]) -> HttpResponse:
        urge_case(case=case, note=values["note"], **given(request))
        messages.success(request, _("已催办。"))
        return redirect(back)

    return act_page(request, form, act)
