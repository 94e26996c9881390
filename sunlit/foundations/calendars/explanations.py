"""Explanations (期间计算说明): how a deadline was reached, in one Chinese sentence.

The party, the reviewer and the court read it; every day that did not count is accounted for.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sunlit.foundations.calendars.days import MAKEUP, WEEKDAYS
from sunlit.foundations.calendars.periods import ONE_DAY, Pause, SkippedDay, Unit, paused_on

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
        parts.append("其中" + "，".join(rest))
    parts.append(_ending(due))
    return "；".join(parts) + _provisional(due) + "。"


def _why(day: date, due: "Due") -> str:
    pause = paused_on(day, due.pauses)
    if pause is not None:
        return f"{pause.reason}暂停计算"
    put_off = due.last_counted is not None and due.last_counted <= day != due.due_on
    if (due.period.unit is Unit.WORKING_DAY or put_off) and not due.calendar.is_working(day):
        return due.calendar.describe(day)
    return ""


def _opening(due: "Due") -> str:
    if due.period.unit is Unit.HOUR:
        return f"自{due.event}（{_full(due.start)}）起计算{due.period}，昼夜连续计算"
    head = f"自{due.event}（{_full(due.start)}）的次日起计算{due.period}"
    if due.due_on is None or due.first_day == due.start + ONE_DAY:
        return head
    return f"{head}，首日为{_short(due.first_day, due)}"


def _rest_days(due: "Due") -> Iterator[str]:
    """Festivals by name, plain weekends by number, make-up workdays because they did count."""
    if due.period.unit is not Unit.WORKING_DAY or due.due_on is None:
        return
    runs = _runs([skip for skip in due.skipped if paused_on(skip.day, due.pauses) is None])
    off = [f"{_span(first, last, due)}{why}" for first, last, why in runs if why not in _WEEKEND]
    weekend = sum((last - first).days + 1 for first, last, why in runs if why in _WEEKEND)
    if weekend:
        off.append(f"双休日{weekend}天")
    if off:
        yield "、".join(off) + "不计入"
    made_up = [
        _short(day, due)
        for day in _days(due.start + ONE_DAY, due.due_on)
        if due.calendar.describe(day) == MAKEUP and paused_on(day, due.pauses) is None
    ]
    if made_up:
        yield "、".join(made_up) + "调休上班计入"


def _pauses(due: "Due") -> Iterator[str]:
    for pause in due.pauses:
        if pause.ends_on is None:
            if due.due_on is None:
                yield f"{_short(pause.starts_on, due)}起因{pause.reason}暂停计算"
        elif _touches(pause, due):
            yield f"{_span(pause.starts_on, pause.ends_on, due)}因{pause.reason}暂停计算"


def _touches(pause: Pause, due: "Due") -> bool:
    after_start = pause.ends_on is None or pause.ends_on > due.start
    return after_start and (due.due_on is None or pause.starts_on <= due.due_on)


def _ending(due: "Due") -> str:
    if due.due_on is None:
        return "恢复计算后方可确定届满之日"
    if due.last_counted is None or due.last_counted == due.due_on:
        return f"至{_full(due.due_on)}届满"
    why = due.calendar.describe(due.last_counted)
    return f"最后一日{_short(due.last_counted, due)}为{why}，顺延至{_full(due.due_on)}届满"


def _provisional(due: "Due") -> str:
    if not due.provisional or due.due_on is None:
        return ""
    assumed = "暂按星期一至星期五为工作日推算"
    if due.due_on > due.calendar.settled_until:
        known = _full(due.calendar.settled_until)
        return f"（{known}之后的放假安排尚未公布，{assumed}，公布后重新计算）"
    return f"（{_full(due.calendar.announced_from)}之前的放假安排未载入，{assumed}）"


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
    if (first.year, first.month) == (last.year, last.month):
        return f"{_short(first, due)}至{last.day}日"
    if first.year == last.year:
        return f"{_short(first, due)}至{last.month}月{last.day}日"
    return f"{_short(first, due)}至{_full(last)}"


def _short(day: date, due: "Due") -> str:
    """The year is said once; again only when it changes."""
    return _full(day) if day.year != due.start.year else f"{day.month}月{day.day}日"


def _full(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
