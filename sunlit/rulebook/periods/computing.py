"""Compute a period of the register (期限计算): the due day, and all that goes into its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from sunlit.foundations.calendars import (
    Calendar,
    Due,
    Latest,
    Pause,
    Period,
    SkippedDay,
    Unit,
    due,
    due_moment,
    latest,
)
from sunlit.foundations.calendars.days import LAST_DAY
from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import full_day
from sunlit.rulebook.periods.schema import Direction, Figure, PeriodRule

ANNOUNCED_FOR = timedelta(days=30)  # 《民事诉讼法》第九十五条
ANNOUNCED_BASIS = "《民事诉讼法》第九十五条"
ANNOUNCED = "公告送达"


class PeriodNotComputableError(Refusal):
    """What was asked of this period the law does not know: an extension, a pause, a region."""


@dataclass(frozen=True)
class Question:
    """What a period is computed from.

    `started_at` is needed for periods in hours that shall end on the hour. `announced`: the start
    is the day of an announcement (公告送达), the period begins when thirty days have passed.
    """

    start: date
    pauses: Sequence[Pause] = ()
    extended_by: int = 0
    announced: bool = False
    started_at: datetime | None = None


@dataclass(frozen=True)
class Answer:
    """When a period ends. `due_on` is None while a pause without an end stops it."""

    rule: PeriodRule
    figure: Figure
    question: Question
    start: date
    due_on: date | None
    provisional: bool
    counted: Due | Latest | None = None
    due_at: datetime | None = None
    warnings: tuple[str, ...] = field(default=())

    @property
    def skipped(self) -> tuple[SkippedDay, ...]:
        """Every day that did not count, with the reason."""
        return self.counted.skipped if self.counted else ()

    @cached_property
    def explanation(self) -> str:
        """The whole sentence in Chinese: service, count, extension and article."""
        parts = [
            self._served(),
            self._count(),
            self._not_put_off(),
            self._extended(),
            self._articles(),
        ]
        return "".join(part for part in parts if part)

    def _served(self) -> str:
        if not self.question.announced:
            return ""
        given = {"day": full_day(self.question.start), "served": full_day(self.start)}
        text = _("公告之日（%(day)s）起经过三十日，于%(served)s视为送达")
        return text % given + _("（%s）") % ANNOUNCED_BASIS + _("。")

    def _count(self) -> str:
        if self.counted:
            return self.counted.explanation
        given = {"event": _(self.rule.event), "day": full_day(self.due_on or self.start)}
        return _("%(event)s后的%(day)s以前，固定日期不顺延。") % given

    def _not_put_off(self) -> str:
        """That the last day is a rest day and stays, where the law knows no delay."""
        counted = self.counted
        if self.rule.rolls or not isinstance(counted, Due) or counted.due_on is None:
            return ""
        if counted.period.unit is Unit.HOUR or counted.due_on > LAST_DAY:
            return ""
        if counted.calendar.is_working(counted.due_on):
            return ""
        why = _(counted.calendar.describe(counted.due_on))
        return _("最后一日为%(why)s，但本期限不因休假日顺延。") % {"why": why}

    def _extended(self) -> str:
        extension = self.rule.extension
        if not self.question.extended_by or extension is None:
            return ""
        more = Period(self.question.extended_by, Unit(self.figure.unit))
        given = {"more": more, "who": extension.approver, "basis": extension.basis}
        return _("其中经%(who)s批准延长%(more)s（%(basis)s）。") % given

    def _articles(self) -> str:
        given = {"basis": self.rule.basis, "counting": self.rule.counting}
        if not self.rule.counting:
            return _("依据：%(basis)s。") % given
        return _("依据：%(basis)s；期间计算：%(counting)s。") % given


def compute(
    rule: PeriodRule, figure: Figure | None, question: Question, calendar: Calendar
) -> Answer:
    """When the period ends. Raises PeriodNotComputableError saying why it cannot be told."""
    if figure is None:
        known = _("、").join(f"{one.name}（{one.region}）" for one in rule.regions)
        sentence = _("“{name}”由地方规定，请用 --region 指明地区；已载入：{known}。")
        raise PeriodNotComputableError(format_lazy(sentence, name=rule.name, known=known))
    _refuse_extension(rule, question)
    start = question.start + ANNOUNCED_FOR if question.announced else question.start
    try:
        if figure.fixed_day:
            return _fixed(rule, figure, question, start)
        if rule.direction is Direction.BEFORE:
            return _backward(rule, figure, question, start, calendar)
        return _forward(rule, figure, question, start, calendar)
    except (ValueError, OverflowError) as error:
        sentence = _("算出的日期超出日历范围（1990年至2099年），请核对起算日和暂停日期。")
        raise PeriodNotComputableError(sentence) from error


def _refuse_extension(rule: PeriodRule, question: Question) -> None:
    if not question.extended_by:
        return
    if rule.extension is None:
        sentence = _("“{name}”没有可以延长的规定。")
        raise PeriodNotComputableError(format_lazy(sentence, name=rule.name), rule.basis)
    if not 0 < question.extended_by <= rule.extension.length:
        sentence = _("“{name}”最多可以延长{most}，不能延长{asked}。")
        raise PeriodNotComputableError(
            format_lazy(
                sentence, name=rule.name, most=rule.extension.length, asked=question.extended_by
            ),
            rule.extension.basis,
        )


def _forward(
    rule: PeriodRule, figure: Figure, question: Question, start: date, calendar: Calendar
) -> Answer:
    period = Period(figure.length + question.extended_by, Unit(figure.unit))
    counted = due(
        start,
        period,
        calendar,
        pauses=question.pauses,
        roll_forward=rule.rolls,
        event=ANNOUNCED if question.announced else rule.event,
    )
    exact = period.unit is Unit.HOUR and question.started_at and not question.pauses
    moment = due_moment(question.started_at, period) if exact and question.started_at else None
    return Answer(
        rule,
        figure,
        question,
        start,
        moment.date() if moment else counted.due_on,
        counted.provisional,
        counted,
        moment,
        _warnings(rule, question, counted),
    )


def _backward(
    rule: PeriodRule, figure: Figure, question: Question, start: date, calendar: Calendar
) -> Answer:
    if question.pauses or question.announced:
        sentence = _("“{name}”从{event}之日倒推，没有暂停计算和公告送达的问题。")
        raise PeriodNotComputableError(format_lazy(sentence, name=rule.name, event=rule.event))
    period = Period(figure.length, Unit(figure.unit))
    found = latest(start, period, calendar, event=rule.event)
    return Answer(rule, figure, question, start, found.due_on, found.provisional, found)


def _fixed(rule: PeriodRule, figure: Figure, question: Question, start: date) -> Answer:
    if question.pauses or question.announced:
        sentence = _("“{name}”是固定日期，没有暂停计算和公告送达的问题。")
        raise PeriodNotComputableError(format_lazy(sentence, name=rule.name))
    month, day = (int(part) for part in figure.fixed_day.split("-"))
    this_year = date(start.year, month, day)
    end = this_year if this_year >= start else date(start.year + 1, month, day)
    return Answer(rule, figure, question, start, end, provisional=False)


def _warnings(rule: PeriodRule, question: Question, counted: Due) -> tuple[str, ...]:
    """What the reader must know before relying on the day."""
    found = []
    if question.pauses and not rule.pauses:
        found.append(_("法律没有规定本期限可以暂停计算，以下暂停仅供推算，不作为办案依据。"))
    end = counted.due_on
    idle = [p for p in question.pauses if (end and p.starts_on > end) or _is_before(p, counted)]
    if idle:
        found.append(_("有暂停不在期限之内，没有影响。"))
    if rule.set_by != "LAW":
        found.append(_("法律未定数额，按本局办法或者地方规定计算。"))
    return tuple(found)


def _is_before(pause: Pause, counted: Due) -> bool:
    return pause.ends_on is not None and pause.ends_on <= counted.start
