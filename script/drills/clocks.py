"""Drill: random histories of periods, computed by the engine and by the slow clock of the tests."""

import time
from typing import Any

SEED, SHOWN = 20261123, 5


def clock_drill(times: int, is_control: bool) -> dict[str, Any]:
    """Compare that many histories. The control leaves a year out, and must then differ."""
    import django

    django.setup()
    from sunlit.foundations.calendars import Calendar
    from sunlit.foundations.calendars.tables import shipped_tables
    from tests.foundations.histories import difference, histories

    tables = [table for table in shipped_tables("CN") if not is_control or table.year != 2025]
    calendar, started = Calendar(tables=tables), time.monotonic()
    told = (difference(history, calendar) for history in histories(SEED, times))
    found = [one for one in told if one]
    return {
        "histories": times,
        "lost": len(found),
        "faults": [] if is_control else found[:SHOWN],
        "seconds": round(time.monotonic() - started, 1),
    }
