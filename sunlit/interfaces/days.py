"""Days from addresses and forms: only one the calendar has, never an error."""

from datetime import date

from django.utils.dateparse import parse_date


def day_written(text: str) -> date | None:
    """The day written as 2026-03-02; None for anything else, also for a day that never was."""
    try:
        return parse_date(text)
    except ValueError:
        return None
