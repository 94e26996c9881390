"""Keep the calendars of a web process up to date (放假安排)."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sunlit.foundations.calendars.adoption import refresh

DESK = "/desk/"  # the portal counts no days, and may not reach the table


class CalendarMiddleware:
    """Looks for adopted tables before a page of the desk, at most once in a few seconds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.read_at = float("-inf")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refresh if the last look is long enough ago, then go on."""
        is_old = time.monotonic() - self.read_at > settings.CALENDAR_REMEMBERED
        if is_old and request.path.startswith(DESK):
            refresh()
            self.read_at = time.monotonic()
        return self.get_response(request)
