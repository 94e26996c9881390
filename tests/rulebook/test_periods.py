"""The register of periods: complete against the fact base, and the clocks say the same as it."""

import csv
from pathlib import Path

import pytest

from sunlit.foundations.calendars import Unit
from sunlit.registers.laws.actions.seed_laws import seed_laws
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.laws.queries import law_index
from sunlit.registers.laws.resolving import BasisState
from sunlit.registers.radar.sources import OWN
from sunlit.rulebook.loading import RuleDataError
from sunlit.rulebook.periods.queries import PeriodUnknownError, figure_for, find
from sunlit.rulebook.periods.reading import read_family, register
from sunlit.rulebook.periods.schema import Direction, Figure, PeriodRule, SetBy
from tests.rulebook.test_golden_clocks import shipped

HERE = Path(__file__).parent
FACTS = list(csv.DictReader((HERE / "period_facts.csv").open(encoding="utf-8")))
IDS = (HERE / "fact_ids.txt").read_text(encoding="utf-8").split()
UNIT_OF = {"day": "DAY", "month": "MONTH", "year": "YEAR", "hour": "HOUR"}
# The fact bears the notice of five days; the twenty are those of 《行政许可法》第四十二条.
# Cases are counted in days: twenty-four hours end on the next one, whatever day that is.
AS_HOURS = {Figure(1, "CALENDAR_DAY"): Figure(24, "HOUR")}
OF_ANOTHER_LAW = {"energy_review"}


def of(rule: str) -> list[PeriodRule]:
    return [one for one in register().periods if one.source_rule == rule]


def lengths(rule: str) -> set[str]:
    """Every figure of a rule as text: lengths with their unit, extensions, fixed days."""
    found = set()
    for one in of(rule):
        figures = [one.figure] if one.figure else []
        figures += [row.figure for row in one.regions]
        for figure in figures:
            found.add(figure.fixed_day or f"{figure.length} {figure.unit}")
            if one.extension:
                found.add(f"{one.extension.length} {figure.unit}")
    return found


@pytest.mark.parametrize("fact", FACTS, ids=[f"{f['rule']}-{f['parameter']}" for f in FACTS])
def test_every_figure_of_the_facts_is_in_the_register(fact: dict[str, str]) -> None:
    known = lengths(fact["rule"])

    assert known
    if "-" in fact["value"]:
        assert fact["value"] in known
    elif fact["value"]:
        kinds = [unit for word, unit in UNIT_OF.items() if word in fact["parameter"]]
        day_types = {"working": "WORKING_DAY", "calendar": "CALENDAR_DAY"}
        unit = kinds[0]
        if unit == "DAY" and fact["day_type"]:
            assert f"{fact['value']} {day_types[fact['day_type']]}" in known
        else:
            assert any(one.startswith(f"{fact['value']} ") and unit in one for one in known)


def test_every_rule_of_the_facts_has_a_period_or_a_reason_why_not() -> None:
    known = register()
    with_period = {one.source_rule for one in known.periods}

    assert len(IDS) == 257
    assert set(IDS) == with_period | set(known.left_out) | set(known.without)
    assert not with_period & set(known.left_out)
    assert not (with_period | set(known.left_out)) & set(known.without)
    assert all(why.endswith("。") for why in known.left_out.values())


def test_the_day_types_are_those_of_each_law() -> None:
    """处罚法85: 2, 3, 5, 7 days work; 强制法69: up to ten; 复议法88: 3, 5, 7, 10; 许可法82: all."""
    short = {"penalty": {2, 3, 5, 7}, "remedies": {3, 5, 7, 10}, "coercion": set(range(1, 11))}
    families = {"行政处罚": "penalty", "行政复议和行政诉讼": "remedies", "行政强制": "coercion"}
    for one in register().periods:
        if one.family not in families or one.figure is None or "DAY" not in one.figure.unit:
            continue
        if one.set_by is not SetBy.LAW:
            continue
        is_short = one.figure.length in short[families[one.family]]
        assert one.figure.unit == ("WORKING_DAY" if is_short else "CALENDAR_DAY"), one.code


def test_no_day_of_the_licensing_law_is_a_calendar_day_but_the_applicants_renewal() -> None:
    found = [one for one in register().periods if one.family == "行政许可" and one.figure]

    assert [one.code for one in found if one.figure and one.figure.unit == "CALENDAR_DAY"] == [
        "license_renewal"
    ]


def test_a_clock_of_a_procedure_says_what_the_law_says() -> None:
    for clock in shipped().clocks.values():
        law = [one for one in of(clock.source_rule) if one.figure]
        if not law or clock.code in OF_ANOTHER_LAW:
            continue
        if any(one.set_by is not SetBy.LAW for one in law):
            continue
        figure = Figure(clock.length, clock.unit)
        same = [one for one in law if one.figure in {figure, AS_HOURS.get(figure)}]
        assert same, f"{clock.code}: {clock.length} {clock.unit}, {clock.source_rule}"
        puts_off = {one.rolls and one.figure not in AS_HOURS.values() for one in same}
        assert clock.rolls in puts_off or clock.unit == "WORKING_DAY", f"{clock.code}: rolls"


def test_every_period_names_article_event_and_how_its_days_are_counted() -> None:
    for one in register().periods:
        assert one.basis and one.event and one.counting and one.family, one.code
        assert one.figure is None or one.figure.fixed_day or Unit(one.figure.unit), one.code
        assert not one.pauses or one.pauses_basis, one.code
        assert one.set_by is SetBy.LAW or "本局" in one.basis or one.note or one.regions, one.code


@pytest.mark.django_db
def test_every_article_a_period_cites_is_in_the_library() -> None:
    from datetime import UTC, date, datetime

    seed_laws(actor=None, at=datetime(2026, 11, 23, tzinfo=UTC))
    index, today = law_index(), date(2026, 11, 23)
    texts = {
        text
        for one in register().periods
        for text in (
            one.basis,
            one.counting,
            one.pauses_basis,
            one.extension.basis if one.extension else "",
        )
    }
    cited = [one for text in texts for one in parse_citations(text) if "《" in one.text]
    lacking = {
        one.text
        for one in cited
        if one.article
        and not OWN.search(one.title)
        and index.resolve(one, today).state is not BasisState.VALID
    }

    assert len([one for one in cited if one.article]) > 60
    assert lacking == set()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("PEN-01", "不含期限"),
        ("CRD-14", "资料未载办理天数"),
        ("cal-t", "检验数据"),
        ("XYZ-1", "没有编号为“XYZ-1”的规则"),
        ("", "没有编号为“”的规则"),
        ("PEN-16; DROP", "没有编号"),
    ],
)
def test_it_says_why_there_is_no_period(asked: str, told: str) -> None:
    with pytest.raises(PeriodUnknownError, match=told):
        find(asked, shipped())


def test_a_rule_is_found_by_its_own_id_and_by_the_facts_in_any_case() -> None:
    assert find("decision", shipped())[0].source_rule == "PEN-08"
    assert find("pen-08", shipped())[0].code == "penalty_decision"
    assert [one.code for one in find("LIC-12", shipped())] == [
        "license_hearing_asking",
        "license_hearing_organizing",
        "license_hearing_notice",
    ]
    assert find("PEN-17", shipped())[0].direction is Direction.BEFORE


def test_the_nearest_region_wins() -> None:
    display = find("TRI-23", shipped())[0]

    assert figure_for(display, "")[0] is None
    assert figure_for(display, "1301")[0] == Figure(5, "YEAR")
    assert figure_for(display, "4401")[0] is None


ROW = {"code": "x", "name": "x", "event": "x", "basis": "x", "length": 3, "unit": "YEAR"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"length": 0},
        {"unit": "WEEK"},
        {"lenght": 3},
        {"whose": "NOBODY"},
        {"fixed_day": "02-30"},
        {"regions": [{"region": "13", "name": "x"}]},
    ],
)
def test_it_refuses_a_faulty_row_with_its_place(wrong: dict[str, object]) -> None:
    family = {"family": "x", "counting": "x", "periods": [{**ROW, "source_rule": "X-1", **wrong}]}

    with pytest.raises(RuleDataError, match=r"periods\.x"):
        read_family(family)
