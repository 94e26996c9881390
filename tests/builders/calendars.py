"""A holiday table of 2027 for tests; the real notice is not out, so the days are made up."""

from typing import Any

from sunlit.foundations.calendars import HolidayTable, parse_table

TABLE: dict[str, Any] = {
    "region": "CN",
    "year": 2027,
    "title": "国务院办公厅关于2027年部分节假日安排的通知（演练）",
    "notice_no": "演练〔2026〕1号",
    "source": "演练用，不是真实通知",
    "holidays": [
        {"name": "元旦", "days": "2027-01-01/2027-01-03"},
        {"name": "春节", "days": "2027-02-05/2027-02-11"},
        {"name": "清明节", "days": "2027-04-03/2027-04-05"},
        {"name": "劳动节", "days": "2027-05-01/2027-05-05"},
        {"name": "端午节", "days": "2027-06-09"},
        {"name": "中秋节", "days": "2027-09-15"},
        {"name": "国庆节", "days": "2027-10-01/2027-10-07"},
    ],
    "makeup_workdays": ["2026-12-27", "2027-02-14", "2027-02-20", "2027-10-09"],
}


def table_of_2027(**changes: Any) -> HolidayTable:
    """The table, or one that differs in what is named."""
    return parse_table(TABLE | changes)
