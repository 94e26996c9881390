"""A citation comes to the article in force on a day: names, versions, moves, repeals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.registers.laws.describing import what_is_wrong
from sunlit.registers.laws.parsing import Citation, parse_citations
from sunlit.registers.laws.references import document_key, same_document, title_key
from sunlit.registers.laws.resolving import (
    ArticleFact,
    BasisState,
    LawIndex,
    Standing,
    Version,
)

GRAIN = "粮食流通管理条例"
CHANGE = date(2021, 4, 15)
OLD = Version(
    pk=1,
    title=GRAIN,
    document_no="国务院令第407号",
    edition="2016修订",
    ends_on=CHANGE,
    replaced_by=2,
    articles={
        (35, 0): ArticleFact(10, (35, 0), moved_to=20),
        (12, 0): ArticleFact(11, (12, 0), moved_to=21),
        (20, 1): ArticleFact(12, (20, 1), repealed_on=CHANGE),
    },
)
NEW = Version(
    pk=2,
    title=GRAIN,
    document_no="国务院令第740号",
    edition="2021修订",
    short_names=("粮食条例",),
    starts_on=CHANGE,
    articles={
        (38, 0): ArticleFact(20, (38, 0)),
        (12, 0): ArticleFact(21, (12, 0)),
        (35, 0): ArticleFact(22, (35, 0)),
    },
)
PENALTY = Version(
    pk=3,
    title="中华人民共和国行政处罚法",
    short_names=("处罚法",),
    starts_on=date(2021, 7, 15),
    articles={(58, 0): ArticleFact(30, (58, 0))},
)
TRIAL = Version(
    pk=4,
    title="信用信息修复管理办法（试行）",
    document_no="国家发改委令第58号",
    is_repealed=True,
    starts_on=date(2023, 5, 1),
    ends_on=date(2026, 4, 1),
    replaced_by=5,
)
FINAL = Version(
    pk=5,
    title="信用修复管理办法",
    document_no="国家发展改革委令第36号",
    starts_on=date(2026, 4, 1),
)
OPINION = Version(
    pk=6, title="三项制度指导意见", document_no="国办发〔2018〕118号", is_document=True
)
STUB = Version(pk=7, title="示例办法", is_verified=False)
INDEX = LawIndex([OLD, NEW, PENALTY, TRIAL, FINAL, OPINION, STUB])
TODAY = date(2026, 11, 23)


def resolved(text: str, on: date = TODAY, written_on: date | None = None) -> tuple[str, str]:
    """State and sentence of the one citation in the text."""
    (citation,) = parse_citations(text)
    found = INDEX.resolve(citation, on, written_on)
    return found.state.value, str(what_is_wrong(found))


@pytest.mark.parametrize(
    "text",
    [
        "《粮食流通管理条例》(407号令)第三十五条",
        "《粮食流通管理条例》（国务院令第407号）第三十五条",
        "《粮食流通管理条例(国务院第407号令)》第35条第二款",
    ],
)
def test_it_finds_the_stale_citation_of_a_real_list(text: str) -> None:
    """牟定县's list of October 2024 cites 407号令第三十五条; since 2021 it is 第三十八条."""
    state, sentence = resolved(text)

    assert state == "REVISED"
    assert "第三十八条" in sentence and "国务院令第740号" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "《行政处罚法》第五十八条",
        "处罚法第五十八条",
        "《中华人民共和国行政处罚法》第五十八条第一款",
    ],
)
def test_a_law_is_known_by_any_of_its_names(text: str) -> None:
    assert resolved(text) == ("VALID", "")


def test_the_day_it_was_written_tells_the_version() -> None:
    text = f"《{GRAIN}》第三十五条"

    assert resolved(text, written_on=date(2020, 5, 1))[0] == "REVISED"
    assert resolved(text, written_on=date(2024, 10, 1))[0] == "VALID"
    assert resolved(text, on=date(2020, 6, 1), written_on=date(2020, 5, 1))[0] == "VALID"


def test_a_number_that_stayed_is_valid_unless_the_decree_is_named() -> None:
    written = date(2020, 5, 1)

    assert resolved(f"《{GRAIN}》第十二条", written_on=written) == ("VALID", "")
    state, sentence = resolved(f"《{GRAIN}》（国务院令第407号）第十二条")
    assert state == "REVISED" and "条号未变" in sentence


def test_an_article_that_was_deleted_is_repealed() -> None:
    state, _sentence = resolved(f"《{GRAIN}》第二十条之一", written_on=date(2020, 5, 1))

    assert state == "REPEALED"


def test_an_unknown_move_asks_to_check() -> None:
    state, sentence = resolved(f"《{GRAIN}》第二十九条", written_on=date(2020, 5, 1))

    assert state == "REVISED" and "请核对条号" in sentence


def test_a_repealed_rule_names_its_successor_and_day() -> None:
    citation = Citation(title=TRIAL.title, article=3)
    found = INDEX.resolve(citation, TODAY)

    assert found.state is BasisState.REPEALED
    assert found.since == date(2026, 4, 1)
    assert "由《信用修复管理办法》" in str(what_is_wrong(found))
    assert INDEX.resolve(citation, date(2026, 3, 31)).state is not BasisState.REPEALED
    assert INDEX.resolve(citation, date(2026, 4, 1)).state is BasisState.REPEALED


def test_a_document_is_cited_by_its_number_alone() -> None:
    assert resolved("国办发〔2018〕118号（八）") == ("VALID", "")
    assert resolved("国办发[2018]118号（八）") == ("VALID", "")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("《行政处罚法》", "UNVERIFIED"),
        ("《行政处罚法》条号待核", "UNVERIFIED"),
        ("《行政处罚法》第五章第三节", "VALID"),
        ("《行政处罚法》全文", "VALID"),
        ("《行政处罚法》第九十九条", "UNVERIFIED"),
        ("《示例办法》第一条", "UNVERIFIED"),
        ("《没有这部法》第一条", "MISSING"),
    ],
)
def test_what_nobody_checked_is_said(text: str, state: str) -> None:
    assert resolved(text)[0] == state


def test_a_law_to_come_is_not_yet_in_force() -> None:
    assert resolved("《信用修复管理办法》第一条", on=date(2026, 3, 1))[0] == "NOT_YET"


def test_each_version_stands_as_its_dates_say() -> None:
    assert INDEX.standing(OLD, TODAY) is Standing.REVISED
    assert INDEX.standing(OLD, date(2020, 1, 1)) is Standing.IN_FORCE
    assert INDEX.standing(NEW, date(2020, 1, 1)) is Standing.AHEAD
    assert INDEX.standing(TRIAL, TODAY) is Standing.REPEALED
    assert INDEX.standing(STUB, TODAY) is Standing.UNVERIFIED


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("407号令", "国务院令第407号", True),
        ("国家发改委2025年第31号令", "国家发展改革委令第31号", True),
        ("国家发改委2025年第31号令", "国家发改委2023年第31号令", False),
        ("国办发〔2018〕118号", "国办发[2018]118号", True),
        ("国办发〔2018〕118号", "国办发〔2024〕54号", False),
        ("令第36号", "令第58号", False),
        ("", "", False),
    ],
)
def test_document_numbers_are_compared_as_people_mean_them(
    one: str, other: str, same: bool
) -> None:
    assert same_document(document_key(one), document_key(other)) is same


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_breaks_it(title: str, note: str) -> None:
    citation = Citation(title=title, document_no=note, article=1, note=note)

    found = INDEX.resolve(citation, TODAY)

    assert isinstance(str(what_is_wrong(found)), str)
    assert title_key(title_key(title)) is not None
