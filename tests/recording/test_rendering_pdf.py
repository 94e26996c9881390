"""The PDF: official sizes, every text shown, nothing read as markup, never an empty box."""

import dataclasses
import json
import re
import unicodedata

import pypdfium2
import pytest
import typst

from sunlit.recording.rendering import (
    Align,
    DataTable,
    DocumentContent,
    Field,
    FieldRow,
    FormTable,
    OpinionRow,
    Paragraph,
    Transcript,
    Turn,
    UndisplayableText,
    missing_glyphs,
    render_pdf,
)
from sunlit.recording.rendering.content import texts
from sunlit.recording.rendering.fonts import font_set
from tests.recording.sample_documents import ALL, APPROVAL, DECISION, QUESTIONING

MM = 72 / 25.4
# No character at all: no font has a look for it.
NO_GLYPH = "\U0003fffd"


@dataclasses.dataclass(frozen=True)
class Page:
    """What a reader sees of a page: its size, its text, and where each character stands."""

    size: tuple[float, float]
    text: str
    boxes: tuple[tuple[float, float, float, float], ...]  # left, bottom, right, top in points


def pages_of(pdf: bytes) -> list[Page]:
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        text = page.get_textpage()
        boxes = tuple(text.get_charbox(place) for place in range(text.count_chars()))
        pages.append(Page(page.get_size(), text.get_text_range(), boxes))
        text.close()
        page.close()
    document.close()
    return pages


def text_of(pdf: bytes) -> str:
    return "".join(page.text for page in pages_of(pdf))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_gives_the_same_bytes_for_the_same_content(content: DocumentContent) -> None:
    first = render_pdf(content)
    render_pdf(dataclasses.replace(content, title="另一份"))

    assert render_pdf(content) == first


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_claims_pdf_a_2b(content: DocumentContent) -> None:
    pdf = render_pdf(content)

    assert re.search(rb"pdfaid:part>2<", pdf)
    assert re.search(rb"pdfaid:conformance>B<", pdf)


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_shows_every_text_of_the_content(content: DocumentContent) -> None:
    shown = bare(text_of(render_pdf(content)))
    codes = {content.form_code, str(content.kind), *(str(align) for align in Align)}

    for text in texts(content):
        assert text in codes or bare(text) in shown


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_keeps_to_the_page_and_type_area_of_the_standard(content: DocumentContent) -> None:
    for page in pages_of(render_pdf(content)):
        assert page.size == pytest.approx((210 * MM, 297 * MM), abs=0.5)
        for left, _, right, top in page.boxes:
            assert left >= 28 * MM - 2
            assert right <= (210 - 26) * MM + 9, "行末标点可悬出版心不足半字"
            assert top <= (297 - 37) * MM + 2


def test_it_sets_twenty_eight_characters_in_a_line_and_twenty_two_lines_on_a_page() -> None:
    full = dataclasses.replace(APPROVAL, paragraphs=(Paragraph("字" * 28 * 60, Align.FLUSH),))

    second = pages_of(render_pdf(full))[1]
    lines = [line for line in second.text.split() if "字" in line]

    assert [len(line) for line in lines] == [28] * 22


def test_it_numbers_odd_pages_at_the_right_and_even_ones_at_the_left() -> None:
    long = dataclasses.replace(DECISION, paragraphs=(Paragraph("长" * 2000),))

    sides = []
    for number, page in enumerate(pages_of(render_pdf(long)), start=1):
        place = page.text.rindex(f"— {number} —")
        sides.append(page.boxes[place][0] > 105 * MM)

    assert sides[:3] == [True, False, True]


HOSTILE = (
    '#set text(red) #panic() #read("/etc/passwd") $x^2$ *粗* _斜_ @ref <label> [a]{b} `c` '
    "//d /*e*/ = 一 - 二 + 三 / 四: \\ \\u{41} \"f\" 'g' -- --- ... ~ {{ 7*7 }} {% if %} "
    "<w:p> &amp; <script> ${h} %s"
)


def test_it_never_reads_text_as_markup() -> None:
    content = dataclasses.replace(
        DECISION,
        title=HOSTILE,
        addressee=HOSTILE,
        document_no=HOSTILE,
        signature_name="#局",
        paragraphs=(
            Paragraph(HOSTILE),
            FormTable((FieldRow((Field("#栏", HOSTILE),)), OpinionRow("*意见*", HOSTILE, "#甲"))),
            DataTable(("#表",), ((HOSTILE,),)),
            Transcript((Turn("#问", HOSTILE),)),
        ),
        attachments=(HOSTILE,),
        remedies=(HOSTILE,),
        copies_note=HOSTILE,
    )

    shown = bare(text_of(render_pdf(content)))

    assert shown.count(bare(HOSTILE)) == 11
    assert "root:" not in shown


def test_it_refuses_a_character_no_font_can_show() -> None:
    content = dataclasses.replace(DECISION, addressee=f"某{NO_GLYPH}公司")

    with pytest.raises(UndisplayableText, match=r"U\+3FFFD.*不能签发"):
        render_pdf(content)


def test_it_names_the_missing_characters_once_and_in_order() -> None:
    assert missing_glyphs(f"字{NO_GLYPH}\x00字{NO_GLYPH}\n\u200b") == f"{NO_GLYPH}\x00"


@pytest.mark.parametrize("char", "〇㎡¥℃—…·“”〔〕㐂𠮷龘")
def test_it_can_show_what_documents_need(char: str) -> None:
    assert missing_glyphs(char) == ""


def compiled(text: str) -> bytes:
    """The text set without asking first, so that the compiler itself judges."""
    fonts = font_set()
    source = b"""#set page(width: auto, height: auto)
    #set text(font: json(bytes(sys.inputs.families)), fallback: false)
    #sys.inputs.text"""
    inputs = {"text": text, "families": json.dumps(fonts.families["body"])}
    pdf: bytes = typst.compile(
        source, font_paths=fonts.book, sys_inputs=inputs, pdf_standards="a-2b"
    )
    return pdf


def test_it_judges_characters_as_the_compiler_does() -> None:
    """Marks join the letter before them; controls and format characters have no look."""
    assigned = [
        chr(code)
        for code in range(0x20, 0x32000, 97)
        if unicodedata.category(chr(code))[0] in "LNPS" or unicodedata.category(chr(code)) == "Mn"
    ]
    missing = [char for char in assigned if missing_glyphs(f"中{char}")]

    assert len(missing) > 100
    assert compiled("中".join(["", *(char for char in assigned if char not in missing), ""]))
    for char in missing[:: len(missing) // 25]:
        with pytest.raises(typst.TypstError):
            compiled(f"中{char}中")


def test_it_breaks_long_texts_over_pages_without_losing_any() -> None:
    facts = "".join(f"第{number}项事实经查证属实。" for number in range(900))
    content = dataclasses.replace(
        APPROVAL,
        paragraphs=(
            FormTable((FieldRow((Field("案情摘要", facts),)), OpinionRow("意见", facts))),
            DataTable(("序号", "名称"), tuple((str(n), f"材料{n}") for n in range(80))),
        ),
    )

    pdf = render_pdf(content)

    shown = re.sub(r"—\d+—", "", bare(text_of(pdf)))
    assert shown.count(facts) == 2
    assert all(f"材料{number}" in shown for number in range(80))
    assert len(pages_of(pdf)) > 8


def test_it_breaks_a_run_without_any_place_to_break_inside_its_cell() -> None:
    run = "A1b2" * 40
    content = dataclasses.replace(
        APPROVAL,
        paragraphs=(FormTable((FieldRow((Field("编号", run), Field("备注", "无"))),)),),
    )

    (page,) = pages_of(render_pdf(content))

    assert run in bare(page.text)
    assert "\u200b" not in page.text, "不得插入影响检索的字符"
    assert max(right for _, _, right, _ in page.boxes) < (210 - 26) * MM + 1


def test_it_never_leaves_the_signature_alone_on_a_page() -> None:
    for count in range(560, 760, 20):
        content = dataclasses.replace(DECISION, paragraphs=(Paragraph("长" * count),))
        last = bare(pages_of(render_pdf(content))[-1].text)
        assert "2026年8月12日" in last
        assert "提起行政诉讼" in last


def test_it_leaves_lines_to_sign_on_every_page_of_a_transcript() -> None:
    turns = tuple(Turn("问", f"第{number}个问题？") for number in range(60))
    content = dataclasses.replace(QUESTIONING, paragraphs=(Transcript(turns),))

    pages = [page.text for page in pages_of(render_pdf(content))]

    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert "被询问人签名" in text
        assert f"第 {number} 页 共 {len(pages)} 页" in text


def test_it_leaves_out_the_place_for_the_seal_when_none_is_due() -> None:
    assert "加盖印章" in text_of(render_pdf(DECISION))
    assert "加盖印章" not in text_of(render_pdf(dataclasses.replace(DECISION, has_seal=False)))
