"""The workbench page (工作台)."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sunlit.foundations.accounts.duties import ADMINISTRATORS
from sunlit.foundations.calendars import bureau_calendar
from sunlit.foundations.wording import listed, month_day
from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.lists.waiting import waiting_for_me
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.desk.places import SEES_CASES
from sunlit.interfaces.desk.workbench.lines import (
    MOST,
    PER_PAGE,
    Line,
    done_lines,
    todo_lines,
    warning_lines,
)
from sunlit.interfaces.desk.workbench.notices import notices
from sunlit.interfaces.desk.workbench.pressing import pressing

TABS = ("todo", "done", "warnings")


@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    """Greet, say what day it is, and show one of the three lists."""
    held = duties_of(request)
    context = {
        "greeting": greeting(timezone.localtime(now()).hour),
        "day": today(),
        "day_note": day_note(today()),
    }
    duties = {one.duty for one in held}
    context["notices"] = notices(duties, today(), person_of(request).pk)
    if duties & ADMINISTRATORS or not duties & SEES_CASES:
        context["administers"] = str(listed(d.label for d in sorted(duties & ADMINISTRATORS)))
        return render(request, "desk/workbench/administrator.html", context)
    context["pressing"] = pressing(person_of(request).pk, held)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else TABS[0]
    if tab == "todo":
        context["lists"] = waiting_for_me(person_of(request), held, now())
    lines, older = _lines(request, tab)
    context |= {"tab": tab, "lines": lines, "older": older, "is_cut": len(lines) == MOST}
    return render(request, "desk/workbench/workbench.html", context)


def _lines(request: HttpRequest, tab: str) -> tuple[list[Line], datetime | None]:
    person, held = person_of(request), duties_of(request)
    if tab == "done":
        done = done_lines(person.pk, _moment(request.GET.get("before", "")))
        return done, done[-1].at if len(done) == PER_PAGE else None
    if tab == "warnings":
        return warning_lines(person.pk, held, today()), None
    return todo_lines(person.pk, held, today()), None


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def greeting(hour: int) -> str:
    """The usual words for the hour of the day."""
    if hour < 6:
        return _("夜深了")
    if hour < 12:
        return _("上午好")
    return _("下午好") if hour < 18 else _("晚上好")


def day_note(day: date) -> str:
    """What kind of day it is and, unless that is tomorrow, when the bureau works next."""
    calendar = bureau_calendar()
    kind, tomorrow = _(calendar.describe(day)), day + timedelta(days=1)
    following = calendar.next_working(tomorrow)
    if following == tomorrow and calendar.is_working(day):
        return kind
    return _("%(kind)s，下一个工作日是%(day)s") % {"kind": kind, "day": month_day(following)}
