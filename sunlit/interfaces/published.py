"""Published fields on the screen (公示内容).

They are kept in Chinese as cleared; names of the law, days and time limits are shown in the
reader's words.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from sunlit.foundations.calendars import Period, Unit
from sunlit.foundations.wording import full_day, in_words

NAMES = {"kinds", "category", "categories", "statutory", "promised", "credit_class"}
DAY = re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
LIMIT = re.compile("([1-9][0-9]{0,4})(个工作日|日)")
UNITS = {"个工作日": Unit.WORKING_DAY, "日": Unit.CALENDAR_DAY}


def worded(fields: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The fields with their values in the reader's words; the page translates their labels."""
    return [{**field, "value": _value(field["name"], field["value"])} for field in fields]


def _value(name: str, value: str) -> str:
    if day := DAY.fullmatch(value):
        return str(full_day(date(*(int(part) for part in day.groups()))))
    if limit := LIMIT.fullmatch(value):
        return str(Period(int(limit[1]), UNITS[limit[2]]))
    return in_words(value) if name in NAMES else value
