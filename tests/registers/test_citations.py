"""Citations of law (条、款、项、目) as bureaus write them in lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.registers.laws.numerals import read_numeral, write_numeral
from sunlit.registers.laws.parsing import Citation, parse_citations
from sunlit.registers.names import name_key

GRAIN = "粮食流通管理条例"


def places(text: str) -> list[str]:
    """What was read, in the usual form."""
    return [citation.text for citation in parse_citations(text)]


def test_it_reads_article_and_subparagraph() -> None:
    (citation,) = parse_citations(f"《{GRAIN}》第四十五条第一项")

    assert citation == Citation(title=GRAIN, article=45, subparagraph=1)


def test_it_reads_all_four_levels() -> None:
    (citation,) = parse_citations("《行政处罚法》第七十二条第一款第(一)项第2目")

    assert citation == Citation(
        title="行政处罚法", article=72, paragraph=1, subparagraph=1, point=2
    )


@pytest.mark.parametrize("separator", [";", ";", "\n", "\r\n", " ", "、", ""])
def test_it_reads_several_laws_in_one_cell(separator: str) -> None:
    text = f"《{GRAIN}》第九条第二款{separator}《价格法》第三十九条"

    assert places(text) == [f"《{GRAIN}》第九条第二款", "《价格法》第三十九条"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《节能法》第三条、第六条第二款", ["第三条", "第六条第二款"]),
        ("《节能法》第九条第一款、第二款", ["第九条第一款", "第九条第二款"]),
        ("《节能法》第九条第一、二款", ["第九条第一款", "第九条第二款"]),
        ("《节能法》第九条第(一)、(三)项", ["第九条第一项", "第九条第三项"]),
        ("《节能法》第二十条至第二十二条", ["第二十条", "第二十一条", "第二十二条"]),
        ("《节能法》第29、30条", ["第二十九条", "第三十条"]),
        ("《节能法》第三条和第五条", ["第三条", "第五条"]),
    ],
)
def test_it_reads_several_places_of_one_law(text: str, expected: list[str]) -> None:
    assert [citation.place for citation in parse_citations(text)] == expected


def test_it_reads_articles_inserted_by_amendment() -> None:
    (citation,) = parse_citations("《刑法》第一百二十条之一第二款")

    assert (citation.article, citation.article_suffix, citation.paragraph) == (120, 1, 2)


def test_it_keeps_nested_parentheses_and_takes_the_document_number_off() -> None:
    (citation,) = parse_citations("《政府核准的投资项目目录(2016年本)(国发〔2016〕72号)》全文")

    assert citation.title == "政府核准的投资项目目录(2016年本)"
    assert citation.document_no == "国发〔2016〕72号"
    assert (citation.article, citation.note) == (None, "全文")


def test_it_reads_a_document_number_after_the_title() -> None:
    (citation,) = parse_citations(f"《{GRAIN}》(国务院令第740号)第三十八条")

    assert (citation.title, citation.document_no) == (GRAIN, "国务院令第740号")
    assert citation.article == 38


@pytest.mark.parametrize("note", ["条号待核", "待定", "全文", "附件一"])
def test_it_keeps_what_names_no_article_with_its_note(note: str) -> None:
    (citation,) = parse_citations(f"《粮油仓储管理办法》{note}")

    assert (citation.article, citation.note) == (None, note)
    assert citation.text == f"《粮油仓储管理办法》{note}"


def test_it_keeps_the_words_of_an_article_as_a_note() -> None:
    quoted = "县级以上地方人民政府依照《价格法》第三条办理;逾期不改正的,处罚款。"

    (citation,) = parse_citations(f"《{GRAIN}》第三十八条:{quoted}")

    assert (citation.article, citation.note) == (38, quoted)


def test_it_reads_titles_inside_titles() -> None:
    (citation,) = parse_citations("《关于印发《节能办法》的通知》第三条")

    assert (citation.title, citation.article) == ("关于印发《节能办法》的通知", 3)


def test_it_reads_titles_without_marks() -> None:
    assert places("行政处罚法第五十八条、第六十三条") == [
        "《行政处罚法》第五十八条",
        "《行政处罚法》第六十三条",
    ]


def test_it_reads_what_a_basis_is_for() -> None:
    found = parse_citations("违反:《价格法》第三条;处罚:《价格法》第四十条")

    assert [(citation.role, citation.article) for citation in found] == [("违反", 3), ("处罚", 40)]


@pytest.mark.parametrize(
    "text",
    [
        "《价格认定规定(发改价格〔2015〕2251号)》第三条,第四条",
        "《行政处罚法》第九条第(一)、(三)项;《价格法》第三十九条",
        "违反:《价格法》第三条;处罚:《价格法》第四十条:处罚款",
        "《粮食流通管理条例》(国务院令第740号)第38条第1款",
    ],
)
def test_it_reads_full_width_signs_as_half_width_ones(text: str) -> None:
    wide = text.translate(str.maketrans("();:,0123456789", "（）；：，０１２３４５６７８９"))

    def key(citation: Citation) -> tuple[object, ...]:
        numbers = (citation.article, citation.paragraph, citation.subparagraph)
        return name_key(citation.title), name_key(citation.document_no), citation.role, *numbers

    assert [key(found) for found in parse_citations(wide)] == [
        key(found) for found in parse_citations(text)
    ]


def test_it_reads_the_same_citation_once() -> None:
    assert len(parse_citations("《价格法》第三条;《价格法》第三条")) == 1


@given(st.integers(1, 9999))
def test_it_reads_every_numeral_it_writes(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("二十", 20), ("一百零三", 103), ("一百二十", 120), ("两百", 200), ("45", 45)],
)
def test_it_reads_numerals(text: str, number: int) -> None:
    assert read_numeral(text) == number


NUMBERS = st.none() | st.integers(1, 300)
CITATIONS = st.builds(
    Citation,
    title=st.sampled_from([GRAIN, "价格认定规定", "政府核准的投资项目目录(2016年本)"]),
    document_no=st.sampled_from(["", "国发〔2016〕72号"]),
    article=st.integers(1, 1260),
    article_suffix=st.none() | st.integers(1, 9),
    paragraph=NUMBERS,
    subparagraph=NUMBERS,
    point=NUMBERS,
    note=st.sampled_from(["", "待司法行政部门核对"]),
)


@given(st.lists(CITATIONS, max_size=6, unique=True))
def test_it_reads_back_what_it_writes(citations: list[Citation]) -> None:
    """An exported list is imported again without a change."""
    text = "\n".join(citation.written for citation in citations)

    assert parse_citations(text) == citations


@given(st.text(alphabet="《》第一二十百条款项目之;;\n、()()abc:: 至违反", max_size=60))
def test_it_never_fails_on_odd_text(text: str) -> None:
    for citation in parse_citations(text):
        assert citation.title or citation.note
