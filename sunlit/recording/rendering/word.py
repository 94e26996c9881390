"""DOCX (可编辑文书): the same content for a bureau that has to work on in a word processor.

The PDF is the document that was issued; this is a copy for editing, in the same order and sizes,
with the typefaces GB/T 9704-2012 names. The same content gives the same bytes.
"""

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from sunlit.recording.rendering.content import DocumentContent, LayoutKind, texts
from sunlit.recording.rendering.fonts import refuse_control_characters
from sunlit.recording.rendering.word_parts import (
    CENTER,
    JUSTIFY,
    LEFT,
    LINE_FORM,
    RIGHT,
    SIZE_FORM,
    SIZE_TABLE,
    WIDTH_MM,
    add_blocks,
    add_paragraphs,
    day_text,
)
from sunlit.recording.rendering.word_styles import (
    FAINT,
    RED,
    SONG,
    XIAOBIAOSONG,
    add_field,
    add_text,
    default_text,
    font_table,
    lay_out,
    line_grid,
    lines_of,
    rule_below,
)

LARGEST_HEAD, POINTS_PER_MM = 46, 72 / 25.4
# Zip knows no earlier day; the real dates stand in the document's properties.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render_docx(content: DocumentContent) -> bytes:
    """The document as DOCX; the same content gives the same bytes."""
    refuse_control_characters(texts(content))
    document = docx.Document()
    _page(document)
    _properties(document, content)
    if content.kind is LayoutKind.LETTER:
        _letter(document, content)
    else:
        _form(document, content)
    _footers(document, content)
    file = io.BytesIO()
    document.save(file)
    return _repacked(file)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(35 - 7 - 5)
    line_grid(section._sectPr)
    default_text(document.styles.element)
    document.styles["Normal"].font.size = Pt(16)
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = font_table()


def _properties(document: Any, content: DocumentContent) -> None:
    day = datetime.combine(content.signed_on, time(), UTC)
    properties = document.core_properties
    # Word refuses longer ones.
    properties.title, properties.author = content.title[:255], content.body_name[:255]
    properties.created = properties.modified = day
    properties.comments = properties.keywords = properties.last_modified_by = ""
    properties.revision = 1


def _letter(document: Any, content: DocumentContent) -> None:
    _red_head(document, content)
    _title(document, content.title, before=58)
    lay_out(document.add_paragraph())
    if content.addressee:
        add_text(lay_out(document.add_paragraph(), LEFT), f"{content.addressee}：")
    add_blocks(document, content.paragraphs)
    for remedy in content.remedies:
        add_paragraphs(document, remedy)
    _attachments(document, content.attachments)
    _signature(document, content)
    if content.copies_note:
        add_paragraphs(document, f"（{content.copies_note}）")


def _red_head(document: Any, content: DocumentContent) -> None:
    width = WIDTH_MM * POINTS_PER_MM - 4
    size = int(min(LARGEST_HEAD, width / max(len(content.body_name), 1)))
    head = lay_out(document.add_paragraph(), CENTER, line=None)
    head.paragraph_format.space_before = Mm(35)
    add_text(head, content.body_name, XIAOBIAOSONG, size).font.color.rgb = RED
    number = lay_out(document.add_paragraph(), CENTER, before=58)
    add_text(number, content.document_no)
    rule_below(number, str(RED), 18)


def _title(document: Any, title: str, before: float) -> None:
    for place, line in enumerate(lines_of(title)):
        paragraph = lay_out(document.add_paragraph(), CENTER, before=0 if place else before)
        add_text(paragraph, line, XIAOBIAOSONG, 22)


def _attachments(document: Any, items: tuple[str, ...]) -> None:
    for place, item in enumerate(items):
        paragraph = lay_out(document.add_paragraph(), JUSTIFY, indent_chars=2 if not place else 5)
        if not place:
            paragraph.paragraph_format.space_before = Pt(29)
        mark = f"{place + 1}." if len(items) > 1 else ""
        add_text(paragraph, ("附件：" if not place else "") + mark + item)


def _signature(document: Any, content: DocumentContent) -> None:
    # The signature never stands alone on a page: the last words go with it.
    for paragraph in document.paragraphs[-1 - len(content.attachments) :]:
        paragraph.paragraph_format.keep_with_next = True
    day = day_text(content.signed_on)
    # The name is centered over the date, whose right edge stands four characters in: both are
    # counted in half characters, a digit being one.
    date_halves = sum(1 if char.isdigit() else 2 for char in day)
    excess = max(0, len(content.signature_name) - date_halves / 2) / 2
    inset = max(0, round(4 - excess))
    name = lay_out(document.add_paragraph(), RIGHT, right_chars=inset, before=58)
    add_text(name, content.signature_name)
    date_line = lay_out(document.add_paragraph(), RIGHT, right_chars=4)
    add_text(date_line, day)
    name.paragraph_format.keep_with_next = date_line.paragraph_format.keep_with_next = True
    if content.has_seal:
        seal = lay_out(document.add_paragraph(), RIGHT, right_chars=5)
        add_text(seal, "（加盖印章）", size=10.5).font.color.rgb = FAINT
        seal.paragraph_format.keep_with_next = True


def _form(document: Any, content: DocumentContent) -> None:
    if content.body_name:
        head = lay_out(document.add_paragraph(), CENTER)
        add_text(head, content.body_name, XIAOBIAOSONG, 18)
    _title(document, content.title, before=0)
    if content.document_no:
        number = lay_out(document.add_paragraph(), RIGHT)
        add_text(number, content.document_no, size=SIZE_TABLE)
    if content.addressee:
        add_text(lay_out(document.add_paragraph(), LEFT), f"{content.addressee}：")
    add_blocks(document, content.paragraphs)
    for remedy in content.remedies:
        add_paragraphs(document, remedy)
    if content.attachments:
        _small(document, f"附件：{'；'.join(content.attachments)}")
    if content.copies_note:
        _small(document, f"注：{content.copies_note}")


def _small(document: Any, text: str) -> None:
    for line in lines_of(text):
        add_text(lay_out(document.add_paragraph(), LEFT, line=LINE_FORM), line, size=SIZE_FORM)


def _footers(document: Any, content: DocumentContent) -> None:
    section = document.sections[0]
    if content.kind is LayoutKind.TRANSCRIPT:
        _transcript_footer(section.footer, content.page_signatures)
        return
    # Odd pages at the right, even ones at the left, for printing on both sides.
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        paragraph = lay_out(footer.paragraphs[0], align, indent_chars=1 if align is LEFT else 0)
        if align is RIGHT:
            lay_out(paragraph, align, right_chars=1)
        _page_number(paragraph, "— ", " —", 14)


def _transcript_footer(footer: Any, labels: tuple[str, ...]) -> None:
    paragraph = footer.paragraphs[0]
    if labels:
        lay_out(paragraph, LEFT)
        add_text(paragraph, "".join(f"{label}：________  " for label in labels), size=SIZE_FORM)
        paragraph = footer.add_paragraph()
    lay_out(paragraph, CENTER)
    _page_number(paragraph, "第 ", " 页", SIZE_FORM)
    add_text(paragraph, " 共 ", SONG, SIZE_FORM)
    add_field(paragraph, "NUMPAGES", SONG, SIZE_FORM)
    add_text(paragraph, " 页", SONG, SIZE_FORM)


def _page_number(paragraph: WordParagraph, before: str, after: str, size: float) -> None:
    add_text(paragraph, before, SONG, size)
    add_field(paragraph, "PAGE", SONG, size)
    add_text(paragraph, after, SONG, size)


def _repacked(file: io.BytesIO) -> bytes:
    """The same parts in a zip without the time of packing."""
    target = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w") as packed:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, source.read(name))
    return target.getvalue()
