"""Read a holiday table as a bureau gives it (放假安排): a file, or lines typed from the notice."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.calendars import HolidayTable, parse_table, region_code
from sunlit.foundations.refusals import Refusal, Sentence

LARGEST = 100_000  # bytes; a notice fills two kilobytes
DAY = r"\d{4}-\d{1,2}-\d{1,2}"
BLOCK = re.compile(
    rf"(?P<name>\S+?)\s+(?P<first>{DAY})(?:\s*(?:至|到|~|/|—|－)\s*(?P<last>{DAY}))?"
)


class TableUnreadable(Refusal):
    """The file or a line of the form cannot be read; `fields` says which (422)."""


def table_of_file(path: Path) -> HolidayTable:
    """The table in a YAML file as they lie in foundations/calendars/data/."""
    try:
        text = path.read_bytes()[: LARGEST + 1]
        if len(text) > LARGEST:
            raise TableUnreadable(_("文件过大，不像放假安排。"))
        data = yaml.safe_load(text.decode("utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise TableUnreadable(format_lazy(_("无法读取文件：{why}"), why=str(error))) from error
    if not isinstance(data, dict):
        raise TableUnreadable(_("文件不是放假安排，格式见 docs/how-to/calendars.md。"))
    return _table(data, "")


def table_of_form(values: dict[str, str]) -> HolidayTable:
    """The table typed from a notice, one block of days off on each line."""
    if not re.fullmatch(r"\d{4}", values["year"], re.ASCII):
        raise _wrong("year", _("请填写四位数的年份。"))
    data: dict[str, object] = {
        "region": values.get("region") or "CN",
        "year": values["year"],
        "title": values["title"],
        "notice_no": values["notice_no"],
        "source": values["source"],
        "holidays": [_block(line) for line in _lines(values["holidays"])],
        "makeup_workdays": [_day(t, "makeup_workdays") for t in _lines(values["makeup_workdays"])],
    }
    if not data["holidays"]:
        raise _wrong("holidays", _("请填写放假日期。"))
    return _table(data, "holidays")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"[\n；;]", text) if line.strip()]


def _block(line: str) -> dict[str, str]:
    match = BLOCK.fullmatch(line)
    if match is None:
        text = _("“{line}”看不懂，请写成“春节 2027-02-05 至 2027-02-11”的样子。")
        raise _wrong("holidays", format_lazy(text, line=line[:40]))
    first = _day(match["first"], "holidays")
    last = _day(match["last"], "holidays") if match["last"] else first
    return {"name": match["name"], "days": f"{first}/{last}"}


def _day(text: str, field: str) -> date:
    try:
        year, month, day = (int(part) for part in text.split("-"))
        return date(year, month, day)
    except ValueError as error:
        sentence = _("“{text}”不是日期，请写成“2027-02-05”的样子。")
        raise _wrong(field, format_lazy(sentence, text=text[:40])) from error


def _table(data: Mapping[str, object], field: str) -> HolidayTable:
    try:
        region = region_code(str(data.get("region", "")))
    except ValueError as error:
        sentence = _("地区应当填写行政区划代码，全国填写 CN。")
        raise TableUnreadable(sentence, fields={"region": sentence}) from error
    try:
        return parse_table({**data, "region": region})
    except ValueError as error:
        fields: dict[str, Sentence] = {field: str(error)} if field else {}
        raise TableUnreadable(str(error), fields=fields) from error


def _wrong(field: str, sentence: object) -> TableUnreadable:
    return TableUnreadable(str(sentence), fields={field: str(sentence)})
