"""Items and powers as texts, and what a list of them would write into the register."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sunlit.foundations.wording import in_record_language
from sunlit.registers.bodies.queries import Directory
from sunlit.registers.intake.matching import KnownRows
from sunlit.registers.intake.rules import differences
from sunlit.registers.items.models import EnforcementItem, ItemCategory, LegalBasis, PowerEntry
from sunlit.registers.items.queries import BASES
from sunlit.registers.items.rules import (
    ITEM_LABELS,
    POWER_LABELS,
    MatterLine,
    promised_limit,
    statutory_limit,
)
from sunlit.registers.laws.parsing import Citation, named_in
from sunlit.registers.names import name_key

Matter = EnforcementItem | PowerEntry


@dataclass(frozen=True, slots=True)
class MatterStep:
    """One row to write: the line, its code, and the version it replaces if there is one."""

    line: MatterLine
    code: str
    current: Matter | None


def cited(basis: LegalBasis) -> Citation:
    """The citation a stored basis stands for, in the words of its list.

    The row it refers to is the library's, which may spell the title in full or be a later version.
    """
    with in_record_language():
        role = str(basis.get_role_display()) if basis.role else ""
    title, document_no = named_in(basis.raw_text)
    return Citation(
        title=title or basis.instrument.title,
        document_no=document_no,
        role=role,
        article=basis.article,
        article_suffix=basis.article_suffix,
        paragraph=basis.paragraph,
        subparagraph=basis.subparagraph,
        point=basis.point,
        note=basis.note,
    )


def bases_text(citations: Iterable[Citation]) -> str:
    """Citations as one text, a line each; read back they are the same citations."""
    return "\n".join(citation.written for citation in citations)


def matter_steps(
    model: type[EnforcementItem] | type[PowerEntry], lines: Sequence[MatterLine]
) -> tuple[list[MatterStep], list[Matter]]:
    """What must be written so that the register says what the lines say, and what they leave out.

    The lines are a complete list; each knows its code.
    """
    open_rows = model.objects.filter(valid_until__isnull=True).select_related("body")
    rows: list[Matter] = list(open_rows.prefetch_related("sections", BASES))
    known = KnownRows(
        ((row.code, (row.category, name_key(row.name)), row) for row in rows),
        {line.code for line in lines},
    )
    labels = ITEM_LABELS if model is EnforcementItem else POWER_LABELS
    directory, steps = Directory(), []
    for line in lines:
        current = known.find(line.code, (line.category, name_key(line.name)))
        before = matter_state(current) if current else {}
        if not current or differences(before, matter_texts(line, directory), labels):
            steps.append(MatterStep(line, line.code, current))
    return steps, known.left()


def new_names(line: MatterLine, directory: Directory) -> list[str]:
    """Bodies and sections the register does not know yet; they are entered with the list."""
    body = directory.body(line.body_name)
    notes = [] if body else [_("新登记执法主体：%(name)s") % {"name": line.body_name}]
    for name in line.section_names or ():
        if directory.section(body, name) is None:
            notes.append(_("新登记科室：%(name)s") % {"name": name})
    return notes


def matter_texts(line: MatterLine, directory: Directory) -> dict[str, str]:
    """What the line says, as text by field; only fields its list carries."""
    body = directory.body(line.body_name)
    state = {"name": line.name, "category": str(ItemCategory(line.category).label)}
    if line.code:
        state["code"] = line.code
    state["body"] = body.name if body else line.body_name
    if line.section_names is not None:
        state["sections"] = "、".join(sorted(directory.spelled(body, line.section_names)))
    if line.bases is not None:
        state["bases"] = bases_text(basis.citation for basis in line.bases)
    state |= line.texts
    return state | {name: limit.shown for name, limit in line.limits.items()}


def matter_state(row: Matter) -> dict[str, str]:
    """What the register says of one version, as text by field."""
    state = {
        "code": row.code,
        "name": row.name,
        "category": str(row.get_category_display()),
        "body": row.body.name,
        "sections": "、".join(sorted(section.name for section in row.sections.all())),
        "bases": bases_text(cited(basis) for basis in row.legal_bases.all()),
        "note": row.note,
    }
    if isinstance(row, PowerEntry):
        return state | {"duty_text": row.duty_text, "accountability_text": row.accountability_text}
    return state | {
        "object_text": row.object_text,
        "fee_text": row.fee_text,
        "statutory": statutory_limit(row).shown,
        "promised": promised_limit(row).shown,
    }
