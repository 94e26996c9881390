"""Figures of the rules (罚款幅度、地方参数), fixed by the statute, the province or the bureau."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class FineLimits:
    """The highest fine a procedure may end with (当场处罚的限额), in 分, by kind of party.

    `kinds` are the penalties it may end with; empty where every kind may.
    """

    basis: str = ""
    fen: Mapping[str, int] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()

    def of(self, party_kind: str) -> int | None:
        """The limit for such a party; None where only the statute limits the fine."""
        return self.fen.get(party_kind)

    def may_end(self, statute: "PenaltyRange | None") -> bool:
        """Whether the statute knows a penalty the procedure may end with."""
        if statute is None or not self.kinds or not statute.kinds:
            return True
        return not set(self.kinds).isdisjoint(statute.kinds)

    def lie_below(self, statute: "PenaltyRange | None") -> bool:
        """Whether even the statute's lowest fine is more than may be fined of anybody."""
        if statute is None or not self.fen:
            return False
        return statute.min_fen > max(self.fen.values())


NO_LIMITS = FineLimits()


@dataclass(frozen=True)
class PenaltyRange:
    """The statute's range of fine for an item (法定罚款幅度), in 分; None: not fixed in money.

    Only a grave case (情节严重) is fined more than `grave_fen`; None: no such line. Where the
    statute fines persons and organizations differently, `of_parties` has the range of each kind.
    """

    item: str
    min_fen: int
    max_fen: int | None
    kinds: tuple[str, ...]
    basis: str
    code: str = ""  # the item in benchmarks and leniency lists
    grave_fen: int | None = None
    of_parties: Mapping[str, "PenaltyRange"] = field(default_factory=dict)

    def of(self, party_kind: str) -> "PenaltyRange":
        """The range for such a party."""
        return self.of_parties.get(party_kind, self)


@dataclass(frozen=True)
class Parameters:
    """Figures a province or the bureau sets (地方参数), each with its basis."""

    hearing_fine_fen: dict[str, int]
    hearing_inclusive: bool
    hearing_basis: str
    discussion_fine_fen: int
    discussion_basis: str
    late_fine_permille_per_day: int
    late_fine_basis: str
    time_bar_years: int
    time_bar_long_years: int
    inspections_per_year: int | None = None  # 同一企业年度检查频次上限; None: not set
    inspections_basis: str = ""
    government_kinds: frozenset[str] = frozenset()  # 报请政府决定的处罚种类
    government_basis: str = ""
    review_rounds: dict[str, int] = field(default_factory=dict)  # procedure -> 1 or 2 (两轮审核)
    review_rounds_basis: str = ""
