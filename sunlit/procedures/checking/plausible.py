"""Figures, days and names that no bureau could mean (数据是否合理). Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sunlit.foundations.calendars import Unit
from sunlit.procedures.checking.reporting import Fault
from sunlit.rulebook.schema import Procedure, Rulebook, Step

# The law sets no such bound; a period beyond it is a slip of the pen.
LONGEST = {"WORKING_DAY": 500, "CALENDAR_DAY": 3650, "MONTH": 120, "YEAR": 30}
LONGEST_TEXT, LONGEST_NAME, LONGEST_DISPLAY = 20_000, 120, 600
PUBLISHED_WITHIN, PUBLISHED_ARTICLE = 20, "国办发〔2018〕118号（六）"  # working days
FIRST_DAY = date(1949, 10, 1)
UNREADABLE = re.compile(r"[<>\x00-\x1f\x7f]")


def plausible_faults(rules: Rulebook) -> Iterator[Fault]:
    """Every period, length, day and name outside what can be meant, by its field."""
    for clock in rules.clocks.values():
        most = LONGEST.get(clock.unit, max(LONGEST.values()))
        yield from _figure(f"期限“{clock.name}”", "length", clock.length, most)
    for rule in rules.disclosure:
        place = f"公示规则“{rule.name}”"
        yield from _figure(place, "period", rule.period, PUBLISHED_WITHIN, PUBLISHED_ARTICLE)
        yield from _figure(place, "display_months", rule.display_months, LONGEST_DISPLAY)
        if rule.unit not in set(Unit):
            yield Fault(place, f"没有名为“{rule.unit}”的期限单位（unit）。")
    for procedure in rules.procedures.values():
        yield from _day(procedure)
        for step in procedure.steps:
            for field in step.fields:
                place = f"步骤“{step.name}”字段“{field.label}”"
                yield from _figure(place, "max_length", field.max_length, LONGEST_TEXT)
    for place, key, name in _names(rules):
        if UNREADABLE.search(name) or len(name) > LONGEST_NAME:
            sentence = f"不能含有尖括号和不可见字符，也不能超过{LONGEST_NAME}字。"
            yield Fault(place, f"“{key}”{sentence}")
        if not name.strip():
            yield Fault(place, f"“{key}”不能为空。")


def _figure(place: str, key: str, value: int, most: int, article: str = "") -> Iterable[Fault]:
    if 1 <= value <= most:
        return []
    return [Fault(place, f"“{key}”应当在1至{most}之间，现为{value}。", article)]


def _day(procedure: Procedure) -> Iterator[Fault]:
    """The first day of a procedure is a day, and one on which this state had law."""
    place, written = f"程序“{procedure.name}”", procedure.valid_from
    try:
        day = date.fromisoformat(written)
    except ValueError:
        yield Fault(place, f"“valid_from”应当是日期，如2026-12-01，现为“{written}”。")
        return
    if day < FIRST_DAY:
        yield Fault(place, f"“valid_from”为{written}，早于任何一部现行法律的施行日期。")


def _names(rules: Rulebook) -> Iterator[tuple[str, str, str]]:
    """What persons read: place, key, name."""
    for procedure in rules.procedures.values():
        yield f"程序“{procedure.name}”", "name", procedure.name
        for stage in procedure.stages:
            yield f"程序“{procedure.name}”阶段“{stage.code}”", "name", stage.name
        for step in procedure.steps:
            yield from _names_of_step(step)
    for clock in rules.clocks.values():
        yield f"期限“{clock.code}”", "name", clock.name
        yield f"期限“{clock.code}”", "event", clock.event
    for form in rules.forms.values():
        yield f"文书“{form.code}”", "title", form.title
    for row in rules.review_catalogue:
        yield f"审核目录{row.code}", "name", row.name
    for rule in rules.disclosure:
        yield f"公示规则“{rule.code}”", "name", rule.name


def _names_of_step(step: Step) -> Iterator[tuple[str, str, str]]:
    place = f"步骤“{step.name}”（{step.code}）"
    yield place, "name", step.name
    for due in step.records:
        yield f"{place}音像记录{due.code}", "name", due.name
    for field in step.fields:
        yield f"{place}字段“{field.name}”", "label", field.label
        for _code, label in field.choices:
            yield f"{place}字段“{field.name}”", "choices", label
