"""The page a credential's code leads to (核验执法证件): valid or not, and how old the code is."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sunlit.disclosure.credentials.models import CredentialState, CredentialStatement
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.credential_codes import CredentialCode, ForgedCodeError, read_code

GOOD, BAD = "good", "bad"
SENTENCES: dict[str, Promise] = {
    CredentialState.SUSPENDED: _("证件暂扣期间，持证人不得从事执法活动。"),
    CredentialState.UNVERIFIED: _("证件没有上一年度年审合格记录，持证人目前不具备执法资格。"),
    CredentialState.WITHDRAWN: _("证件已经收回，不能再使用。"),
    CredentialState.CANCELED: _("证件已经注销，不能再使用。"),
    CredentialState.EXITED: _("持证人已经退出执法岗位，证件不能再使用。"),
}


@login_not_required
@require_safe
@never_cache
def credential(request: HttpRequest, code: str) -> HttpResponse:
    """What the code stands for, in large letters. Asks and keeps nothing of the visitor."""
    try:
        shown = read_code(code)
    except ForgedCodeError:
        return _page(request, "portal/credential_forged.html", {}, 404)
    statement = CredentialStatement.objects.filter(public_id=shown.credential_id).first()
    if statement is None:
        return _page(request, "portal/credential_forged.html", {"is_ours": True}, 503)
    return _page(request, "portal/credential.html", _context(statement, shown, code), 200)


def _context(statement: CredentialStatement, shown: CredentialCode, code: str) -> dict[str, object]:
    mark, state, sentence = verdict(statement, today())
    at = now()
    return {
        "statement": statement,
        "mark": mark,
        "state": state,
        "sentence": sentence,
        "code": code,
        "shown": shown,
        "minutes": int(shown.age(at).total_seconds() // 60),
        "is_fresh": shown.is_fresh(at),
        "may_confirm": shown.case_id is not None and mark == GOOD and shown.is_fresh(at),
    }


def verdict(statement: CredentialStatement, on: date) -> tuple[str, Promise | str, Promise | str]:
    """Good or bad, the state as a word, and what it means for the person before the officer."""
    state = CredentialState(statement.state)
    is_over = (
        state is CredentialState.SUSPENDED
        and statement.state_until is not None
        and on > statement.state_until
    )
    if state is not CredentialState.VALID and not is_over:
        return BAD, state.label, SENTENCES[state]
    if statement.valid_until and on > statement.valid_until:
        return BAD, _("已过期"), _("证件已经过期，持证人目前不具备执法资格。")
    if statement.valid_from and on < statement.valid_from:
        return BAD, _("尚未生效"), _("证件尚未生效。")
    return GOOD, _("有效"), _("持证人目前具备执法资格。请核对证件照片与本人是否一致。")


def _page(
    request: HttpRequest, template: str, context: dict[str, object], status: int
) -> HttpResponse:
    """No search engine keeps the page, no other site learns its address."""
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
