"""Compare a list of items or powers with the register: what its import would do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sunlit.foundations.wording import in_record_language
from sunlit.registers.bodies.queries import Directory
from sunlit.registers.intake.rules import (
    Comparison,
    Place,
    PlannedRow,
    ReadList,
    RefusedRow,
    differences,
    repeated,
)
from sunlit.registers.items.models import EnforcementItem, ItemCategory, LegalBasis, PowerEntry
from sunlit.registers.items.queries import BASES
from sunlit.registers.items.rules import (
    ITEM_LABELS,
    POWER_LABELS,
    MatterLine,
    generated_code,
    promised_limit,
    statutory_limit,
)
from sunlit.registers.laws.parsing import Citation, named_in
from sunlit.registers.names import name_key

Matter = EnforcementItem | PowerEntry
Labels = Mapping[str, str | Promise]


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


def compare_items(read: ReadList[MatterLine]) -> Comparison[MatterStep]:
    """What importing a list of items would do."""
    rows = EnforcementItem.objects.filter(valid_until__isnull=True).select_related("body")
    return _compare(read, list(rows.prefetch_related("sections", BASES)), ITEM_LABELS)


def compare_powers(read: ReadList[MatterLine]) -> Comparison[MatterStep]:
    """What importing a list of powers would do."""
    rows = PowerEntry.objects.filter(valid_until__isnull=True).select_related("body")
    return _compare(read, list(rows.prefetch_related("sections", BASES)), POWER_LABELS)


def _compare(
    read: ReadList[MatterLine], rows: Sequence[Matter], labels: Labels
) -> Comparison[MatterStep]:
    plan = read.plan()
    comparison = Comparison[MatterStep](plan)
    register = _Register(rows, {line.code for line in read.lines if line.code})
    directory = Directory()
    seen: dict[str, Place] = {}
    for line in read.lines:
        current, code = register.find(line)
        if refusal := _refusal(line, code, seen, directory, labels):
            plan.refused.append(refusal)
            continue
        seen[code] = line.place
        _sort_in(comparison, MatterStep(line, code, current), directory, labels)
    if untouched := len(rows) - len(register.used):
        plan.notes.append(_("名录中另有%(count)d项不在本表中，保持不变") % {"count": untouched})
    return comparison


class _Register:
    """The open versions by code and by category and name."""

    def __init__(self, rows: Sequence[Matter], listed_codes: set[str]) -> None:
        self.by_code = {row.code: row for row in rows}
        self.by_name = {
            (row.category, name_key(row.name)): row for row in rows if row.code not in listed_codes
        }
        self.used: set[int] = set()

    def find(self, line: MatterLine) -> tuple[Matter | None, str]:
        """The version the line is about, and the code it has or gets.

        A list may give codes to items that had none of their own; a name then finds its item once.
        """
        row = self.by_code.get(line.code)
        row = row or self.by_name.get((line.category, name_key(line.name)))
        if row and line.code not in ("", row.code) and row.pk in self.used:
            row = None
        if row:
            self.used.add(row.pk)
        return row, line.code or (row.code if row else generated_code(line.category, line.name))


def _refusal(
    line: MatterLine, code: str, seen: Mapping[str, Place], directory: Directory, labels: Labels
) -> RefusedRow | None:
    """Why the register cannot take the line: named before, or no body to hold it."""
    if code in seen:
        return repeated(line.place, seen[code], str(labels["name"]))
    if not line.body_name and directory.body("") is None:
        reason = _("清单没有写明执法主体，名录中也没有唯一的执法主体")
        return RefusedRow(line.place.sheet, line.place.row, str(labels["body"]), reason)
    return None


def _sort_in(
    comparison: Comparison[MatterStep], step: MatterStep, directory: Directory, labels: Labels
) -> None:
    """Put the row where it belongs: created, changed or unchanged."""
    line, plan = step.line, comparison.plan
    before = matter_state(step.current) if step.current else {}
    changes = differences(before, _line_state(line, directory), labels)
    planned = PlannedRow(line.place.sheet, line.place.row, line.name, changes)
    if step.current is None:
        plan.created.append(replace(planned, changes=()))
    elif changes:
        plan.changed.append(planned)
    else:
        plan.unchanged.append(planned)
        return
    comparison.steps.append(step)
    for name in _new_names(line, directory):
        if name not in plan.notes:
            plan.notes.append(name)


def _new_names(line: MatterLine, directory: Directory) -> list[str]:
    """Bodies and sections the register does not know yet; the import enters them."""
    body = directory.body(line.body_name)
    notes = [] if body else [_("新登记执法主体：%(name)s") % {"name": line.body_name}]
    for name in line.section_names or ():
        if directory.section(body, name) is None:
            notes.append(_("新登记科室：%(name)s") % {"name": name})
    return notes


def _line_state(line: MatterLine, directory: Directory) -> dict[str, str]:
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
