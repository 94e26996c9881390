"""Which drafts are major: every row of the catalogue at its border (法制审核目录)."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.review.triggers import PREDICATES, SEVERE_KINDS, DraftFacts, rows_met
from sunlit.rulebook.tables import ReviewRow
from tests.procedures.imagined import shipped

ORGANIZATION, BUSINESS, PERSON = "ORGANIZATION", "INDIVIDUAL_BUSINESS", "PERSON"
HARMLESS = DraftFacts(
    category="行政处罚",
    party_kind=ORGANIZATION,
    item_name="示例事项",
    penalty_basis="《示例条例》第一条",
    kinds=frozenset({"WARNING"}),
    fine_fen=0,
    confiscation_fen=0,
    hearing_held=False,
    is_complex=False,
    public_interest=False,
    departs=False,
)


def rows(**changes: object) -> set[str]:
    """The rows a draft meets that differs from a harmless one by these."""
    facts = replace(HARMLESS, **changes)  # type: ignore[arg-type]
    return codes(facts, shipped().review_catalogue)


def codes(facts: DraftFacts, catalogue: tuple[ReviewRow, ...]) -> set[str]:
    """The rows of a catalogue that a draft meets."""
    return {row.code for row in rows_met(facts, catalogue)}


def test_a_harmless_draft_is_not_major() -> None:
    assert rows() == set()


@pytest.mark.parametrize(
    ("kind", "fen", "expected"),
    [
        (PERSON, 9_999_99, set()),
        (PERSON, 10_000_00, {"FG-SH-01"}),
        (ORGANIZATION, 49_999_99, set()),
        (ORGANIZATION, 50_000_00, {"BJ-SH-01"}),
        (ORGANIZATION, 99_999_99, {"BJ-SH-01"}),
        (ORGANIZATION, 100_000_00, {"BJ-SH-01", "FG-SH-02"}),
        (BUSINESS, 49_999_99, set()),
        (BUSINESS, 50_000_00, {"BJ-SH-01"}),
        (BUSINESS, 100_000_00, {"BJ-SH-01", "FG-SH-02"}),
    ],
)
def test_a_fine_is_major_from_the_figure_of_its_party_on(
    kind: str, fen: int, expected: set[str]
) -> None:
    """含本数： the figure itself counts."""
    assert rows(party_kind=kind, fine_fen=fen) == expected


@pytest.mark.parametrize(
    ("kind", "fen"), [(PERSON, 10_000_00), (ORGANIZATION, 100_000_00), (BUSINESS, 100_000_00)]
)
def test_a_confiscation_is_major_from_the_figure_of_its_party_on(kind: str, fen: int) -> None:
    assert rows(party_kind=kind, confiscation_fen=fen - 1) == set()
    assert rows(party_kind=kind, confiscation_fen=fen) == {"FG-SH-03"}


@pytest.mark.parametrize("kind", sorted(SEVERE_KINDS))
def test_a_severe_kind_is_major_whatever_the_amount(kind: str) -> None:
    assert rows(kinds=frozenset({kind, "WARNING"})) == {"FG-SH-04"}


@pytest.mark.parametrize(
    ("flag", "row"),
    [
        ("hearing_held", "FG-SH-05"),
        ("is_complex", "FG-SH-06"),
        ("public_interest", "FG-SH-07"),
        ("departs", "FG-SH-08"),
    ],
)
def test_a_circumstance_is_major_by_its_own_row(flag: str, row: str) -> None:
    assert rows(**{flag: True}) == {row}


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("《粮食流通管理条例》第四十九条第一款", {"FG-SH-09"}),
        ("《粮食流通管理条例》第五十一条", {"FG-SH-10"}),
        ("《企业投资项目核准和备案管理条例》第十八条", {"FG-SH-11"}),
        ("《企业投资项目核准和备案管理条例》第二十条第一款", {"FG-SH-11"}),
        ("《企业投资项目核准和备案管理条例》第十九条", set()),
        ("《粮食流通管理条例》第四十五条第一项", set()),
    ],
)
def test_an_item_is_major_by_the_law_it_stands_on(basis: str, expected: set[str]) -> None:
    assert rows(penalty_basis=basis) == expected


def test_every_row_names_a_predicate_and_every_predicate_has_a_row() -> None:
    assert {row.test for row in shipped().review_catalogue} == set(PREDICATES)


def test_rows_of_another_kind_of_act_do_not_count() -> None:
    assert rows(category="没有的类别", is_complex=True) == set()
    assert rows(category="行政许可", is_complex=True) == {"FG-SH-13-1"}


FACTS = st.builds(
    DraftFacts,
    category=st.just("行政处罚"),
    party_kind=st.sampled_from([ORGANIZATION, BUSINESS, PERSON]),
    item_name=st.just("示例事项"),
    penalty_basis=st.just("《示例条例》第一条"),
    kinds=st.frozensets(st.sampled_from(["WARNING", "FINE", *sorted(SEVERE_KINDS)])),
    fine_fen=st.integers(0, 10**9),
    confiscation_fen=st.integers(0, 10**9),
    hearing_held=st.booleans(),
    is_complex=st.booleans(),
    public_interest=st.booleans(),
    departs=st.booleans(),
)


@settings(deadline=None)
@given(FACTS, st.integers(0, 10**9))
def test_more_of_anything_never_makes_a_draft_less_major(facts: DraftFacts, more: int) -> None:
    catalogue = shipped().review_catalogue
    heavier = replace(facts, fine_fen=facts.fine_fen + more, is_complex=True)

    assert codes(facts, catalogue) <= codes(heavier, catalogue)


@settings(deadline=None)
@given(FACTS)
def test_an_overlay_only_adds_rows(facts: DraftFacts) -> None:
    catalogue = shipped().review_catalogue
    national = tuple(row for row in catalogue if row.code.startswith("FG-"))

    assert codes(facts, national) <= codes(facts, catalogue)


def test_a_row_that_excludes_its_figure_is_met_only_beyond() -> None:
    row = ReviewRow("X", "行政处罚", "x", "fine_reaches", "y", {ORGANIZATION: 100}, inclusive=False)

    met = [bool(rows_met(replace(HARMLESS, fine_fen=fen), [row])) for fen in (99, 100, 101)]

    assert met == [False, False, True]
