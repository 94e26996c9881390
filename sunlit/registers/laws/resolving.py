"""Resolve a citation to the article in force on a day (引用核对)： pure, over an index in memory.

A citation names no version. What it meant is the version in force on the day it was written, or
the one whose document number or edition it gives; what it means today follows the revisions.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sunlit.registers.laws.parsing import Citation
from sunlit.registers.laws.references import (
    document_key,
    leading_document,
    same_document,
    title_key,
)

Number = tuple[int, int]  # article and suffix, 0 for none
WHOLE = re.compile(r"全文|第.{1,5}[章节编]|附件|附则")


class BasisState(StrEnum):
    """What became of a cited article (依据状态)."""

    VALID = "VALID"
    REVISED = "REVISED"
    REPEALED = "REPEALED"
    UNVERIFIED = "UNVERIFIED"
    NOT_YET = "NOT_YET"
    MISSING = "MISSING"


class Standing(StrEnum):
    """How a version of the library stands on a day (版本状态)."""

    IN_FORCE = "IN_FORCE"
    AHEAD = "AHEAD"
    REVISED = "REVISED"
    REPEALED = "REPEALED"
    UNVERIFIED = "UNVERIFIED"


STALE = frozenset({BasisState.REVISED, BasisState.REPEALED})


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """One article of a version; `moved_to` is the id of the article a revision made of it."""

    pk: int
    number: Number
    repealed_on: date | None = None
    moved_to: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an instrument as the index holds it; days None are unknown."""

    pk: int
    title: str
    document_no: str = ""
    edition: str = ""
    short_names: tuple[str, ...] = ()
    is_repealed: bool = False
    is_verified: bool = True
    is_document: bool = False  # a normative document, cited as a whole
    starts_on: date | None = None
    ends_on: date | None = None
    replaced_by: int | None = None
    articles: Mapping[Number, ArticleFact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a citation comes to on a day.

    `version` is the one it was written under, `current` the one in force, `now` the article's
    number there where it is known and another; `since` the day the citation went stale.
    """

    state: BasisState
    citation: Citation
    version: Version | None = None
    current: Version | None = None
    now: Number | None = None
    since: date | None = None

    @property
    def is_stale(self) -> bool:
        """Whether the citation must be corrected (依据过期)."""
        return self.state in STALE


class LawIndex:
    """The library in memory: find versions by any of their names and follow revisions."""

    def __init__(self, versions: Iterable[Version]) -> None:
        self.by_pk = {version.pk: version for version in versions}
        self.named: defaultdict[str, list[Version]] = defaultdict(list)
        self.documents: list[tuple[str, Version]] = []
        self.articles: dict[int, tuple[Version, ArticleFact]] = {}
        for version in sorted(self.by_pk.values(), key=_age):
            for key in {title_key(name) for name in (version.title, *version.short_names)}:
                self.named[key].append(version)
            if key := document_key(version.document_no):
                self.documents.append((key, version))
            for fact in version.articles.values():
                self.articles[fact.pk] = (version, fact)

    def versions(self, title: str, document_no: str = "") -> list[Version]:
        """Versions of that title or short name, oldest first; else by document number."""
        found = self.named.get(title_key(title), []) if title else []
        if found:  # what only a list names steps back where the library knows the title
            return [version for version in found if version.is_verified] or found
        wanted = document_key(document_no) or leading_document(title)
        return [version for key, version in self.documents if same_document(key, wanted)]

    def in_force(self, version: Version, on: date) -> bool:
        """Whether the version has effect on that day; an unknown first day is long past."""
        if version.starts_on and on < version.starts_on:
            return False
        if version.ends_on:
            return on < version.ends_on
        return not version.is_repealed and version.replaced_by is None

    def standing(self, version: Version, on: date) -> Standing:
        """Whether the version has effect, is still to come, or what ended it."""
        if not version.is_verified:
            return Standing.UNVERIFIED
        if self.in_force(version, on):
            return Standing.IN_FORCE
        if version.starts_on and on < version.starts_on:
            return Standing.AHEAD
        successor = self.by_pk.get(version.replaced_by or 0)
        is_same = successor is not None and title_key(successor.title) == title_key(version.title)
        return Standing.REVISED if is_same and not version.is_repealed else Standing.REPEALED

    def cited(self, citation: Citation, written_on: date) -> Version | None:
        """The version a citation written on that day meant."""
        found = self.versions(citation.title, citation.document_no)
        if not found:
            return None
        if key := document_key(citation.document_no):
            by_number = [one for one in found if same_document(key, document_key(one.document_no))]
            if by_number:
                return by_number[-1]
        for one in found:
            if one.edition and one.edition in citation.note:
                return one
        begun = [one for one in found if not one.starts_on or one.starts_on <= written_on]
        valid = [one for one in begun if self.in_force(one, written_on)]
        return (valid or begun[-1:] or found[:1])[-1]

    def current(self, version: Version, on: date) -> Version:
        """The version that took this one's place by that day; itself where none did."""
        while not self.in_force(version, on) and version.replaced_by is not None:
            successor = self.by_pk[version.replaced_by]
            if successor.starts_on and successor.starts_on > on:
                break
            version = successor
        return version

    def resolve(self, citation: Citation, on: date, written_on: date | None = None) -> Resolution:
        """What the citation, written on `written_on`, comes to on the day `on`."""
        version = self.cited(citation, written_on or on)
        if version is None:
            return Resolution(BasisState.MISSING, citation)
        current = self.current(version, on)
        found = Resolution(BasisState.VALID, citation, version, current)
        if not version.is_verified:
            return _as(found, BasisState.UNVERIFIED)
        if not self.in_force(current, on):
            is_ahead = current.starts_on is not None and on < current.starts_on
            state = BasisState.NOT_YET if is_ahead else BasisState.REPEALED
            return _as(found, state, since=current.starts_on if is_ahead else current.ends_on)
        if title_key(version.title) != title_key(current.title):
            return _as(found, BasisState.REPEALED, since=version.ends_on)
        if citation.article is None:
            return self._whole(found, version, current)
        return self._article(found, version, current, on)

    def _whole(self, found: Resolution, version: Version, current: Version) -> Resolution:
        """A citation of the whole instrument, or one whose article nobody named yet."""
        citation = found.citation
        if citation.document_no and version is not current:
            return _as(found, BasisState.REVISED, since=version.ends_on)
        is_whole = version.is_document or bool(WHOLE.search(citation.note))
        if "待核" in citation.note or not is_whole:
            return _as(found, BasisState.UNVERIFIED)
        return found

    def _article(
        self, found: Resolution, version: Version, current: Version, on: date
    ) -> Resolution:
        """Follow one article through the revisions between the two versions."""
        number = (found.citation.article or 0, found.citation.article_suffix or 0)
        fact = version.articles.get(number)
        while fact is not None:
            if fact.repealed_on and fact.repealed_on <= on:
                return _as(found, BasisState.REPEALED, since=fact.repealed_on)
            if version is current or fact.moved_to is None:
                break
            version, fact = self.articles[fact.moved_to]
        if version is not current or fact is None:
            is_same = found.version is current
            state = BasisState.UNVERIFIED if is_same else BasisState.REVISED
            return _as(found, state, since=None if is_same else _end(found))
        names_old_version = bool(found.citation.document_no) and found.version is not current
        if fact.number == number and not names_old_version:
            return found
        return _as(found, BasisState.REVISED, now=fact.number, since=_end(found))


def _age(version: Version) -> tuple[date, int]:
    return version.starts_on or date.min, version.pk


def _end(found: Resolution) -> date | None:
    return found.version.ends_on if found.version else None


def _as(
    found: Resolution, state: BasisState, *, now: Number | None = None, since: date | None = None
) -> Resolution:
    """The same finding with another state."""
    return Resolution(state, found.citation, found.version, found.current, now, since)
