"""Sign in and out (登录、退出). One sentence for every failure.

It never says which accounts exist.
"""

from math import ceil
from typing import Any

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sunlit.foundations.wording import listed
from sunlit.interfaces.operator.demo.cast import CAST, PASSWORD

LONGEST = 150


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password, then go where the person wanted, else to the workbench."""
    if request.user.is_authenticated:
        return redirect(_destination(request))
    if request.method == "GET":
        return _page(request)
    username = request.POST.get("username", "").strip()[:LONGEST]
    account = authenticate(request, username=username, password=request.POST.get("password", ""))
    if account is None:
        return _page(request, _("用户名或者密码不正确。"), username, 422)
    login(request, account)
    return redirect(_destination(request))


@login_not_required  # a session that has ended is as good as signed out
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def locked_out(
    request: HttpRequest, original_response: HttpResponse | None, credentials: dict[str, Any]
) -> HttpResponse:
    """After too many failures: how long to wait, the same for a name nobody has (429)."""
    wait = get_cool_off(request)
    minutes = ceil(wait.total_seconds() / 60) if wait else 0
    sentence = _("登录失败次数过多，已暂停登录，请%(minutes)d分钟后再试，或者联系系统管理员。")
    context = {"sentence": sentence % {"minutes": minutes}, "is_locked": True}
    response = render(request, "desk/account/sign_in.html", context, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def _destination(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)


def _page(
    request: HttpRequest, sentence: str = "", username: str = "", status: int = 200
) -> HttpResponse:
    name = {
        "name": "username",
        "label": _("用户名"),
        "value": username,
        "required": True,
        "max_length": LONGEST,
        "autocomplete": "username",
    }
    password = {
        "name": "password",
        "label": _("密码"),
        "type": "password",
        "required": True,
        "autocomplete": "current-password",
    }
    context = {
        "sentence": sentence,
        "fields": [name, password],
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "demonstration": demonstration(),
    }
    return render(request, "desk/account/sign_in.html", context, status=status)


def demonstration() -> dict[str, Any]:
    """The accounts of the demonstration bureau, for its own sign-in page; else nothing."""
    if not settings.TRAINING:
        return {}
    people = [
        {
            "username": one.username,
            "name": one.name,
            "duties": str(listed(duty.label for duty in one.kinds_of_duty)),
        }
        for one in CAST
    ]
    return {"people": people, "password": PASSWORD}
