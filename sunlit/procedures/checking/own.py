"""What the bureau's own procedures can get wrong (本局增加的程序): law, items, days. Pure."""

from collections.abc import Collection, Iterator
from datetime import date

from sunlit.procedures.checking.reporting import Fault
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.laws.resolving import LawIndex
from sunlit.registers.radar.checking import wrong_citation
from sunlit.registers.radar.sources import citings_of
from sunlit.rulebook.schema import Procedure, Rulebook, spelling

Items = Collection[tuple[str, str]]  # category with code, and with the name as spelling() has it


def unfounded(rules: Rulebook, shipped: Rulebook, index: LawIndex, items: Items) -> Iterator[Fault]:
    """What the rules add to those shipped, and no law or item bears. No items: none are known."""
    yield from _articles(rules, shipped, index)
    for procedure in rules.procedures.values():
        if procedure.code not in shipped.procedures:
            yield from _before_its_law(procedure, index)
            if items:
                yield from _for_no_item(procedure, items)


def _articles(rules: Rulebook, shipped: Rulebook, index: LawIndex) -> Iterator[Fault]:
    day = date.fromisoformat(rules.valid_from)
    known = {(one.title, one.citation.text) for one in citings_of(shipped, day)}
    for citing in citings_of(rules, day):
        if (citing.title, citing.citation.text) in known:
            continue
        if wrong := wrong_citation(citing.citation, index, day):
            yield Fault(f"“{citing.title}”的依据{citing.citation.text}", str(wrong))


def _before_its_law(procedure: Procedure, index: LawIndex) -> Iterator[Fault]:
    """A procedure does not begin before a law it stands on ever did."""
    for citation in parse_citations(procedure.basis):
        versions = index.versions(citation.title, citation.document_no)
        first = min((one.starts_on or date.min for one in versions), default=date.min)
        if procedure.valid_from < f"{first}":
            sentence = (
                f"“valid_from”为{procedure.valid_from}，"
                f"早于依据《{citation.title}》的施行日期{first}。"
            )
            yield Fault(f"程序“{procedure.name}”", sentence)
            return


def _for_no_item(procedure: Procedure, items: Items) -> Iterator[Fault]:
    category = procedure.item_category
    for name in procedure.applies_to:
        if not {(category, name), (category, spelling(name))} & set(items):
            label = dict(ItemCategory.choices).get(category, category)
            sentence = f"“applies_to”中的“{name}”不在本局现行的执法事项清单（{label}）里。"
            yield Fault(f"程序“{procedure.name}”", f"{sentence}请照抄清单里的事项名称。")
