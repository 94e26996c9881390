"""Ask the radar: all alarms, what an instrument touches, whether an item may still be used."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import Words
from sunlit.registers.items.comparing import cited
from sunlit.registers.items.models import BasisRole, EnforcementItem
from sunlit.registers.laws.describing import version_name, what_is_wrong
from sunlit.registers.laws.models import Instrument
from sunlit.registers.laws.queries import law_index
from sunlit.registers.laws.resolving import BasisState, LawIndex, Number, Resolution
from sunlit.registers.radar.rules import Alarm, Citing, CitingKind, alarms_of
from sunlit.registers.radar.sources import citing_sources

SETTING = frozenset({BasisRole.GROUND, BasisRole.PENALTY})


def alarms(on: date, index: LawIndex | None = None) -> list[Alarm]:
    """Every citation that does not hold on that day (依据过期 and 待核), stale ones first."""
    found = alarms_of(citing_sources(on), index or law_index(), on)
    return sorted(found, key=lambda alarm: not alarm.is_stale)


def stale_alarms(on: date) -> list[Alarm]:
    """The citations that must be corrected (依据过期)."""
    return [alarm for alarm in alarms(on) if alarm.is_stale]


@dataclass(frozen=True, slots=True)
class Touched:
    """What cites an instrument: things by kind, and who cites each article."""

    citings: tuple[Citing, ...]
    by_article: dict[Number | None, tuple[Citing, ...]]

    @property
    def counts(self) -> dict[CitingKind, int]:
        """How many different things of each kind cite it."""
        things = {(citing.kind, citing.code, citing.title) for citing in self.citings}
        counted = Counter(kind for kind, _code, _title in things)
        return {kind: counted[kind] for kind in CitingKind if counted[kind]}

    @property
    def item_ids(self) -> set[int]:
        """Ids of the items that cite it, for the open cases on them."""
        return {citing.key for citing in self.citings if citing.kind is CitingKind.ITEM}


def touched_by(instrument: Instrument, on: date) -> Touched:
    """Everything that cites this version, by article; asked before a law is revised."""
    index = law_index()
    by_article: dict[Number | None, list[Citing]] = {}
    found: list[Citing] = []
    for citing in citing_sources(on):
        version = index.cited(citing.citation, citing.written_on)
        if version is None or version.pk != instrument.pk:
            continue
        found.append(citing)
        article = citing.citation.article
        key = (article, citing.citation.article_suffix or 0) if article else None
        by_article.setdefault(key, []).append(citing)
    return Touched(tuple(found), {key: tuple(rows) for key, rows in by_article.items()})


def articles_touched(touched: Touched, articles: Iterable[Number]) -> Touched:
    """The part of what is touched that cites one of these articles."""
    wanted = set(articles)
    by_article: dict[Number | None, tuple[Citing, ...]] = {
        key: rows for key, rows in touched.by_article.items() if key in wanted
    }
    return Touched(tuple(row for rows in by_article.values() for row in rows), by_article)


@dataclass(frozen=True, slots=True)
class ItemFault:
    """Why an item may no longer be used, or must be looked at first.

    `is_repealed`: the article that sets it has no effect (不得立案); otherwise only a warning.
    """

    is_repealed: bool
    sentence: Words
    article: str


def item_faults(item: EnforcementItem, on: date, index: LawIndex | None = None) -> list[ItemFault]:
    """What is wrong with the bases of an item on that day; repealed settings first.

    A repealed basis stops the item if the list names it as 设定 or 处罚; where the list names no
    roles, only if nothing it stands on is left.
    """
    index = index or law_index()
    bases = list(item.legal_bases.all())
    found = [(basis, index.resolve(cited(basis), on, item.valid_from)) for basis in bases]
    states = [resolution.state for _basis, resolution in found]
    names_roles = any(basis.role for basis in bases)
    nothing_left = bool(states) and all(state is BasisState.REPEALED for state in states)
    faults = []
    for basis, resolution in found:
        if resolution.is_stale:
            sets = basis.role in SETTING if names_roles else nothing_left
            faults.append(_fault(resolution, sets))
    return sorted(faults, key=lambda fault: not fault.is_repealed)


def item_fault(item: EnforcementItem, on: date, index: LawIndex | None = None) -> ItemFault | None:
    """The repealed article (设定依据已废止) that stops a case on this item, if there is one."""
    faults = item_faults(item, on, index)
    return faults[0] if faults and faults[0].is_repealed else None


def _fault(resolution: Resolution, sets: bool) -> ItemFault:
    is_repealed = sets and resolution.state is BasisState.REPEALED
    place = resolution.citation.text
    sentence = format_lazy(
        _("事项依据{place}已失去效力：{what}"), place=place, what=what_is_wrong(resolution)
    )
    if not is_repealed:
        sentence = format_lazy(
            _("事项依据{place}需要核对：{what}"), place=place, what=what_is_wrong(resolution)
        )
    version = resolution.version
    law = version_name(version) if version else f"《{resolution.citation.title}》"
    return ItemFault(is_repealed, sentence, f"{law}{resolution.citation.place}")
