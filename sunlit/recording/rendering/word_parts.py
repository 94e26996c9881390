"""The blocks of a document in Word, one function per type, as in templates/parts.typ."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from sunlit.foundations.wording import chinese_date
from sunlit.recording.rendering.blocks import (
    Align,
    Block,
    DataTable,
    Field,
    FieldRow,
    FillIn,
    FormTable,
    Heading,
    ItemList,
    OpinionRow,
    Paragraph,
    SignatureLines,
    Transcript,
)
from sunlit.recording.rendering.word_styles import (
    FANGSONG,
    HEI,
    KAI,
    add_text,
    keep_row_whole,
    lay_out,
    lines_of,
    repeat_row,
)

CENTER, LEFT, RIGHT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
)
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
SIZE_TABLE, SIZE_FORM = 14, 12
LINE_TABLE, LINE_FORM = 24, 20
WIDTH_MM = 156
LABEL_MM = 27
BLANK = "      "

_HEADING_FACES = (HEI, KAI, FANGSONG, FANGSONG)
_ALIGNMENTS = {
    Align.BODY: (JUSTIFY, 2),
    Align.FLUSH: (JUSTIFY, 0),
    Align.CENTER: (CENTER, 0),
    Align.RIGHT: (RIGHT, 0),
}


def day_text(day: date | None) -> str:
    """A day in Arabic digits without leading zeros, or the blanks to fill in by hand."""
    return chinese_date(day) if day else f"{BLANK}年    月    日"


def add_blocks(document: Any, blocks: Sequence[Block]) -> None:
    """Add the blocks in their order."""
    for block in blocks:
        _RENDERERS[type(block)](document, block)


def add_paragraphs(
    document: Any, text: str, align: WD_ALIGN_PARAGRAPH = JUSTIFY, indent_chars: int = 2
) -> None:
    """One paragraph of body text for each line."""
    for line in lines_of(text):
        add_text(lay_out(document.add_paragraph(), align, indent_chars=indent_chars), line)


def _heading(document: Any, block: Heading) -> None:
    paragraph = lay_out(document.add_paragraph(), LEFT, indent_chars=2)
    paragraph.paragraph_format.keep_with_next = True
    add_text(paragraph, block.text.replace("\n", " "), _HEADING_FACES[block.level - 1])


def _paragraph(document: Any, block: Paragraph) -> None:
    add_paragraphs(document, block.text, *_ALIGNMENTS[block.align])


def _filled(paragraph: WordParagraph, field: Field) -> None:
    add_text(paragraph, f"{field.label}：", size=SIZE_TABLE)
    value = " ".join(lines_of(field.value)) or BLANK * 3
    add_text(paragraph, f" {value} ", size=SIZE_TABLE).font.underline = True
    add_text(paragraph, "  ", size=SIZE_TABLE)


def _fill_in(document: Any, block: FillIn) -> None:
    for row in block.rows:
        paragraph = lay_out(document.add_paragraph(), LEFT, line=LINE_TABLE)
        for field in row:
            _filled(paragraph, field)


def _write_cell(cell: _Cell, text: str, align: WD_ALIGN_PARAGRAPH = LEFT) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for place, line in enumerate(lines_of(text)):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        add_text(lay_out(paragraph, align, line=LINE_FORM), line, size=SIZE_FORM)


def _write_opinion(cell: _Cell, row: OpinionRow) -> None:
    _write_cell(cell, row.text)
    signed = f"签名：{row.signed_by or BLANK * 2}    {day_text(row.signed_on)}"
    paragraph = lay_out(cell.add_paragraph(), RIGHT, before=18, line=LINE_FORM)
    add_text(paragraph, signed, size=SIZE_FORM)


def _table(document: Any, rows: int, widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _form_table(document: Any, block: FormTable) -> None:
    value = (WIDTH_MM - 2 * LABEL_MM) / 2
    table = _table(document, len(block.rows), (LABEL_MM, value, LABEL_MM, value))
    for row, line in zip(block.rows, table.rows, strict=True):
        cells = line.cells
        if isinstance(row, OpinionRow):
            _write_cell(cells[0], _even_lines(row.label), CENTER)
            _write_opinion(cells[1].merge(cells[3]), row)
            keep_row_whole(line._tr)
        else:
            _write_fields(cells, row)


def _even_lines(label: str) -> str:
    """A long label in lines of four or five characters, none left alone."""
    if len(label) <= 5 or "\n" in label:
        return label
    length = max(4, -(-len(label) // -(-len(label) // 5)))
    return "\n".join(label[place : place + length] for place in range(0, len(label), length))


def _write_fields(cells: Sequence[_Cell], row: FieldRow) -> None:
    if len(row.fields) == 1:
        _write_cell(cells[0], _even_lines(row.fields[0].label), CENTER)
        _write_cell(cells[1].merge(cells[3]), row.fields[0].value)
        return
    for place, field in enumerate(row.fields):
        _write_cell(cells[2 * place], _even_lines(field.label), CENTER)
        _write_cell(cells[2 * place + 1], field.value)


def _data_table(document: Any, block: DataTable) -> None:
    shares = block.widths or (1,) * len(block.header)
    widths = [WIDTH_MM * share / sum(shares) for share in shares]
    table = _table(document, 1 + len(block.rows), widths)
    for cell, text in zip(table.rows[0].cells, block.header, strict=True):
        paragraph = lay_out(cell.paragraphs[0], CENTER, line=LINE_FORM)
        add_text(paragraph, " ".join(lines_of(text)), HEI, SIZE_FORM)
    for row, line in zip(block.rows, table.rows[1:], strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            _write_cell(cell, text)
    repeat_row(table.rows[0]._tr)


def _item_list(document: Any, block: ItemList) -> None:
    for place, item in enumerate(block.items):
        mark = f"{place + 1}." if block.is_numbered else "—"
        add_paragraphs(document, mark + item)


def _transcript(document: Any, block: Transcript) -> None:
    for turn in block.turns:
        first, *rest = lines_of(turn.text)
        paragraph = lay_out(document.add_paragraph(), indent_chars=2)
        add_text(paragraph, f"{turn.speaker}：", HEI)
        add_text(paragraph, first)
        for line in rest:
            add_paragraphs(document, line)


def _signature_lines(document: Any, block: SignatureLines) -> None:
    if block.statement:
        add_paragraphs(document, block.statement)
    for line in block.lines:
        paragraph = lay_out(document.add_paragraph(), LEFT, before=10)
        _filled(paragraph, Field(line.label, line.name or BLANK * 6))
        add_text(paragraph, BLANK + day_text(line.signed_on), size=SIZE_TABLE)


_RENDERERS: dict[type[Block], Callable[[Any, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    FillIn: _fill_in,
    FormTable: _form_table,
    DataTable: _data_table,
    ItemList: _item_list,
    Transcript: _transcript,
    SignatureLines: _signature_lines,
}
