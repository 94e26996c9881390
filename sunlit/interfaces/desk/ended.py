"""What was sent after the session had ended (登录过期): nothing typed is lost, and the way back.

A form that keeps a draft carries a seal: whose form it is, its name and its page, signed. With it
what is sent too late becomes a draft of that person; nobody else who signs in then ever sees it.
A seal lets nothing be read or done, and dies with the password and after a week.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.drafts.keeping import DraftRefused, keep_draft
from sunlit.interfaces.clock import now

SEAL = "draft_seal"
SALT = "sunlit.drafts"
SEALED_FOR = timedelta(days=7)  # a form left open over a weekend or a leave
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# What belongs to the page, not to the person.
OF_THE_PAGE = frozenset({"csrfmiddlewaretoken", "key", "version", "draft_page", SEAL})


@dataclass(frozen=True)
class Sealed:
    """The form something was sent from."""

    account: Account
    place: str
    page: str


def seal(account: Account, place: str, page: str) -> str:
    """The seal a form carries for its reader."""
    return signing.dumps([account.pk, _mark(account), place, page], salt=SALT)


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """What the person typed, as a draft keeps it."""
    return {name: values for name, values in request.POST.lists() if name not in OF_THE_PAGE}


def is_script(request: HttpRequest) -> bool:
    """Whether the script of the page asks, not the person."""
    return request.headers.get("X-Requested-With") == "fetch"


def rescued(request: HttpRequest) -> HttpResponse | None:
    """Keep what a sealed form sent too late, and lead back to its page; None where nothing is kept.

    The page then asks to sign in, or shows the draft.
    """
    form = _sealed(request)
    if form is None or not (request.user.is_anonymous or request.user == form.account):
        return None
    at = now()
    try:
        keep_draft(form.account, form.place, typed_in(request), at)
    except DraftRefused:
        return None
    if is_script(request):
        return JsonResponse({"saved": f"{localtime(at):%H:%M}"})
    sentence = _(
        "页面已过期，刚才没有办理。填写的内容已存为草稿，请核对后重新提交，附件须重新选择。"
    )
    if request.user.is_anonymous:
        sentence = _(
            "登录已过期，刚才没有办理。填写的内容已存为草稿，本人登录后恢复，附件须重新选择。"
        )
    messages.warning(request, sentence)
    return redirect(form.page)


class SignInMiddleware(LoginRequiredMiddleware):
    """Ask to sign in; what was sent without a session is kept if it can be, else that is said."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *view: Any
    ) -> HttpResponseBase | None:
        """Lead to the sign-in page, and from there to a page that can be opened."""
        barred = super().process_view(request, view_func, *view)
        if barred is None or request.method in SAFE:
            return barred
        if kept := rescued(request):
            return kept
        if is_script(request):
            return JsonResponse({"error": _("登录已过期。")}, status=401)
        messages.warning(request, _("登录已过期，刚才没有办理，请登录后重新办理。"))
        return redirect_to_login(_page_before(request), resolve_url(settings.LOGIN_URL))


def _page_before(request: HttpRequest) -> str:
    """The page a form stood on, which can be opened again; its address where that is not known."""
    before, host = request.headers.get("Referer", ""), request.get_host()
    if not url_has_allowed_host_and_scheme(before, {host}, require_https=request.is_secure()):
        return request.get_full_path()
    parts = urlsplit(before)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _sealed(request: HttpRequest) -> Sealed | None:
    try:
        opened = signing.loads(request.POST.get(SEAL, ""), salt=SALT, max_age=SEALED_FOR)
    except signing.BadSignature:
        return None
    pk, mark, place, page = opened
    account = Account.objects.filter(pk=pk, is_active=True).first()
    if account is None or not constant_time_compare(mark, _mark(account)):
        return None
    return Sealed(account, place, page)


def _mark(account: Account) -> str:
    """Changes with the password."""
    return salted_hmac(SALT, account.password).hexdigest()[:16]
