"""Documents on paper and screen (文书生成): one frozen content, set as PDF/A and as DOCX.

Pure functions: the same content gives the same bytes. Layout after GB/T 9704-2012 党政机关公文格式.
"""

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
    SignatureLine,
    SignatureLines,
    Transcript,
    Turn,
)
from sunlit.recording.rendering.content import (
    DocumentContent,
    LayoutKind,
    content_from_bytes,
    content_to_bytes,
)
from sunlit.recording.rendering.fonts import (
    NoFonts,
    UndisplayableText,
    missing_glyphs,
    refuse_undisplayable,
)
from sunlit.recording.rendering.pdf import render_pdf
from sunlit.recording.rendering.word import render_docx

__all__ = [
    "Align",
    "Block",
    "DataTable",
    "DocumentContent",
    "Field",
    "FieldRow",
    "FillIn",
    "FormTable",
    "Heading",
    "ItemList",
    "LayoutKind",
    "NoFonts",
    "OpinionRow",
    "Paragraph",
    "SignatureLine",
    "SignatureLines",
    "Transcript",
    "Turn",
    "UndisplayableText",
    "content_from_bytes",
    "content_to_bytes",
    "missing_glyphs",
    "refuse_undisplayable",
    "render_docx",
    "render_pdf",
]
