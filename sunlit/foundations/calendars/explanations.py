"""Explanations (期间计算说明): how a deadline was reached, in one sentence.

The party, the reviewer and the court read it; every day that did not count is accounted for.
The sentence is in the language of the reader; whoever keeps it does so in that of the record.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sunlit.foundations.calendars.days import MAKEUP, WEEKDAYS
from sunlit.foundations.calendars.periods import ONE_DAY, Pause, SkippedDay, Unit, paused_on
from sunlit.foundations.wording import full_day, month_day

if TYPE_CHECKING:
    from sunlit.foundations.calendars.deadlines import Due

_WEEKEND = frozenset(WEEKDAYS[5:])


def skipped_days(due: "Due") -> tuple[SkippedDay, ...]:
    """Every day after the start, up to the end, that did not count, with the reason."""
    if due.due_on is None:
        return ()
    return tuple(
        SkippedDay(day, why)
        for day in _days(due.start + ONE_DAY, due.due_on)
        if (why := _why(day, due))
    )


def explain(due: "Due") -> str:
    """The whole sentence."""
    parts = [_opening(due)]
    rest = [*_rest_days(due), *_pauses(due)]
    if rest:
        parts.append(_("其中%(days)s") % {"days": _("，").join(rest)})
    parts.append(_ending(due))
    return _("；").join(parts) + _provisional(due) + _("。")


def _why(day: date, due: "Due") -> str:
    pause = paused_on(day, due.pauses)
    if pause is not None:
        return _("%(reason)s暂停计算") % {"reason": _(pause.reason)}
    put_off = due.last_counted is not None and due.last_counted <= day != due.due_on
    if (due.period.unit is Unit.WORKING_DAY or put_off) and not due.calendar.is_working(day):
        return due.calendar.describe(day)
    return ""


def _opening(due: "Due") -> str:
    given = {"event": _(due.event), "day": full_day(due.start), "period": due.period}
    if due.period.unit is Unit.HOUR:
        return _("自%(event)s（%(day)s）起计算%(period)s，昼夜连续计算") % given
    if due.due_on is None or due.first_day == due.start + ONE_DAY:
        return _("自%(event)s（%(day)s）的次日起计算%(period)s") % given
    given["first"] = _short(due.first_day, due)
    return _("自%(event)s（%(day)s）的次日起计算%(period)s，首日为%(first)s") % given


def _rest_days(due: "Due") -> Iterator[str]:
    """Festivals by name, plain weekends by number, make-up workdays because they did count."""
    if due.period.unit is not Unit.WORKING_DAY or due.due_on is None:
        return
    runs = _runs([skip for skip in due.skipped if paused_on(skip.day, due.pauses) is None])
    off = [
        _("%(days)s%(why)s") % {"days": _span(first, last, due), "why": _(why)}
        for first, last, why in runs
        if why not in _WEEKEND
    ]
    weekend = sum((last - first).days + 1 for first, last, why in runs if why in _WEEKEND)
    if weekend:
        off.append(ngettext("双休日%(count)d天", "双休日%(count)d天", weekend) % {"count": weekend})
    if off:
        yield _("%(days)s不计入") % {"days": _("、").join(off)}
    made_up = [
        _short(day, due)
        for day in _days(due.start + ONE_DAY, due.due_on)
        if due.calendar.describe(day) == MAKEUP and paused_on(day, due.pauses) is None
    ]
    if made_up:
        yield _("%(days)s调休上班计入") % {"days": _("、").join(made_up)}


def _pauses(due: "Due") -> Iterator[str]:
    for pause in due.pauses:
        if pause.ends_on is None:
            if due.due_on is None:
                given = {"day": _short(pause.starts_on, due), "reason": _(pause.reason)}
                yield _("%(day)s起因%(reason)s暂停计算") % given
        elif _touches(pause, due):
            days = _span(pause.starts_on, pause.ends_on, due)
            given = {"days": days, "reason": _(pause.reason)}
            yield _("%(days)s因%(reason)s暂停计算") % given


def _touches(pause: Pause, due: "Due") -> bool:
    after_start = pause.ends_on is None or pause.ends_on > due.start
    return after_start and (due.due_on is None or pause.starts_on <= due.due_on)


def _ending(due: "Due") -> str:
    if due.due_on is None:
        return _("恢复计算后方可确定届满之日")
    if due.last_counted is None or due.last_counted == due.due_on:
        return _("至%(day)s届满") % {"day": full_day(due.due_on)}
    return _("最后一日%(last)s为%(why)s，顺延至%(day)s届满") % {
        "last": _short(due.last_counted, due),
        "why": _(due.calendar.describe(due.last_counted)),
        "day": full_day(due.due_on),
    }


def _provisional(due: "Due") -> str:
    if not due.provisional or due.due_on is None:
        return ""
    if due.due_on > due.calendar.settled_until:
        return _(
            "（%(day)s之后的放假安排尚未公布，暂按星期一至星期五为工作日推算，公布后重新计算）"
        ) % {"day": full_day(due.calendar.settled_until)}
    return _("（%(day)s之前的放假安排未载入，暂按星期一至星期五为工作日推算）") % {
        "day": full_day(due.calendar.announced_from)
    }


def _runs(skips: list[SkippedDay]) -> list[tuple[date, date, str]]:
    """Neighboring days with the same reason, as first day, last day, reason."""
    runs: list[tuple[date, date, str]] = []
    for day, why in skips:
        if runs and runs[-1][2] == why and runs[-1][1] == day - ONE_DAY:
            runs[-1] = (runs[-1][0], day, why)
        else:
            runs.append((day, day, why))
    return runs


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _span(first: date, last: date, due: "Due") -> str:
    if first == last:
        return _short(first, due)
    return _("%(first)s至%(last)s") % {"first": _short(first, due), "last": _later(first, last)}


def _later(first: date, last: date) -> str:
    """The month is said again only when it changes, in languages that allow it."""
    if (first.year, first.month) == (last.year, last.month):
        return date_format(last, _("j日"))
    return str(month_day(last) if first.year == last.year else full_day(last))


def _short(day: date, due: "Due") -> str:
    """The year is said once; again only when it changes."""
    return str(full_day(day) if day.year != due.start.year else month_day(day))
