"""Word markup (WordprocessingML) the document library has no words for: fonts, rules, fields."""

import re
from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# 22 lines on the 225 mm of the type area (GB/T 9704-2012, 5.2.3), in points.
LINE = 28.95
RED = RGBColor(0xE6, 0x00, 0x12)
FAINT = RGBColor(0x96, 0x96, 0x96)


_AFTER_AUTO_SPACE = (
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:rPr",
)


@dataclass(frozen=True)
class Face:
    """A typeface by its Chinese name, and what Word should take where it is not installed."""

    name: str
    fallbacks: str


FANGSONG = Face("仿宋_GB2312", "FangSong_GB2312,仿宋,FangSong,STFangsong,SimSun,Noto Serif CJK SC")
XIAOBIAOSONG = Face(
    "方正小标宋简体", "FZXiaoBiaoSong-B05S,方正小标宋_GBK,STZhongsong,SimSun,Noto Serif CJK SC"
)
HEI = Face("黑体", "SimHei,STHeiti,Noto Sans CJK SC")
KAI = Face("楷体_GB2312", "KaiTi_GB2312,楷体,KaiTi,STKaiti,LXGW WenKai")
SONG = Face("宋体", "SimSun,Noto Serif CJK SC")
FACES = (FANGSONG, XIAOBIAOSONG, HEI, KAI, SONG)


def lines_of(text: str) -> list[str]:
    """The lines of a text, whichever line break was typed."""
    return re.split(r"\r\n|\r|\n", text)


def set_face(run: Run, face: Face, size: float, *, bold: bool = False) -> Run:
    """Give a run its typeface for Chinese and Latin characters alike; `size` in points."""
    run.font.size = Pt(size)
    run.font.bold = bold
    properties = run._element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face.name)
    return run


def add_text(
    paragraph: Paragraph, text: str, face: Face = FANGSONG, size: float = 16, *, bold: bool = False
) -> Run:
    """Add characters; nothing in them is read as markup."""
    return set_face(paragraph.add_run(text), face, size, bold=bold)


def lay_out(
    paragraph: Paragraph,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    *,
    indent_chars: int = 0,
    right_chars: int = 0,
    before: float = 0,
    line: float | None = LINE,
) -> Paragraph:
    """Alignment, indents in characters, space before and height of line in points."""
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(0)
    if line is not None:
        paragraph.paragraph_format.line_spacing = Pt(line)
    properties = paragraph._element.get_or_add_pPr()
    # Official texts set digits tight between Chinese characters; smaller lines leave the grid.
    switched_off = ("w:autoSpaceDE", "w:autoSpaceDN", *(("w:snapToGrid",) if line != LINE else ()))
    for tag in switched_off:
        if properties.find(qn(tag)) is None:
            properties.insert_element_before(_element(tag, val=0), *_AFTER_AUTO_SPACE)
    indent = properties.get_or_add_ind()
    # The count of characters rules; the twips are for programs that do not know it.
    if indent_chars:
        indent.set(qn("w:firstLineChars"), str(indent_chars * 100))
        indent.set(qn("w:firstLine"), str(indent_chars * 320))
    if right_chars:
        indent.set(qn("w:rightChars"), str(right_chars * 100))
        indent.set(qn("w:right"), str(right_chars * 320))
    return paragraph


def rule_below(paragraph: Paragraph, color: str, eighths: int) -> None:
    """A rule under the paragraph; thickness in eighths of a point."""
    borders = _element("w:pBdr")
    borders.append(_element("w:bottom", val="single", sz=eighths, space=4, color=color))
    paragraph._element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def add_field(paragraph: Paragraph, code: str, face: Face, size: float) -> None:
    """A field such as PAGE or NUMPAGES, worked out by the word processor."""
    for part in ("begin", code, "end"):
        run = set_face(paragraph.add_run(), face, size)
        if part == code:
            element = _element("w:instrText")
            element.text = code
        else:
            element = _element("w:fldChar", fldCharType=part)
        run._element.append(element)


def line_grid(section_properties: BaseOxmlElement) -> None:
    """The line grid of the page, for what is written into the document later."""
    for old in section_properties.findall(qn("w:docGrid")):
        section_properties.remove(old)
    section_properties.append(_element("w:docGrid", type="lines", linePitch=round(LINE * 20)))


def default_text(styles: BaseOxmlElement) -> None:
    """Chinese as the language, which also decides the form of the punctuation."""
    for lang in styles.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")
    for fonts in styles.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            if name.endswith("Theme"):
                del fonts.attrib[name]
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FANGSONG.name)


def keep_row_whole(row: BaseOxmlElement) -> None:
    """A row that is not torn over two pages."""
    row.get_or_add_trPr().append(_element("w:cantSplit"))


def repeat_row(row: BaseOxmlElement) -> None:
    """A header row shown again on every page."""
    row.get_or_add_trPr().append(_element("w:tblHeader"))


def font_table() -> bytes:
    """The table of typefaces with what to take in their stead."""
    entries = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{face.fallbacks}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for face in FACES
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{space}">{entries}</w:fonts>'.encode()


def _element(tag: str, **attributes: str | int) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
