"""Hold what the bureau writes itself to the library of law before it binds (引用核对).

Rules and measures go through the same check. What the bureau set itself ("本局…") and documents
named by their number alone ("国办发〔2018〕118号（六）") are no law of the library.
"""

import re
from collections.abc import Iterator
from datetime import date

from sunlit.foundations.wording import Words
from sunlit.registers.laws.describing import what_is_wrong
from sunlit.registers.laws.parsing import Citation, named_in, parse_citations
from sunlit.registers.laws.references import leading_document
from sunlit.registers.laws.resolving import BasisState, LawIndex
from sunlit.registers.radar.sources import OWN
from sunlit.rulebook.measures import Measure, Problem

LAWS = ("法", "条例", "规定", "办法", "细则", "规则")  # how titles of laws end
OUT_OF_FORCE = frozenset({BasisState.REPEALED, BasisState.REVISED, BasisState.NOT_YET})
MARKED = re.compile(r"《[^《]+")


def wrong_citation(citation: Citation, index: LawIndex, on: date) -> Words:
    """Why the citation does not hold on that day; empty where it does, or names no law."""
    title, names_article = citation.title, citation.article is not None
    if OWN.search(title) or not (names_article or title.endswith(LAWS)):
        return ""
    found = index.resolve(citation, on)
    if found.version is None and leading_document(title):
        return ""
    if found.version and found.version.is_document and not found.version.articles:
        return what_is_wrong(found) if found.state in OUT_OF_FORCE else ""
    return what_is_wrong(found)


def wrong_measure(found: Measure, index: LawIndex, on: date) -> Iterator[Problem]:
    """What the table and the text of a measure stand on and the library does not bear."""
    wrong = [
        (f"附表第{number}行", _in_bases(str(row.get("basis", "")), index, on))
        for number, row in enumerate(found.rows, 1)
    ]
    wrong += [
        (article.heading.strip() or f"条文第{number}段", _in_text(article.text, index, on))
        for number, article in enumerate(found.articles, 1)
    ]
    for where, citations in wrong:
        for citation, sentence in citations:
            yield Problem(where, f"依据{citation.text}：{sentence}")


def _in_bases(basis: str, index: LawIndex, on: date) -> Iterator[tuple[Citation, Words]]:
    """What does not hold in a cell that names its bases."""
    for citation in parse_citations(basis):
        if wrong := wrong_citation(citation, index, on):
            yield citation, wrong


def _in_text(text: str, index: LawIndex, on: date) -> Iterator[tuple[Citation, Words]]:
    """What does not hold in a sentence: articles of a law named in 《》, and laws out of force."""
    for part in MARKED.findall(text):
        for citation in parse_citations(part):
            if citation.title != named_in(part)[0] or OWN.search(citation.title):
                continue
            if citation.article is not None:
                wrong = wrong_citation(citation, index, on)
            else:
                found = index.resolve(citation, on)
                wrong = what_is_wrong(found) if found.state in OUT_OF_FORCE else ""
            if wrong:
                yield citation, wrong
