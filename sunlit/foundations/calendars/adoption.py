"""Read the adopted tables (采用的放假安排) and lay them over the shipped ones."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sunlit.foundations.calendars.in_force import use_tables
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.foundations.calendars.tables import HolidayTable, parse_table

_newest: int | None = None


def refresh() -> None:
    """Bring the calendars of this process up to date (1 query, 1 more after an adoption)."""
    global _newest
    newest = AdoptedCalendar.objects.order_by("-id").values_list("id", flat=True).first()
    if newest == _newest:
        return
    rows = AdoptedCalendar.objects.order_by("id").values_list("region", "year", "content")
    latest = {(region, year): content for region, year, content in rows}
    use_tables(parse_table(content) for content in latest.values())
    _newest = newest


def forget() -> None:
    """Go back to the shipped tables until the next refresh."""
    global _newest
    _newest = None
    use_tables(())


def content_of(table: HolidayTable) -> dict[str, Any]:
    """The table as `parse_table` reads it again; what is stored and hashed."""
    return {
        "region": table.region,
        "year": table.year,
        "title": table.title,
        "notice_no": table.notice_no,
        "source": table.source,
        "holidays": [
            {
                "name": holiday.name,
                "days": f"{holiday.first}/{holiday.last}",
                "in_lieu": [str(day) for day in holiday.in_lieu],
            }
            for holiday in table.holidays
        ],
        "makeup_workdays": [str(day) for day in table.makeup_workdays],
    }


def digest_of(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical bytes of a table."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
