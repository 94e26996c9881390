"""Which draft decisions are major (重大执法决定): the predicates of the review catalogue.

Every row of the catalogue names one predicate; the system itself finds the rows a draft meets.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sunlit.rulebook.schema import ReviewRow

SEVERE_KINDS = frozenset(
    {"BUSINESS_SUSPENSION_ORDER", "CLOSURE_ORDER", "PRACTICE_RESTRICTION", "LICENSE_REVOCATION"}
)


@dataclass(frozen=True)
class DraftFacts:
    """What the catalogue looks at in a draft decision. Amounts in 分."""

    category: str
    party_kind: str
    item_name: str
    penalty_basis: str
    kinds: frozenset[str]
    fine_fen: int
    confiscation_fen: int
    hearing_held: bool
    is_complex: bool
    public_interest: bool
    departs: bool
    outcome: str = ""  # GRANT, REFUSE


Predicate = Callable[[DraftFacts, ReviewRow], bool]


def _reaches(amount: int, facts: DraftFacts, row: ReviewRow) -> bool:
    threshold = row.amounts_fen.get(facts.party_kind)
    if threshold is None or amount == 0:
        return False
    return amount >= threshold if row.inclusive else amount > threshold


def fine_reaches(facts: DraftFacts, row: ReviewRow) -> bool:
    """The fine reaches the row's amount for this kind of party."""
    return _reaches(facts.fine_fen, facts, row)


def confiscation_reaches(facts: DraftFacts, row: ReviewRow) -> bool:
    """The confiscation reaches the row's amount for this kind of party."""
    return _reaches(facts.confiscation_fen, facts, row)


def severe_kind(facts: DraftFacts, row: ReviewRow) -> bool:
    """Suspension or closure of business, restriction on practice, revocation of a license."""
    return bool(facts.kinds & SEVERE_KINDS)


def hearing_held(facts: DraftFacts, row: ReviewRow) -> bool:
    """A hearing was held."""
    return facts.hearing_held


def is_complex(facts: DraftFacts, row: ReviewRow) -> bool:
    """The case is difficult or involves several legal relations."""
    return facts.is_complex


def public_interest(facts: DraftFacts, row: ReviewRow) -> bool:
    """Major public interest is involved."""
    return facts.public_interest


def departs_from_benchmark(facts: DraftFacts, row: ReviewRow) -> bool:
    """Mitigated below the minimum, or outside the discretion benchmark."""
    return facts.departs


def grain_policy_item(facts: DraftFacts, row: ReviewRow) -> bool:
    """Penalties under article 49 of the Regulations on Grain Circulation (政策性粮食)."""
    return "粮食流通管理条例》第四十九条" in facts.penalty_basis


def income_multiple_item(facts: DraftFacts, row: ReviewRow) -> bool:
    """Penalties on responsible persons by a multiple of their income (第五十一条)."""
    return "粮食流通管理条例》第五十一条" in facts.penalty_basis


def investment_ratio_item(facts: DraftFacts, row: ReviewRow) -> bool:
    """Penalties by a ratio of the project's investment (第十八条、第二十条)."""
    law = "企业投资项目核准和备案管理条例》第"
    return f"{law}十八条" in facts.penalty_basis or f"{law}二十条" in facts.penalty_basis


def license_refused(facts: DraftFacts, row: ReviewRow) -> bool:
    """A license is to be refused."""
    return facts.outcome == "REFUSE"


PREDICATES: dict[str, Predicate] = {
    function.__name__: function
    for function in (
        fine_reaches,
        confiscation_reaches,
        severe_kind,
        hearing_held,
        is_complex,
        public_interest,
        departs_from_benchmark,
        grain_policy_item,
        income_multiple_item,
        investment_ratio_item,
        license_refused,
    )
}


def rows_met(facts: DraftFacts, catalogue: Iterable[ReviewRow]) -> tuple[ReviewRow, ...]:
    """The rows of the catalogue a draft meets; not empty means the decision is major."""
    return tuple(
        row
        for row in catalogue
        if row.category == facts.category and PREDICATES[row.test](facts, row)
    )
