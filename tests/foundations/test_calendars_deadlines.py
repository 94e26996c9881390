"""When a period ends, and the sentence that says why."""

from datetime import date, datetime

import pytest

from sunlit.foundations.calendars import (
    Light,
    Pause,
    Period,
    Unit,
    days_before,
    due,
    due_moment,
    light,
    national,
    working_days_between,
)

WORKING, CALENDAR, MONTH, YEAR, HOUR = (
    Unit.WORKING_DAY,
    Unit.CALENDAR_DAY,
    Unit.MONTH,
    Unit.YEAR,
    Unit.HOUR,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-02-10", 5, "2026-02-24"),
        ("2026-02-10", 7, "2026-02-26"),
        ("2026-09-24", 7, "2026-10-12"),
        ("2026-11-23", 7, "2026-12-02"),
        ("2026-11-23", 20, "2026-12-21"),
    ],
)
def test_it_reaches_the_published_vectors(start: str, length: int, end: str) -> None:
    result = due(day(start), Period(length, WORKING), national())

    assert result.due_on == day(end)
    assert not result.provisional
    assert working_days_between(day(start), day(end), national()) == length


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        # Ninety days to decide (《行政处罚法》第六十条), no rest day at the end.
        ("2026-07-01", Period(90, CALENDAR), "2026-09-29"),
        # The last day falls into the Spring Festival.
        ("2025-11-17", Period(90, CALENDAR), "2026-02-24"),
        # The last day is a plain Saturday.
        ("2026-11-13", Period(15, CALENDAR), "2026-11-30"),
        # The last day is a Saturday worked in exchange: no rest day, no delay.
        ("2026-09-25", Period(15, CALENDAR), "2026-10-10"),
        ("2026-03-16", Period(6, MONTH), "2026-09-16"),
        # 30 and 31 August end where February ends.
        ("2025-08-31", Period(6, MONTH), "2026-02-28"),
        ("2025-08-29", Period(6, MONTH), "2026-02-28"),
        ("2024-02-29", Period(2, YEAR), "2026-02-28"),
    ],
)
def test_it_ends_calendar_periods_on_the_right_day(start: str, period: Period, end: str) -> None:
    assert due(day(start), period, national()).due_on == day(end)


def test_it_leaves_the_last_day_where_it_is_when_the_rule_says_so() -> None:
    result = due(day("2026-11-13"), Period(15, CALENDAR), national(), roll_forward=False)

    assert result.due_on == day("2026-11-28")


def test_it_counts_hours_from_the_hour_and_through_holidays() -> None:
    assert due(day("2026-10-01"), Period(24, HOUR), national()).due_on == day("2026-10-02")
    assert due_moment(datetime(2026, 10, 1, 17, 30), Period(24, HOUR)) == datetime(
        2026, 10, 2, 17, 30
    )
    with pytest.raises(ValueError):
        due_moment(datetime(2026, 10, 1), Period(1, WORKING))


def test_it_explains_a_count_over_holidays_in_one_sentence() -> None:
    result = due(day("2026-09-24"), Period(7, WORKING), national(), event="送达之日")

    assert result.explanation == (
        "自送达之日（2026年9月24日）的次日起计算7个工作日，首日为9月28日；"
        "其中9月25日至27日中秋节放假、10月1日至7日国庆节放假、双休日1天不计入，"
        "10月10日调休上班计入；至2026年10月12日届满。"
    )
    assert result.first_day == day("2026-09-28")
    assert len(result.skipped) == 3 + 7 + 1


def test_it_explains_why_the_last_day_was_put_off() -> None:
    result = due(day("2025-11-17"), Period(90, CALENDAR), national(), event="立案之日")

    assert result.explanation == (
        "自立案之日（2025年11月17日）的次日起计算90日；"
        "最后一日2026年2月15日为春节放假，顺延至2026年2月24日届满。"
    )
    assert [skip.why for skip in result.skipped] == ["春节放假"] * 9


def test_it_does_not_count_paused_days() -> None:
    expert = Pause(day("2026-03-02"), day("2026-03-31"), "鉴定")

    result = due(day("2026-02-25"), Period(90, CALENDAR), national(), pauses=[expert])

    assert result.due_on == day("2026-06-25")
    assert "3月2日至31日因鉴定暂停计算" in result.explanation
    assert len(result.skipped) == 30


def test_it_counts_overlapping_pauses_once() -> None:
    pauses = [
        Pause(day("2026-03-10"), day("2026-03-19"), "公告送达"),
        Pause(day("2026-03-02"), day("2026-03-12"), "鉴定"),
        Pause(day("2026-03-04"), day("2026-03-05"), "检验"),
    ]

    result = due(day("2026-02-25"), Period(20, CALENDAR), national(), pauses=pauses)

    assert result.due_on == day("2026-04-07"), "17+18天后为清明节放假，顺延"
    assert result.last_counted == day("2026-04-04")


def test_it_has_no_due_day_while_paused_without_an_end() -> None:
    running = Pause(day("2026-03-02"), None, "鉴定")

    result = due(day("2026-02-25"), Period(90, CALENDAR), national(), pauses=[running])

    assert result.due_on is None
    assert result.paused
    assert result.explanation == (
        "自起算日（2026年2月25日）的次日起计算90日；其中3月2日起因鉴定暂停计算；"
        "恢复计算后方可确定届满之日。"
    )


def test_it_ignores_a_pause_that_begins_after_the_period_ended() -> None:
    late = Pause(day("2026-04-01"), None, "鉴定")

    result = due(day("2026-02-25"), Period(7, WORKING), national(), pauses=[late])

    assert result.due_on == day("2026-03-05")
    assert "鉴定" not in result.explanation


def test_it_flags_a_due_day_no_notice_settles() -> None:
    result = due(day("2026-12-18"), Period(7, WORKING), national())

    assert result.due_on == day("2026-12-29")
    assert result.provisional
    assert result.explanation.endswith(
        "（2026年12月24日之后的放假安排尚未公布，暂按星期一至星期五为工作日推算，公布后重新计算）。"
    )


def test_it_does_not_flag_a_fixed_day_that_no_notice_can_move() -> None:
    fixed = due(day("2026-12-01"), Period(60, CALENDAR), national(), roll_forward=False)

    assert not fixed.provisional


def test_it_leaves_seven_full_working_days_before_a_hearing() -> None:
    hearing = day("2026-10-19")

    latest = days_before(hearing, Period(7, WORKING), national())

    # 9, 10 (worked in exchange), 12, 13, 14, 15 and 16 October lie between.
    assert latest == day("2026-10-08")
    assert working_days_between(latest, day("2026-10-18"), national()) >= 7


def test_it_goes_back_in_days_months_and_years() -> None:
    assert days_before(day("2026-11-30"), Period(30, CALENDAR), national()) == day("2026-10-30")
    assert days_before(day("2026-11-30"), Period(1, MONTH), national()) == day("2026-10-29")
    assert days_before(day("2026-11-30"), Period(1, YEAR), national()) == day("2025-11-29")
    assert days_before(day("2026-11-30"), Period(24, HOUR), national()) == day("2026-11-28")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-07-02", Light.GREEN),
        ("2026-09-10", Light.GREEN),
        ("2026-09-11", Light.YELLOW),  # 18 of 90 days left
        ("2026-09-29", Light.YELLOW),  # the last day is still in time
        ("2026-09-30", Light.RED),
    ],
)
def test_it_shows_how_near_the_end_is(today: str, expected: Light) -> None:
    start = day("2026-07-01")
    result = due(start, Period(90, CALENDAR), national())

    assert light(result, day(today), start, national()) is expected


def test_it_turns_yellow_three_working_days_before_a_short_period_ends() -> None:
    start = day("2026-11-16")
    result = due(start, Period(7, WORKING), national())

    assert result.due_on == day("2026-11-25")
    assert light(result, day("2026-11-19"), start, national()) is Light.GREEN
    assert light(result, day("2026-11-20"), start, national()) is Light.YELLOW


def test_it_is_grey_on_paused_days_and_says_so_in_words() -> None:
    start = day("2026-07-01")
    pause = Pause(day("2026-07-10"), day("2026-07-20"), "鉴定")
    result = due(start, Period(90, CALENDAR), national(), pauses=[pause])

    assert light(result, day("2026-07-15"), start, national()) is Light.GREY
    assert light(result, day("2026-07-21"), start, national()) is Light.GREEN
    assert [str(each.label) for each in Light] == ["正常", "临期", "逾期", "暂停计算"]


def test_it_refuses_empty_periods_and_backward_pauses() -> None:
    with pytest.raises(ValueError):
        Period(0, WORKING)
    with pytest.raises(ValueError):
        Pause(day("2026-03-02"), day("2026-03-01"), "鉴定")
