"""The version a page was opened at, sent back with its form; old pages are refused (页面已过期)."""

from django.http import HttpRequest

from sunlit.interfaces.numbers import whole_number

NO_VERSION = -1  # no case or publication has it, so the act refuses the page as stale


def version_seen(request: HttpRequest) -> int:
    """The version in the form; NO_VERSION where it is missing or no number."""
    number = whole_number(request.POST.get("version", ""), digits=8)
    return NO_VERSION if number is None else number
