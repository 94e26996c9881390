"""What `sunlit clock` is asked, and its answer as text or data."""

import argparse
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from sunlit.foundations.calendars import Calendar, Pause, Period, Unit, calendar_of, region_code
from sunlit.foundations.calendars.adoption import refresh
from sunlit.foundations.calendars.days import FIRST_DAY, LAST_DAY, NATIONAL
from sunlit.foundations.refusals import Refusal
from sunlit.interfaces.clock import today
from sunlit.rulebook.loading import rulebook
from sunlit.rulebook.periods.computing import Answer, Question, compute
from sunlit.rulebook.periods.queries import figure_for, find, periods
from sunlit.rulebook.periods.schema import Figure, PeriodRule
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Rulebook
from sunlit.rulebook.shipping import shipped_content

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", re.ASCII)
NUMBER = re.compile(r"\d{1,4}", re.ASCII)
PAUSED = "所列事由"
DAY_TYPES = {
    "WORKING_DAY": ("working", "工作日"),
    "CALENDAR_DAY": ("calendar", "自然日"),
    "MONTH": ("month", "月"),
    "YEAR": ("year", "年"),
    "HOUR": ("hour", "小时"),
    "": ("fixed", "固定日期"),
}
WHOSE = {"BUREAU": "行政机关", "PARTY": "当事人", "OTHER": "其他机关"}


class ClockQuestionError(Refusal):
    """A day, a pause, a number or a region that cannot be read."""


def answers(args: argparse.Namespace) -> list[Answer]:
    """One answer for each period of the rule. Raises Refusal with the sentence to print."""
    if not args.rule:
        raise ClockQuestionError("请写规则编号，例如 sunlit clock PEN-16 --start 2026-11-23。")
    rules = find(args.rule, rules_today())
    question = _question(args)
    region, calendar = _region(args.region)
    return _each(rules, question, region, calendar)


def rules_today() -> Rulebook:
    """The release in force; the shipped rules without a release or a database."""
    try:
        return rules_of(release_in_force(today()).digest)
    except (Refusal, DatabaseError):
        return rulebook(shipped_content("shipped", "2026-01-01"), "shipped")


def _each(
    rules: Sequence[PeriodRule], question: Question, region: str, calendar: Calendar
) -> list[Answer]:
    """Answers for all periods of the rule; refused only if the main one is."""
    found: list[Answer] = []
    for place, rule in enumerate(rules):
        figure, _row = figure_for(rule, region)
        try:
            found.append(compute(rule, figure, question, calendar))
        except Refusal:
            if place == 0:
                raise
    return found


def _question(args: argparse.Namespace) -> Question:
    if not args.start:
        raise ClockQuestionError("请用 --start 写起算之日，例如 --start 2026-11-23。")
    moment = None
    if MOMENT.fullmatch(args.start):
        start, moment = _moment(args.start)
    else:
        start = _day(args.start, "起算日")
    pauses = tuple(_pause(text) for text in args.pause)
    if args.extend and not (NUMBER.fullmatch(args.extend) and int(args.extend)):
        raise ClockQuestionError(f"延长的数额“{args.extend}”不是正整数。")
    return Question(start, pauses, int(args.extend or 0), args.announced, moment)


def _day(text: str, what: str) -> date:
    try:
        if not DAY.fullmatch(text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ClockQuestionError(f"{what}“{text}”不是日期，请写成 2026-11-23 的样子。") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ClockQuestionError(f"{what}{text}超出日历范围（1990年至2099年）。")
    return day


def _moment(text: str) -> tuple[date, datetime]:
    day = _day(text[:10], "起算日")
    try:
        moment = timezone.make_aware(datetime.fromisoformat(text))
    except ValueError as error:
        raise ClockQuestionError(f"起算时刻“{text}”不存在。") from error
    return day, moment


def _pause(text: str) -> Pause:
    first, dots, last = text.partition("..")
    if not dots:
        raise ClockQuestionError(f"暂停“{text}”写法有误，请写成 2026-03-02..2026-03-31 的样子。")
    starts_on = _day(first.strip(), "暂停首日")
    ends_on = _day(last.strip(), "暂停末日") if last.strip() else None
    if ends_on is not None and ends_on < starts_on:
        raise ClockQuestionError(f"暂停“{text}”的末日早于首日。")
    return Pause(starts_on, ends_on, PAUSED)


def _region(text: str) -> tuple[str, Calendar]:
    """The digits of the division code, and its calendar with what the bureau adopted."""
    try:
        region = region_code(text) if text else NATIONAL
    except ValueError as error:
        raise ClockQuestionError(
            f"地区“{text}”不是行政区划代码，请写二、四或者六位数字，例如 532300。"
        ) from error
    with suppress(DatabaseError):  # no database yet: the shipped tables
        refresh()
    return region.removeprefix(NATIONAL).removeprefix("-"), calendar_of(region)


def as_text(found: Sequence[Answer]) -> str:
    """The answers for a person, one block each."""
    return "\n\n".join(_block(answer) for answer in found)


def _block(answer: Answer) -> str:
    rule = answer.rule
    lines = [f"{rule.name}（{_ids(rule)}）：{length_in_words(answer.figure)}"]
    due_on = "暂停计算中，恢复后确定"
    if answer.due_at:
        due_on = f"{answer.due_at:%Y-%m-%d %H:%M}"
    elif answer.due_on:
        due_on = f"{answer.due_on:%Y-%m-%d}"
    lines.append(f"{'最迟之日' if rule.direction == 'BEFORE' else '届满之日'}：{due_on}")
    lines.append(f"日的类型：{DAY_TYPES[answer.figure.unit][1]}")
    lines.append(f"是否暂定：{'是，放假安排公布后重新计算' if answer.provisional else '否'}")
    lines.append(f"说明：{answer.explanation}")
    lines += [f"注意：{text}" for text in (*answer.warnings, _local(answer), rule.note) if text]
    return "\n".join(lines)


def _local(answer: Answer) -> str:
    """Say so where a region was asked for that has no holidays of its own here."""
    calendar = answer.counted.calendar if answer.counted else None
    if calendar is None or calendar.region == NATIONAL or calendar.has_local:
        return ""
    return "没有载入该地区自己的放假安排，按全国放假安排计算。"


def length_in_words(figure: Figure | None) -> str:
    """The figure, e.g. 7个工作日; 每年1月31日."""
    if figure is None:
        return "由地方规定"
    if figure.fixed_day:
        month, day = figure.fixed_day.split("-")
        return f"每年{int(month)}月{int(day)}日前"
    return str(Period(figure.length, Unit(figure.unit)))


def _ids(rule: PeriodRule) -> str:
    return "，".join(part for part in (rule.code, rule.source_rule) if part)


def as_json(asked: str, found: Sequence[Answer]) -> dict[str, Any]:
    """The main answer, with the other periods of the same rule under `others`."""
    first, *rest = [_data(asked, answer) for answer in found]
    return {**first, "others": rest}


def _data(asked: str, answer: Answer) -> dict[str, Any]:
    rule, question, counted = answer.rule, answer.question, answer.counted
    day_type, day_type_name = DAY_TYPES[answer.figure.unit]
    return {
        "rule": asked,
        "code": rule.code,
        "source_rule": rule.source_rule,
        "name": rule.name,
        "basis": rule.basis,
        "counting": rule.counting,
        "event": rule.event,
        "whose": rule.whose.value,
        "direction": rule.direction.value,
        "start": question.start.isoformat(),
        "served_on": answer.start.isoformat() if question.announced else None,
        "length": answer.figure.length or None,
        "unit": answer.figure.unit or "FIXED_DAY",
        "day_type": day_type,
        "day_type_name": day_type_name,
        "due_on": answer.due_on.isoformat() if answer.due_on else None,
        "due_at": answer.due_at.isoformat() if answer.due_at else None,
        "provisional": answer.provisional,
        "paused": answer.due_on is None,
        "rolls_forward": rule.rolls,
        "pauses": [_span(pause) for pause in question.pauses],
        "extended_by": question.extended_by or None,
        "region": counted.calendar.region if counted else NATIONAL,
        "skipped": [{"day": skip.day.isoformat(), "why": skip.why} for skip in answer.skipped],
        "explanation": answer.explanation,
        "warnings": [text for text in (*answer.warnings, _local(answer)) if text],
        "note": rule.note,
    }


def _span(pause: Pause) -> dict[str, str | None]:
    end = pause.ends_on.isoformat() if pause.ends_on else None
    return {"from": pause.starts_on.isoformat(), "to": end}


def listing(*, as_data: bool) -> str:
    """Every period the command knows."""
    rules = periods(rules_today())
    if as_data:
        return json.dumps([_row(rule) for rule in rules], ensure_ascii=False, indent=2)
    return "\n".join(
        f"{rule.code:<34}{rule.source_rule:<8}{length_in_words(rule.figure):<10}"
        f"{WHOSE[rule.whose]}  {rule.name}（{rule.basis}）"
        for rule in rules
    )


def _row(rule: PeriodRule) -> dict[str, Any]:
    figure = rule.figure or Figure()
    return {
        "code": rule.code,
        "source_rule": rule.source_rule,
        "name": rule.name,
        "event": rule.event,
        "length": figure.length or None,
        "unit": figure.unit or None,
        "fixed_day": figure.fixed_day or None,
        "direction": rule.direction.value,
        "whose": rule.whose.value,
        "set_by": rule.set_by.value,
        "rolls_forward": rule.rolls,
        "pauses": list(rule.pauses),
        "basis": rule.basis,
        "counting": rule.counting,
        "regions": [{"region": one.region, "name": one.name} for one in rule.regions],
        "note": rule.note,
    }
