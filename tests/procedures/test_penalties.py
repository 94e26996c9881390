"""Hearing, heavier than notified, late fine, capitals: border values and properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.procedures.fulfillment import account
from sunlit.procedures.penalties import (
    HEARING_KINDS,
    KIND_NAMES,
    WEIGHT,
    hearing_is_due,
    heavier_than,
    late_fine_fen,
    reaches,
    yuan,
)
from sunlit.procedures.penalty_text import capitals, penalty_text
from tests.procedures.imagined import ORGANIZATION, PERSON, a_file

FINES = st.integers(1, 10**13)
DAYS = st.integers(0, 400)
KINDS = st.sets(st.sampled_from(WEIGHT), max_size=5)
AMOUNTS = st.integers(0, 10**10)
DEADLINE = date(2026, 3, 31)
UNITS = {"元": 1, "拾": 10, "佰": 100, "仟": 1000}


def late(fine: int, days: int, excluded: int = 0) -> int:
    return late_fine_fen(fine, DEADLINE + timedelta(days=days), DEADLINE, excluded, 30)


@settings(deadline=None)
@given(FINES, DAYS)
def test_a_late_fine_grows_by_three_percent_a_day_and_never_beyond_the_fine(
    fine: int, days: int
) -> None:
    assert late(fine, days) == min(fine, fine * 3 * days // 100)
    assert late(fine, days) <= late(fine, days + 1) <= fine


@settings(deadline=None)
@given(st.integers(100, 10**11))
def test_the_cap_is_reached_on_the_thirty_fourth_day(fine: int) -> None:
    assert late(fine, 33) < fine
    assert late(fine, 34) == late(fine, 35) == fine


@settings(deadline=None)
@given(FINES, DAYS, DAYS)
def test_excluded_days_count_as_if_they_had_not_been(fine: int, days: int, excluded: int) -> None:
    assert late(fine, days, excluded) == late(fine, max(days - excluded, 0))


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 30), st.integers(0, 90))
def test_days_of_a_remedy_are_excluded_and_only_those(start: int, length: int, days: int) -> None:
    """Against a count day by day."""
    served, fine = date(2026, 3, 2), 10_000_00
    opened = date(2026, 3, 17) + timedelta(days=start)
    ended = opened + timedelta(days=length - 1)
    today = date(2026, 3, 17) + timedelta(days=days)
    taken = [
        ("decision_drafted", served, {"fine": fine}),
        ("penalty_decided", served, {}),
        ("decision_served", served, {"served_on": served.isoformat()}),
        ("remedy_opened", opened, {"opened_on": opened.isoformat()}),
        ("remedy_ended", ended, {"ended_on": ended.isoformat()}),
    ]
    owed = account(a_file(*taken, today=today))
    counted = [
        day
        for n in range(1, days + 1)
        if not opened <= (day := date(2026, 3, 17) + timedelta(days=n)) <= ended
    ]

    assert owed is not None
    assert owed.late_fine == min(fine, fine * 3 * len(counted) // 100)


@pytest.mark.parametrize(
    ("kind", "fine", "due"),
    [
        (ORGANIZATION, 99_999_99, False),
        (ORGANIZATION, 100_000_00, True),
        (ORGANIZATION, 100_000_01, True),
        ("INDIVIDUAL_BUSINESS", 99_999_99, False),
        ("INDIVIDUAL_BUSINESS", 100_000_00, True),
        (PERSON, 9_999_99, False),
        (PERSON, 10_000_00, True),
    ],
)
@pytest.mark.parametrize("field", ["fine", "confiscation"])
def test_a_hearing_is_due_from_the_figure_on_for_each_amount(
    kind: str, fine: int, due: bool, field: str
) -> None:
    """本数包含在内； fine and confiscation are looked at one by one, never added up."""
    file = a_file(party_kind=kind)

    assert hearing_is_due(file, {"kinds": ["FINE"], field: fine}) is due
    assert not hearing_is_due(file, {"kinds": [], "fine": 5_000_00, "confiscation": 6_000_00})


@pytest.mark.parametrize("kind", sorted(HEARING_KINDS))
def test_a_severe_kind_gives_a_hearing_whatever_the_amount(kind: str) -> None:
    assert hearing_is_due(a_file(), {"kinds": [kind]})


def test_a_figure_excluding_itself_is_reached_only_beyond() -> None:
    assert (reaches(100, 100, True), reaches(100, 100, False)) == (True, False)
    assert (reaches(101, 100, False), reaches(99, 100, True)) == (True, False)


def penalty(kinds: set[str], fine: int = 0, confiscation: int = 0) -> dict[str, object]:
    return {"kinds": sorted(kinds, key=WEIGHT.index), "fine": fine, "confiscation": confiscation}


@settings(deadline=None)
@given(KINDS, AMOUNTS, AMOUNTS)
def test_what_was_notified_is_not_heavier_than_itself(kinds: set[str], a: int, b: int) -> None:
    assert heavier_than(penalty(kinds, a, b), penalty(kinds, a, b)) == ""


@settings(deadline=None)
@given(KINDS, AMOUNTS, AMOUNTS, st.data())
def test_taking_away_is_never_heavier(kinds: set[str], a: int, b: int, data: st.DataObject) -> None:
    fewer = data.draw(st.sets(st.sampled_from(sorted(kinds)))) if kinds else set()
    less, lesser = data.draw(st.integers(0, a)), data.draw(st.integers(0, b))

    assert heavier_than(penalty(fewer, less, lesser), penalty(kinds, a, b)) == ""


@settings(deadline=None)
@given(KINDS, AMOUNTS, AMOUNTS, st.sampled_from(WEIGHT), st.integers(1, 10**9))
def test_adding_anything_is_always_heavier(
    kinds: set[str], a: int, b: int, kind: str, more: int
) -> None:
    notified = penalty(kinds, a, b)

    assert heavier_than(penalty(kinds, a + more, b), notified) == "罚款金额"
    assert heavier_than(penalty(kinds, a, b + more), notified) == "没收金额"
    if kind not in kinds:
        assert heavier_than(penalty(kinds | {kind}, a, b), notified) == KIND_NAMES[kind]


def read_back(text: str) -> int:
    """Read an amount in capitals back into 分， figure by figure."""
    digits = {figure: value for value, figure in enumerate("零壹贰叁肆伍陆柒捌玖")}
    whole, _yuan, rest = text.partition("元") if "元" in text else ("", "", text)
    total = group = 0
    figure = 0
    for char in whole:
        if char in digits:
            figure = digits[char]
        elif char in UNITS:
            group, figure = group + (figure or 1) * UNITS[char], 0
        else:
            total = (
                (total + group + figure) * {"万": 10**4, "亿": 10**8}[char]
                if char == "亿"
                else total + (group + figure) * 10**4
            )
            group = figure = 0
    fen, figure = (total + group + figure) * 100, 0
    for char in rest:
        if char in digits:
            figure = digits[char]
        elif char in "角分":
            fen += figure * (10 if char == "角" else 1)
    return fen


@settings(deadline=None)
@given(st.integers(1, 10**14 - 1))
def test_capitals_can_be_read_back(fen: int) -> None:
    assert read_back(capitals(fen)) == fen


@settings(deadline=None)
@given(st.integers(1, 10**14 - 1))
def test_capitals_are_written_as_banks_write_them(fen: int) -> None:
    text = capitals(fen)

    assert "零零" not in text and not text.startswith("零")
    assert text.endswith("整") is (fen % 10 == 0)
    assert all(char in "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整" for char in text)


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (10, "壹角整"),
        (1000, "壹拾元整"),
        (10_05, "壹拾元零伍分"),
        (1_409_50, "壹仟肆佰零玖元伍角整"),
        (6_007_14, "陆仟零柒元壹角肆分"),
        (325_04, "叁佰贰拾伍元零肆分"),
        (16_409_02, "壹万陆仟肆佰零玖元零贰分"),
        (60_000_00, "陆万元整"),
        (200_000_00, "贰拾万元整"),
        (100_000_001_00, "壹亿零壹元整"),
        (100_010_000_00, "壹亿零壹万元整"),
        (100_000_000_000_00, "壹仟亿元整"),
    ],
)
def test_capitals_by_example(fen: int, text: str) -> None:
    assert capitals(fen) == text


def test_a_penalty_in_words_carries_figures_and_capitals() -> None:
    data = penalty({"WARNING", "FINE"}, 60_000_00)

    assert penalty_text(data) == "1.警告；2.罚款60,000.00元（人民币陆万元整）"
    assert yuan(123_456_789) == "1,234,567.89元"


@pytest.mark.parametrize(
    ("decided", "notified", "name"),
    [
        ({"LICENSE_REVOCATION", "PRACTICE_RESTRICTION"}, {"LICENSE_REVOCATION", "WARNING"}, "限制"),
        ({"CLOSURE_ORDER", "BUSINESS_SUSPENSION_ORDER"}, {"LICENSE_REVOCATION", "WARNING"}, "停业"),
        ({"WARNING", "CIRCULATED_CRITICISM"}, {"CLOSURE_ORDER"}, "警告"),
    ],
)
def test_a_heavy_kind_is_not_slipped_in_by_dropping_a_light_one(
    decided: set[str], notified: set[str], name: str
) -> None:
    assert name in heavier_than({"kinds": decided}, {"kinds": notified})


def test_a_lighter_kind_in_the_place_of_a_heavier_one_is_no_heavier() -> None:
    assert not heavier_than({"kinds": ["WARNING"]}, {"kinds": ["FINE"], "fine": 100})
    assert not heavier_than(
        {"kinds": ["LICENSE_REVOCATION", "WARNING"]},
        {"kinds": ["LICENSE_REVOCATION", "CLOSURE_ORDER"]},
    )
