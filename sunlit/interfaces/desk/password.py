"""Change one's own password (修改密码)."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sunlit.foundations.accounts.actions.change_password import change_password
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.person import person_of

NAMES = ("current_password", "new_password", "repeated_password")


@never_cache
@sensitive_post_parameters(*NAMES)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Show the form, or change the password; this session stays, the others end."""
    if request.method == "GET":
        return _page(request)
    given = {name: request.POST.get(name, "") for name in NAMES}
    if given["new_password"] != given["repeated_password"]:
        return _page(request, {"repeated_password": _("两次输入的新密码不一致。")})
    try:
        account = change_password(
            actor=person_of(request),
            at=now(),
            current_password=given["current_password"],
            new_password=given["new_password"],
        )
    except Refusal as refusal:
        return _page(request, {n: str(text) for n, text in refusal.fields.items()})
    update_session_auth_hash(request, account)
    messages.success(request, _("密码已修改。"))
    return redirect("desk:workbench")


def _page(request: HttpRequest, errors: dict[str, str] | None = None) -> HttpResponse:
    labels = (_("当前密码"), _("新密码"), _("再次输入新密码"))
    fields = [
        {
            "name": name,
            "label": label,
            "type": "password",
            "required": True,
            "error": (errors or {}).get(name, ""),
            "autocomplete": "current-password" if name == NAMES[0] else "new-password",
        }
        for name, label in zip(NAMES, labels, strict=True)
    ]
    context = {"fields": fields, "errors": errors or {}}
    return render(request, "desk/account/password.html", context, status=422 if errors else 200)
