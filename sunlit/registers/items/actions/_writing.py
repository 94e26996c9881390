"""Write one version of an item or a power with what it refers to; used inside the import acts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sunlit.registers.bodies.actions._entering import SectionBook
from sunlit.registers.bodies.models import EnforcementBody
from sunlit.registers.items.comparing import Matter, MatterStep
from sunlit.registers.items.models import BasisRole, EnforcementItem, LegalBasis, PowerEntry
from sunlit.registers.items.rules import Cited
from sunlit.registers.laws.models import Instrument
from sunlit.registers.laws.queries import law_index
from sunlit.registers.laws.rules import likely_rank
from sunlit.registers.names import name_key

ROLES = {str(role.label): role.value for role in BasisRole}


class LawBook:
    """The library of laws, which grows by what lists cite."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.laws = law_index()
        self.entered: dict[tuple[str, str], int] = {}

    def key_of(self, cited: Cited) -> int:
        """The cited version in the library; entered with the rank its column names if unknown."""
        title, document_no = cited.citation.title, cited.citation.document_no
        known = self.laws.cited(cited.citation, self.on)
        if known is not None:
            return known.pk
        key = name_key(title), name_key(document_no)
        if key not in self.entered:
            rank = cited.rank or likely_rank(title)
            found = Instrument.objects.create(title=title, document_no=document_no, rank=rank)
            self.entered[key] = found.pk
        return self.entered[key]


class VersionWriter:
    """Writes versions on one day; bodies, sections and laws new to the register are entered."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.book = SectionBook()
        self.laws = LawBook(on)

    def write(self, step: MatterStep, model: type[EnforcementItem] | type[PowerEntry]) -> Matter:
        """Close the current version and open the next one."""
        line, current = step.line, step.current
        body = self.book.body(line.body_name)
        versions = model.objects.filter(code=step.code).values_list("version", flat=True)
        row = model(code=step.code, version=max(versions, default=0) + 1, valid_from=self.on)
        if current:
            _carry_over(current, row)
            model.objects.filter(pk=current.pk).update(valid_until=self.on)
        row.name, row.category, row.body = line.name, line.category, body
        for name, text in {**line.texts, **_limit_columns(step)}.items():
            setattr(row, name, text)
        row.save(force_insert=True)
        self._keep_sections(step, row, body)
        self._keep_bases(step, row)
        return row

    def _keep_sections(self, step: MatterStep, row: Matter, body: EnforcementBody) -> None:
        names = step.line.section_names
        if names is not None:
            row.sections.set(self.book.section(body, name) for name in names)
        elif step.current:
            row.sections.set(step.current.sections.all())

    def _keep_bases(self, step: MatterStep, row: Matter) -> None:
        owner = {"item": row} if isinstance(row, EnforcementItem) else {"power": row}
        if step.line.bases is not None:
            bases = self._bases(step.line.bases)
        else:
            bases = list(step.current.legal_bases.all()) if step.current else []
        for basis in bases:
            basis.pk, basis.item, basis.power = None, None, None
            for name, value in owner.items():
                setattr(basis, name, value)
        LegalBasis.objects.bulk_create(bases)

    def _bases(self, bases: Iterable[Cited]) -> list[LegalBasis]:
        return [self._basis(position, cited) for position, cited in enumerate(bases, start=1)]

    def _basis(self, position: int, cited: Cited) -> LegalBasis:
        citation = cited.citation
        return LegalBasis(
            instrument_id=self.laws.key_of(cited),
            position=position,
            role=ROLES.get(citation.role, ""),
            article=citation.article,
            article_suffix=citation.article_suffix,
            paragraph=citation.paragraph,
            subparagraph=citation.subparagraph,
            point=citation.point,
            raw_text=citation.text[:500],
            note=citation.note,
        )

    def close(self, row: Matter) -> None:
        """End a version whose item the list names no more."""
        type(row).objects.filter(pk=row.pk).update(valid_until=self.on)


def _carry_over(current: Matter, row: Matter) -> None:
    """What the list does not carry stays as it was."""
    fixed = {"id", "code", "version", "valid_from", "valid_until"}
    for column in current._meta.concrete_fields:
        if column.name not in fixed:
            setattr(row, column.attname, getattr(current, column.attname))


def _limit_columns(step: MatterStep) -> dict[str, Any]:
    """The three columns of each limit the list carries."""
    columns: dict[str, Any] = {}
    for name, limit in step.line.limits.items():
        columns[f"{name}_days"] = limit.days
        columns[f"{name}_unit"] = limit.unit
        columns[f"{name}_text"] = limit.text
    return columns
