"""Pages for what cannot be done: a clear sentence, a 4xx, never a bare error."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sunlit.foundations.refusals import NotAllowed, Refusal, Stale
from sunlit.interfaces.desk.ended import rescued


class RefusalMiddleware:
    """Turn a refusal no page handled into a page with its sentence (403 or 422)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; an address opened the wrong way is answered with the way back."""
        response = self.get_response(request)
        return not_allowed(request, response) if response.status_code == 405 else response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Answer NUL characters, which no keyboard types and no database column keeps."""
        given = (value for query in (request.GET, request.POST) for value in query.lists())
        texts = [text for name, values in given for text in (name, *values)]
        if any("\x00" in text for text in (request.path_info, *texts)):
            return bad_request(request)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; anything else stays Django's matter."""
        if isinstance(exception, Refusal):
            return refused(request, exception)
        return None


def status_of(refusal: Refusal | None) -> int:
    """How a page answers: 403 not allowed, 409 moved on meanwhile, 422 otherwise; 200 without."""
    if refusal is None:
        return 200
    if isinstance(refusal, NotAllowed):
        return 403
    return 409 if isinstance(refusal, Stale) else 422


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of one refusal."""
    return _page(request, str(refusal.message), refusal.article, status_of(refusal))


def not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An address that only takes what is sent was opened, or the other way round."""
    page = _page(request, _("这个地址不能这样打开，请回到原来的页面办理。"), "", 405)
    page["Allow"] = response["Allow"]
    return page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere."""
    if kept := rescued(request):  # the seal shows that it was ours
        return kept
    return _page(request, _("页面已过期，请返回上一页刷新后重新提交。"), "", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What arrived cannot be read as a form: wrong encoding, too much, control characters.

    Not Django's own page: that one reads the form once more for its token and fails again.
    """
    return _page(request, _("提交的内容无法识别，请返回上一页检查后重新提交。"), "", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page; the same answer whether it never was or may not be seen."""
    return _page(request, _("没有找到这个页面。"), "", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Our fault; nothing was changed."""
    return _page(request, _("系统出现故障，本次操作没有生效。请稍后重试或者联系管理员。"), "", 500)


def _page(request: HttpRequest, sentence: str, article: str, status: int) -> HttpResponse:
    area = "desk" if request.path.startswith("/desk/") else "portal"
    context: dict[str, Any] = {
        "sentence": sentence,
        "article": article,
        "base": f"{area}/base.html",
    }
    if status == 500:  # the database may be what failed: ask it for nothing
        context |= {"user": None, "messages": ()}
    return render(request, "refused.html", context, status=status)
