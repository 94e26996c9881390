"""Working days, periods and deadlines (期间), 《民事诉讼法》第八十五条: what a day is.

Pure functions over holiday tables that are data; nothing here reads the clock, and only adoption.py
reads the database, for the tables the bureau adopted besides those shipped.
"""

from sunlit.foundations.calendars.backward import Latest, days_before, latest
from sunlit.foundations.calendars.days import Calendar, working_days_between
from sunlit.foundations.calendars.deadlines import Due, due, due_moment
from sunlit.foundations.calendars.in_force import (
    bureau_calendar,
    calendar_of,
    national,
    region_code,
)
from sunlit.foundations.calendars.lights import Light, light, light_on
from sunlit.foundations.calendars.periods import Pause, Period, SkippedDay, Unit, add_months
from sunlit.foundations.calendars.tables import Holiday, HolidayTable, parse_table, read_table

__all__ = [
    "Calendar",
    "Due",
    "Holiday",
    "HolidayTable",
    "Latest",
    "Light",
    "Pause",
    "Period",
    "SkippedDay",
    "Unit",
    "add_months",
    "bureau_calendar",
    "calendar_of",
    "days_before",
    "due",
    "due_moment",
    "latest",
    "light",
    "light_on",
    "national",
    "parse_table",
    "read_table",
    "region_code",
    "working_days_between",
]
