"""Periods counted backward (……日前): the latest day to act, and one sentence saying why.

Neither the day of the act nor the day it prepares counts, so the whole period lies between them:
"举行听证的七日前" leaves seven full working days. The answer may be a rest day; an earlier day is
always in time, a later one never.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from sunlit.foundations.calendars.days import Calendar
from sunlit.foundations.calendars.periods import ONE_DAY, Period, SkippedDay, Unit, add_months
from sunlit.foundations.wording import full_day, month_day


@dataclass(frozen=True)
class Latest:
    """The latest day to act (最迟之日) before `day`; `provisional` as in `Due`."""

    due_on: date
    day: date
    period: Period
    event: str
    provisional: bool
    calendar: Calendar = field(repr=False, compare=False, kw_only=True)

    @property
    def workday_before(self) -> date:
        """The last working day on which the act is still in time."""
        before = self.calendar.workdays_through(self.due_on)
        return self.calendar.workday_at(before)

    @cached_property
    def skipped(self) -> tuple[SkippedDay, ...]:
        """The days between that are no working days, in order, if working days are counted."""
        if self.period.unit is not Unit.WORKING_DAY:
            return ()
        between = (self.due_on + timedelta(n) for n in range(1, (self.day - self.due_on).days))
        return tuple(
            SkippedDay(day, self.calendar.describe(day))
            for day in between
            if not self.calendar.is_working(day)
        )

    @cached_property
    def explanation(self) -> str:
        """One Chinese sentence: back from when, what lies between, the latest day to act."""
        given = {"event": _(self.event), "day": full_day(self.day), "period": self.period}
        parts = [_("在%(event)s（%(day)s）的%(period)s前，首尾两日均不计入") % given]
        if self.skipped:
            parts.append(_("其间休假日%(count)d天不计入") % {"count": len(self.skipped)})
        parts.append(_("最迟为%(day)s") % {"day": full_day(self.due_on)})
        if not self.calendar.is_working(self.due_on):
            rest = {
                "why": _(self.calendar.describe(self.due_on)),
                "workday": month_day(self.workday_before),
            }
            parts.append(_("当日为%(why)s，宜在%(workday)s之前办理") % rest)
        return _("；").join(parts) + self._warning() + _("。")

    def _warning(self) -> str:
        if not self.provisional:
            return ""
        return _("（涉及的放假安排尚未公布或者未载入，暂按星期一至星期五为工作日推算）")


def latest(day: date, period: Period, calendar: Calendar, *, event: str = "该日") -> Latest:
    """The latest day to act so that the whole `period` lies before `day`.

    Raises ValueError where that is a day the calendar does not reach.
    """
    found = days_before(day, period, calendar)
    calendar.workdays_through(found)
    leans = period.unit is Unit.WORKING_DAY
    open_ends = calendar.is_provisional(found) or calendar.is_provisional(day - ONE_DAY)
    return Latest(found, day, period, event, leans and open_ends, calendar=calendar)


def days_before(day: date, period: Period, calendar: Calendar) -> date:
    """The latest day to act so that the whole `period` lies before `day` ("……日前")."""
    if period.unit is Unit.WORKING_DAY:
        before = calendar.workdays_through(day - ONE_DAY)
        return calendar.workday_at(before - period.length + 1) - ONE_DAY
    if period.unit is Unit.CALENDAR_DAY:
        return day - timedelta(days=period.length + 1)
    if period.unit is Unit.HOUR:
        return day - timedelta(days=-(-period.length // 24) + 1)
    months = period.length * (12 if period.unit is Unit.YEAR else 1)
    return add_months(day, -months) - ONE_DAY
