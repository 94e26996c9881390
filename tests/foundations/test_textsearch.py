"""Chinese words of any length are found, with all their words, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.foundations.ledger.models import Stream
from sunlit.foundations.textsearch.bigrams import fold
from sunlit.foundations.textsearch.index import filter_matching, forget, matching_keys, reindex

pytestmark = pytest.mark.django_db
TEXTS = {
    1: "固定资产投资项目节能审查",
    2: "价格违法行为行政处罚，罚款5万元",
    3: "电力设施保护区内作业许可 XuKe-2026",
    4: "某某(示范)能源有限公司；节约能源",
    5: "审查节能",
}


@pytest.fixture(autouse=True)
def index() -> None:
    for key, text in TEXTS.items():
        reindex("case", key, text)
    reindex("guide", 1, "节能审查服务指南")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("节能审查", [1]),
        ("节能", [5, 1]),
        ("审", [5, 1]),
        ("查", [5, 1]),
        ("能", [5, 4, 1]),
        ("司", [4]),
        ("罚款 价格", [2]),
        ("罚款 节能", []),
        ("节能审批", []),
        ("审查节能", [5]),
        ("xuke", [3]),
        ("XUKE2026", []),
        ("xuke-2026", [3]),
        ("2026", [3]),
        ("示范", [4]),
        ("(示范)", [4]),
        ("公司节约", []),
        ("五", []),
        ("", []),
        ("!?", []),
    ],
)
def test_it_finds_exactly_what_has_every_word(query: str, keys: list[int]) -> None:
    assert matching_keys("case", query, 10) == keys


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "节能 OR 罚款",
        "NOT 节能",
        "节*",
        "a-b",
        "tokens:x",
        "%s",
        "&|!<->",
        "\\",
        "(",
        "节能:*",
    ],
)
def test_no_query_is_a_syntax_error(query: str) -> None:
    matching_keys("case", query, 10)


def test_operators_are_only_words() -> None:
    assert matching_keys("case", "节能 OR 罚款", 10) == []


def test_kinds_are_kept_apart() -> None:
    assert matching_keys("guide", "节能", 10) == [1]
    assert matching_keys("none", "节能", 10) == []


def test_it_keeps_the_limit_newest_first() -> None:
    assert matching_keys("case", "能", 2) == [5, 4]


def test_a_new_text_replaces_the_old_one() -> None:
    reindex("case", 1, "招标投标")

    assert matching_keys("case", "节能", 10) == [5]
    assert matching_keys("case", "招标", 10) == [1]


def test_a_forgotten_text_is_found_no_more() -> None:
    forget("case", 1)
    forget("case", 99)

    assert matching_keys("case", "固定资产", 10) == []
    assert matching_keys("guide", "节能", 10) == [1]


def test_it_filters_rows() -> None:
    rows = [Stream.objects.create(name=str(number), head=bytes(32)) for number in range(3)]
    reindex("stream", rows[0].pk, "节能审查")
    reindex("stream", rows[1].pk, "价格处罚")

    assert list(filter_matching(Stream.objects.all(), "stream", "审查")) == [rows[0]]
    assert filter_matching(Stream.objects.all(), "stream", "").count() == 3
    assert filter_matching(Stream.objects.all(), "stream", " ").count() == 3
    assert filter_matching(Stream.objects.all(), "stream", "!").count() == 0


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("123ABC", "123abc"),
        ("张\u200b三", "张三"),
        ("葛\U000e0100城", "葛城"),
        ("甲、乙  丙", "甲 乙 丙"),
        ("㈱", "株"),
    ],
)
def test_it_folds_width_case_joiners_and_signs(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("name", ["\U00030000\U0002b820", "\U0002b820", "䶮"])
def test_rare_characters_of_names_are_found(name: str) -> None:
    """Both databases have older Unicode tables than the names of today."""
    reindex("case", 9, f"当事人{name}某")

    assert matching_keys("case", name, 10) == [9]
    assert matching_keys("case", name[0] + "某", 10) == ([9] if len(name) == 1 else [])


ALPHABET = st.text("节能审查a1 ,𠀀", max_size=12)


@given(text=ALPHABET, query=ALPHABET)
def test_it_agrees_with_plain_substring_search(text: str, query: str) -> None:
    reindex("random", 1, text)
    words = fold(query).split()
    expected = bool(words) and all(
        any(word in part for part in fold(text).split()) for word in words
    )

    assert matching_keys("random", query, 1) == ([1] if expected else [])
