"""The DOCX: the same texts in the same order, in the official sizes and typefaces."""

import dataclasses
import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.shared import Mm

from sunlit.recording.rendering import (
    Align,
    DocumentContent,
    Heading,
    Paragraph,
    UndisplayableText,
    render_docx,
)
from sunlit.recording.rendering.content import texts
from tests.recording.sample_documents import ALL, DECISION, QUESTIONING
from tests.recording.test_rendering_pdf import HOSTILE, bare


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def shown_text(data: bytes) -> str:
    body = opened(data).element.body
    footers = [paragraph.text for paragraph in opened(data).sections[0].footer.paragraphs]
    return "".join(
        [*(node.text or "" for node in body.iter() if node.tag.endswith("}t")), *footers]
    )


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_gives_the_same_bytes_for_the_same_content(content: DocumentContent) -> None:
    assert render_docx(content) == render_docx(content)


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_holds_every_text_of_the_content(content: DocumentContent) -> None:
    shown = bare(shown_text(render_docx(content)))
    codes = {content.form_code, str(content.kind), *(str(align) for align in Align)}

    for text in texts(content):
        assert text in codes or bare(text) in shown


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
def test_it_keeps_the_page_of_the_standard(content: DocumentContent) -> None:
    section = opened(render_docx(content)).sections[0]

    assert section.page_width is not None
    assert section.left_margin is not None
    for length, millimeters in [
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, 37),
        (section.left_margin, 28),
        (section.right_margin, 26),
    ]:
        assert length == pytest.approx(Mm(millimeters), abs=Mm(0.1))


def test_it_names_the_official_typefaces_and_what_stands_in_for_them() -> None:
    data = render_docx(DECISION)

    body = part(data, "word/document.xml")
    assert 'w:eastAsia="仿宋_GB2312"' in body
    assert 'w:eastAsia="方正小标宋简体"' in body
    assert 'w:eastAsia="黑体"' in body
    assert 'w:eastAsia="楷体_GB2312"' in body
    assert "FangSong" in part(data, "word/fontTable.xml")
    assert 'w:eastAsia="zh-CN"' in part(data, "word/styles.xml")


def test_it_puts_page_numbers_on_the_outer_edge() -> None:
    data = render_docx(DECISION)

    document = opened(data)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer in (section.footer, section.even_page_footer):
        assert "PAGE" in footer._element.xml
    assert "NUMPAGES" in opened(render_docx(QUESTIONING)).sections[0].footer._element.xml


def test_it_never_reads_text_as_markup() -> None:
    content = dataclasses.replace(
        DECISION, title=HOSTILE, paragraphs=(Heading(HOSTILE), Paragraph(HOSTILE))
    )

    data = render_docx(content)

    assert bare(shown_text(data)).count(bare(HOSTILE)) == 3
    assert "<script>" not in part(data, "word/document.xml")


def test_it_refuses_what_is_not_text() -> None:
    with pytest.raises(UndisplayableText, match=r"U\+0007"):
        render_docx(dataclasses.replace(DECISION, title="决定\x07书"))


def test_it_carries_the_day_of_the_document_and_no_clock() -> None:
    data = render_docx(DECISION)

    properties = opened(data).core_properties
    assert properties.created == datetime(2026, 8, 12, tzinfo=UTC)
    assert properties.author == "示例市发展和改革局"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_breaks_lines_where_they_were_typed() -> None:
    content = dataclasses.replace(DECISION, paragraphs=(Paragraph("甲\r\n乙\n丙"),))

    paragraphs = [paragraph.text for paragraph in opened(render_docx(content)).paragraphs]

    assert {"甲", "乙", "丙"} <= set(paragraphs)
    assert not re.search(r"[\r\n]", "".join(paragraphs))
