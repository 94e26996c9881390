"""What no notice can have announced (放假安排的核对): told before a table is adopted."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import HolidayTable
from sunlit.foundations.calendars.days import FIRST_DAY, LAST_DAY, NATIONAL
from sunlit.foundations.calendars.in_force import tables_of
from sunlit.foundations.calendars.tables import FESTIVALS
from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import full_day, listed

BASIS = "《全国年节及纪念日放假办法》"


class CalendarRefused(Refusal):
    """The table cannot be what a notice says, or is not the one that was previewed (422)."""


def refuse_impossible(table: HolidayTable) -> None:
    """Raise CalendarRefused for a table no notice can have announced."""
    faults = _faults(table)
    if faults:
        raise CalendarRefused(next(iter(faults.values())), BASIS, faults)


def _faults(table: HolidayTable) -> dict[str, Sentence]:
    """What is wrong, by field of the form; the first is told."""
    if not FIRST_DAY.year <= table.year <= LAST_DAY.year:
        return {"year": _("年份超出日历范围（1990年至2099年）。")}
    if not table.title.strip():
        return {"title": _("请填写通知名称。")}
    if not (table.notice_no or "").strip():
        return {"notice_no": _("请填写通知的文号。")}
    worked = [day for day in table.makeup_workdays if day.weekday() < 5]
    if worked:
        text = _("{day}不是双休日，不能列为调休上班。")
        return {"makeup_workdays": format_lazy(text, day=full_day(worked[0]))}
    return _national_faults(table) if table.region == NATIONAL else _known(table)


def _national_faults(table: HolidayTable) -> dict[str, Sentence]:
    names = "、".join(holiday.name for holiday in table.holidays)
    missing = [name for name in FESTIVALS if name not in names]
    if missing:
        return {"holidays": format_lazy(_("缺少{names}的放假安排。"), names=listed(missing))}
    years = [one.year for one in tables_of(NATIONAL)]
    if years and not min(years) - 1 <= table.year <= max(years) + 1:
        text = _("施行中的放假安排到{last}年为止，请先采用{next}年的安排。")
        return {"year": format_lazy(text, last=max(years), next=max(years) + 1)}
    return _known(table)


def _known(table: HolidayTable) -> dict[str, Sentence]:
    for known in tables_of(table.region):
        if known.year == table.year and _days(known) == _days(table):
            text = _("{year}年的放假安排已经施行，内容相同。")
            return {"year": format_lazy(text, year=table.year)}
    return {}


def _days(table: HolidayTable) -> object:
    off = frozenset(day for holiday in table.holidays for day in holiday.days())
    return off, frozenset(table.makeup_workdays)
