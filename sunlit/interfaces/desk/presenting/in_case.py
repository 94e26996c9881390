"""Showing a credential in a case (亮证): the handler's code, and the party's "I have seen it"."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sunlit.casework.models import Case
from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.clock import now
from sunlit.interfaces.credential_codes import ForgedCodeError, read_code
from sunlit.interfaces.desk.cases.opened import open_case
from sunlit.interfaces.desk.presenting.card import officer_at
from sunlit.interfaces.desk.presenting.code import renewing, shown_code
from sunlit.procedures.actions.show_credential import show_credential
from sunlit.procedures.showing import shower
from sunlit.recording.models import CredentialPresentation
from sunlit.registers.officers.models import Credential
from sunlit.registers.officers.queries import valid_credential


@require_safe
@never_cache
def show(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The handler's code for this case; who is not entitled today gets the reason instead."""
    opened = open_case(request, public_id)
    shower(opened.file, opened.actor)
    officer, at = officer_at(request), now()
    credential = valid_credential(officer, opened.case.item.category, opened.file.today)
    if credential is None:
        raise Http404
    context = {
        "case": opened.case,
        "officer": officer,
        "credential": credential,
        "code": shown_code(request, credential.public_id, at, opened.case.public_id),
        "presentations": CredentialPresentation.objects.filter(case=opened.case).order_by("-id"),
    }
    return renewing(render(request, "desk/presenting/in_case.html", context))


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def seen(request: HttpRequest, code: str) -> HttpResponse:
    """Record that the party has seen the credential; nothing of the party is asked or kept."""
    if request.method != "POST":
        return redirect("portal:credential", code=code)
    if request.user.is_authenticated:  # the desk cannot answer for the party
        raise NotAllowed(_("请由当事人用自己的手机扫码确认，工作人员不能代为确认。"))
    try:
        shown = read_code(code)
    except ForgedCodeError:
        raise Http404 from None
    if shown.case_id is None:
        raise Http404
    case = Case.objects.filter(public_id=shown.case_id).first()
    found = Credential.objects.select_related("officer__account")
    credential = found.filter(public_id=shown.credential_id).first()
    if case is None or credential is None or credential.officer.account is None:
        raise Http404
    done = show_credential(
        actor=credential.officer.account,
        at=now(),
        case_id=case.pk,
        credential_no=credential.credential_no,
        nonce=shown.nonce,
        shown_at=shown.made_at,
    )
    context = {"presentation": done.presentation, "is_new": done.is_new}
    return render(request, "portal/credential_seen.html", context)
