"""Items and powers between their two forms: lines as read, and rows of a list version."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from sunlit.registers.bodies.queries import Directory
from sunlit.registers.intake.rules import Place, ReadList, RefusedRow, UnacceptableValueError
from sunlit.registers.items.comparing import matter_texts, new_names
from sunlit.registers.items.rules import (
    Cited,
    MatterLine,
    category_named,
    generated_code,
    read_limit,
)
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.lists.layout import Layout
from sunlit.registers.lists.lines import ListLine

LIMITS = ("statutory", "promised")


def listed(read: ReadList[MatterLine]) -> ReadList[ListLine]:
    """The lines of items or powers as rows of a list, in the names the register knows."""
    directory, lines = Directory(), []
    refused, notes = list(read.refused), list(read.notes)
    for line in read.lines:
        if not line.body_name and directory.body("") is None:
            reason = _("清单没有写明执法主体，名录中也没有唯一的执法主体")
            refused.append(RefusedRow(line.place.sheet, line.place.row, str(_("执法主体")), reason))
            continue
        lines.append(ListLine(line.place, matter_texts(line, directory), line.bases or ()))
        notes.extend(note for note in new_names(line, directory) if note not in notes)
    return replace(read, lines=tuple(lines), refused=tuple(refused), notes=tuple(notes))  # type: ignore[arg-type,return-value]


def code_for(layout: Layout, data: Mapping[str, str]) -> str:
    """The code of a row; items and powers without one get the code their name gives."""
    if code := data.get("code", ""):
        return code
    category = category_named(data.get("category", ""))
    if "code" not in layout.labels or category is None:
        return ""
    return generated_code(category, data.get("name", ""))


def matter_line(data: Mapping[str, str], place: Place) -> MatterLine:
    """A row of a version as the line that is written into the register.

    UnacceptableValueError where a text typed by hand cannot be read.
    """
    category = category_named(data.get("category", ""))
    if category is None:
        raise UnacceptableValueError(_("不认识的执法类别“%(text)s”") % {"text": data["category"]})
    fixed = {"code", "name", "category", "body", "sections", "bases", *LIMITS}
    bases = data.get("bases")
    sections = data.get("sections")
    return MatterLine(
        place=place,
        name=data["name"],
        category=category,
        code=data.get("code", ""),
        body_name=data.get("body", ""),
        section_names=None if sections is None else tuple(filter(None, sections.split("、"))),
        bases=None if bases is None else tuple(map(Cited, parse_citations(bases))),
        texts={name: text for name, text in data.items() if name not in fixed},
        limits={name: read_limit(data[name], category) for name in LIMITS if name in data},
    )
