"""Everything of the bureau that cites the law (引用来源); what cites more adds its source."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import in_record_language
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.comparing import cited
from sunlit.registers.items.models import EnforcementItem, LegalBasis, PowerEntry
from sunlit.registers.items.queries import items_in_force, powers_in_force
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.lists.layouts import layout_of
from sunlit.registers.lists.models import ListRow
from sunlit.registers.lists.queries import versions_in_force
from sunlit.registers.radar.rules import Citing, CitingKind
from sunlit.rulebook.queries import release_in_force, rules_of
from sunlit.rulebook.schema import Procedure, Rulebook

IN_TYPED_REGISTERS = (ListKind.ITEMS, ListKind.POWERS)
OWN = re.compile(r"本局|清单")  # the bureau's own lists and rules are no law


def items(on: date) -> Iterator[Citing]:
    """The bases of the items in force (事项的执法依据)."""
    bases = LegalBasis.objects.filter(item__in=items_in_force(on)).order_by("item", "position")
    for basis in bases.select_related("item", "instrument"):
        if basis.item:
            yield _of_matter(CitingKind.ITEM, basis.item, basis)


def powers(on: date) -> Iterator[Citing]:
    """The bases of the list of powers in force (权责清单的设定依据)."""
    bases = LegalBasis.objects.filter(power__in=powers_in_force(on)).order_by("power", "position")
    for basis in bases.select_related("power", "instrument"):
        if basis.power:
            yield _of_matter(CitingKind.POWER, basis.power, basis)


def _of_matter(kind: CitingKind, matter: EnforcementItem | PowerEntry, basis: LegalBasis) -> Citing:
    return Citing(
        kind=kind,
        title=matter.name,
        citation=cited(basis),
        written_on=matter.valid_from,
        code=matter.code,
        role=basis.role,
        key=matter.pk,
    )


def list_rows(on: date) -> Iterator[Citing]:
    """The rows of the other lists in force: 随机抽查、法制审核目录、裁量基准."""
    versions = {
        version.pk: version
        for kind, version in versions_in_force(on).items()
        if kind not in IN_TYPED_REGISTERS
    }
    for row in ListRow.objects.filter(version__in=versions).order_by("version", "position"):
        version = versions[row.version_id]
        layout = layout_of(version.kind)
        for column in layout.of_value("bases"):
            for citation in parse_citations(row.data.get(column.name, "")):
                yield Citing(
                    kind=CitingKind.LIST_ROW,
                    title=f"{layout.title}：{row.title}",
                    citation=citation,
                    written_on=version.effective_on or on,
                    code=layout.slug,
                    key=row.pk,
                )


def rules(on: date) -> Iterator[Citing]:
    """Steps, forms, time limits and other rules of the release in force."""
    try:
        release = release_in_force(on)
    except Refusal:  # a bureau without rules cites nothing by them
        return
    yield from _rule_citings(release.digest, release.valid_from)


@lru_cache(maxsize=8)
def _rule_citings(digest: str, valid_from: date) -> tuple[Citing, ...]:
    """A release never changes, so what it cites stays in memory."""
    return tuple(citings_of(rules_of(digest), valid_from))


def citings_of(book: Rulebook, written_on: date) -> Iterator[Citing]:
    """Everything the rules of one book cite; `written_on` is the day they are read as of."""
    for kind, title, code, basis in _bases(book):
        for citation in parse_citations(basis):
            yield Citing(kind, title, citation, written_on, code)


def _bases(book: Rulebook) -> Iterator[tuple[CitingKind, str, str, str]]:
    """Every basis of the rules: kind, title, code, text."""
    for procedure in book.procedures.values():
        yield from _of_procedure(procedure)
    for form in book.forms.values():
        yield CitingKind.FORM, form.title, form.code, form.basis
    for clock in book.clocks.values():
        yield CitingKind.TIME_LIMIT, clock.name, clock.code, clock.basis
    for benchmark in book.benchmarks.values():
        yield CitingKind.BENCHMARK, benchmark.name, benchmark.code, benchmark.basis
    for row in book.review_catalogue:
        yield CitingKind.RULE, row.name, row.code, row.basis
    for rule in book.disclosure:
        yield CitingKind.RULE, rule.name, rule.code, rule.basis
    for item, penalty in book.penalties.items():
        yield CitingKind.RULE, f"罚款幅度：{item}", item, penalty.basis
    figures = book.parameters
    yield CitingKind.RULE, "听证标准", "hearing", figures.hearing_basis
    yield CitingKind.RULE, "集体讨论标准", "discussion", figures.discussion_basis
    yield CitingKind.RULE, "加处罚款", "late_fine", figures.late_fine_basis
    yield CitingKind.RULE, "年度检查频次上限", "inspections", figures.inspections_basis


def _of_procedure(procedure: Procedure) -> Iterator[tuple[CitingKind, str, str, str]]:
    kind = CitingKind.PROCEDURE
    yield kind, procedure.name, procedure.code, procedure.basis
    for step in procedure.steps:
        title = f"{procedure.name}：{step.name}"
        yield kind, title, step.code, step.basis
        for field in step.fields:
            yield kind, f"{title}（{field.label}）", step.code, field.basis
        for recording in step.records:
            yield kind, f"{title}（{recording.name}）", step.code, recording.basis


SOURCES: tuple[Callable[[date], Iterator[Citing]], ...] = (items, powers, list_rows, rules)


def citing_sources(on: date) -> Iterator[Citing]:
    """Everything that cites the law on that day, in a number of queries that does not grow."""
    with in_record_language():
        for source in SOURCES:
            yield from (one for one in source(on) if not OWN.search(one.citation.title))
