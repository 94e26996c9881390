"""The page on which a case goes over to the rules in force (改用现行规则)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sunlit.interfaces.clock import today
from sunlit.interfaces.desk.cases.opened import open_case
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page
from sunlit.interfaces.desk.person import given
from sunlit.interfaces.desk.versions import version_seen
from sunlit.procedures.actions.adopt_rules import BASIS, adopt_rules
from sunlit.rulebook.queries import release_in_force


@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask for the reason and the answer that the party is not worse off; then move the case."""
    opened = open_case(request, public_id)
    back = reverse("desk:case", args=[public_id])
    fields = (
        Asked("reason", _("理由"), "textarea", max_length=300),
        Asked("is_not_adverse", _("已核对：改用现行规则对当事人没有不利"), "checkbox", help=BASIS),
    )

    def perform(values: dict[str, str]) -> HttpResponse:
        adopt_rules(
            case_id=opened.case.pk,
            reason=values["reason"],
            is_not_adverse=bool(values["is_not_adverse"]),
            expected_version=version_seen(request),
            **given(request),
        )
        messages.success(request, _("已改用现行规则，请核对案件页的下一步和期限。"))
        return redirect(back)

    hint = _("本案现适用规则版本%(old)s，现行版本为%(new)s。") % {
        "old": opened.file.rules.version,
        "new": release_in_force(today()).version,
    }
    seen = opened.case.version
    form = ActForm(_("改用现行规则"), fields, _("改用"), back, hint, version=seen)
    return act_page(request, form, perform)
