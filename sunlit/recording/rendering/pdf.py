"""PDF/A-2b (版式文件): the content set by the templates beside this file.

The compiler gets the content as JSON: text in it is never read as markup. It sees the template
folder only and no network. In PDF/A mode a glyph that no font has is an error, not an empty box.
"""

import json
import threading
from pathlib import Path
from typing import Any

import typst

from sunlit.recording.rendering.content import DocumentContent, texts, to_plain
from sunlit.recording.rendering.fonts import font_set, refuse_undisplayable, undisplayable

TEMPLATES = Path(__file__).parent / "templates"

# A compiler is not safe to share between threads; each keeps its own, with its caches.
_local = threading.local()


def render_pdf(content: DocumentContent) -> bytes:
    """The document as PDF/A-2b; the same content gives the same bytes on the same fonts."""
    refuse_undisplayable(texts(content))
    data = json.dumps({"content": to_plain(content), "fonts": font_set().families})
    try:
        result: Any = _compiler().compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards="a-2b"
        )
    except typst.TypstError as error:
        # Asked beforehand already; the compiler has the last word on what it cannot show.
        if "could not be displayed" in error.message:
            raise undisplayable(error.message.split("`")[1].strip('"')) from error
        raise
    return bytes(result)


def _compiler() -> typst.Compiler:
    compiler: typst.Compiler | None = getattr(_local, "compiler", None)
    if compiler is None:
        compiler = typst.Compiler(
            TEMPLATES / "document.typ", root=TEMPLATES, font_paths=font_set().book
        )
        _local.compiler = compiler
    return compiler
