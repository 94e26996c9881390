"""Working days, periods and deadlines (期间), 《民事诉讼法》第八十五条: what a day is.

Pure functions over holiday tables that are data; nothing here reads the clock or the database.
"""

from sunlit.foundations.calendars.days import Calendar, national, working_days_between
from sunlit.foundations.calendars.deadlines import Due, days_before, due, due_moment
from sunlit.foundations.calendars.lights import Light, light
from sunlit.foundations.calendars.periods import Pause, Period, SkippedDay, Unit, add_months
from sunlit.foundations.calendars.tables import Holiday, HolidayTable, parse_table, read_table

__all__ = [
    "Calendar",
    "Due",
    "Holiday",
    "HolidayTable",
    "Light",
    "Pause",
    "Period",
    "SkippedDay",
    "Unit",
    "add_months",
    "days_before",
    "due",
    "due_moment",
    "light",
    "national",
    "parse_table",
    "read_table",
    "working_days_between",
]
