"""Whether a drafted decision holds what the law demands of it (决定书内容检查).

《行政处罚法》第五十九条、《行政许可法》第三十八条: the contents each form names as required, and
every article cited held against the law of the day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import Words, translated
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions import GATES
from sunlit.procedures.conditions.under_review import proposed
from sunlit.procedures.documents import document_labels
from sunlit.procedures.facts import case_facts
from sunlit.registers.laws.describing import what_is_wrong
from sunlit.registers.laws.parsing import parse_citations
from sunlit.registers.laws.queries import law_index
from sunlit.registers.laws.resolving import BasisState
from sunlit.rulebook.schema import Form, Step

# Gates whose names end so say which way the case is heading (予以处罚、不予许可 …).
DIRECTIONS = ("_proposed", "_drafted")
ARTICLES = ("articles", "penalty_articles")


@dataclass(frozen=True)
class ContentCheck:
    """One thing looked at: what it is, whether it is in order, and what is wrong if not."""

    name: str | Promise
    is_ok: bool
    note: Words = ""
    basis: str = ""


def decision_checks(file: CaseFile, names: Mapping[tuple[str, int], str]) -> list[ContentCheck]:
    """The checks of the decision the case is heading for; empty before a draft (2 queries)."""
    step = _heading_for(file)
    if step is None or proposed(file) is None:
        return []
    form = file.rules.forms[step.document]
    return [*_contents(file, form, names), *_citations(file)]


def _heading_for(file: CaseFile) -> Step | None:
    """The deciding step with a document that the draft leads to."""
    for code in file.procedure.deciding:
        step = file.procedure.step(code)
        ways = [name for name in step.conditions if name.endswith(DIRECTIONS)]
        is_open = all(GATES[name].unmet(file) is None for name in ways)
        if step.document and is_open and all(file.has(before) for before in step.after):
            return step
    return None


def _contents(
    file: CaseFile, form: Form, names: Mapping[tuple[str, int], str]
) -> Iterator[ContentCheck]:
    facts, labels = case_facts(file, names), document_labels(file)
    for name in form.required:
        if name.startswith("this."):
            continue  # entered with the decision itself, and asked for there
        is_there = bool(facts.get(name, "").strip())
        label = translated(labels.get(name, name))
        yield ContentCheck(label, is_there, "" if is_there else _("缺少"), form.basis)


def _citations(file: CaseFile) -> Iterator[ContentCheck]:
    """Every article the draft cites: in force today, or what is wrong with it."""
    subject = proposed(file)
    texts = [str(subject.data.get(name) or "") for name in ARTICLES] if subject else []
    index = law_index()
    seen = set()
    for citation in (one for text in texts for one in parse_citations(text)):
        if citation.text in seen:
            continue
        seen.add(citation.text)
        found = index.resolve(citation, file.today)
        is_ok = found.state is BasisState.VALID
        name = format_lazy(_("引用{article}"), article=citation.text)
        yield ContentCheck(name, is_ok, what_is_wrong(found))
