"""Credit seriousness and periods: class by kind and amount, days by calendar months."""

from dataclasses import replace
from datetime import date

import pytest
import yaml

from sunlit.disclosure.drafting import display_until, rule_for
from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.checking.imagining import first_file
from sunlit.procedures.credit import credit_of
from sunlit.rulebook.shipping import DATA
from tests.rulebook.planting import rules

PERIODS = {
    row["code"]: row["length"]
    for row in yaml.safe_load((DATA / "periods" / "credit.yaml").read_text("utf-8"))["periods"]
}


def decided(
    kinds: list[str], fine: int = 0, on: date = date(2026, 8, 31), party: str = "ORGANIZATION"
) -> CaseFile:
    """A case decided on that day; the fine in 元."""
    book = rules()
    file = first_file(book, book.procedures["penalty-ordinary"], party)
    data = {"kinds": kinds} | ({"fine": fine * 100} if fine else {})
    steps = [
        Taken(2, "decision_drafted", on, 11, "承办人甲", data),
        Taken(3, "penalty_decided", on, 13, "分管领导", {}),
    ]
    return replace(file, taken=(*file.taken, *steps), today=on)


@pytest.mark.parametrize(
    ("kinds", "fine", "name", "repair", "stops"),
    [
        (["WARNING"], 0, "轻微", date(2026, 8, 31), date(2026, 11, 30)),
        (["FINE"], 99999, "轻微", date(2026, 8, 31), date(2026, 11, 30)),
        (["FINE"], 100000, "一般", date(2026, 11, 30), date(2027, 8, 31)),
        (["WARNING", "CONFISCATION_OF_GAINS"], 0, "一般", date(2026, 11, 30), date(2027, 8, 31)),
        (["FINE", "CLOSURE_ORDER"], 5, "严重", date(2027, 8, 31), date(2029, 8, 31)),
    ],
)
def test_the_heaviest_class_that_fits_gives_the_days(
    kinds: list[str], fine: int, name: str, repair: date, stops: date
) -> None:
    found = credit_of(decided(kinds, fine))

    assert found is not None
    assert (found.row.name, found.repair_from, found.stops_on) == (name, repair, stops)
    assert name in found.explanation and "信用修复管理办法" in found.explanation


@pytest.mark.parametrize(
    ("kinds", "party", "until"),
    [
        (["WARNING"], "ORGANIZATION", date(2026, 11, 30)),
        (["CONFISCATION_OF_GAINS"], "ORGANIZATION", date(2027, 8, 31)),
        (["CLOSURE_ORDER"], "ORGANIZATION", date(2029, 8, 31)),
        (["WARNING"], "PERSON", date(2027, 8, 31)),
    ],
)
def test_a_penalty_is_public_as_long_as_its_class_may_be_told(
    kinds: list[str], party: str, until: date
) -> None:
    file = decided(kinds, party=party)
    rule = rule_for(file)
    assert rule is not None
    last = display_until(file, rule, file.today)
    credit = credit_of(file)

    assert last == until
    assert credit is None or credit.repair_from <= last <= credit.stops_on


def test_nothing_is_computed_where_the_rule_does_not_reach() -> None:
    assert credit_of(decided(["FINE"], 5, date(2026, 3, 31))) is None
    assert credit_of(decided(["FINE"], 5, date(2026, 4, 1))) is not None
    assert credit_of(decided(["FINE"], 5, party="PERSON")) is None
    file = decided(["FINE"], 5)
    assert credit_of(replace(file, taken=file.taken[:-1])) is None


def test_its_months_are_those_of_the_periods() -> None:
    found = {row.code: (row.least_months, row.longest_months) for row in rules().credit}

    assert found == {
        "MINOR": (0, PERIODS["credit_minor_longest"]),
        "GENERAL": (PERIODS["credit_general_shortest"], PERIODS["credit_general_longest"]),
        "SERIOUS": (PERIODS["credit_serious_shortest"], PERIODS["credit_serious_longest"]),
    }


def test_the_bureau_shows_a_decision_no_longer_than_the_longest_credit_period() -> None:
    rule = next(one for one in rules().disclosure if one.decides == "PENALTY")

    assert rule.display_months <= max(row.longest_months for row in rules().credit)
