"""Which draft decisions are major (重大执法决定)： the predicates of the review catalogue.

Every row of the catalogue names one predicate. A predicate answers whether a draft meets the row
and says in a sentence why, so that the system finds the major decisions itself and explains it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Sentence
from sunlit.foundations.wording import yuan
from sunlit.rulebook.tables import ReviewRow

SEVERE_KINDS = frozenset(
    {"BUSINESS_SUSPENSION_ORDER", "CLOSURE_ORDER", "PRACTICE_RESTRICTION", "LICENSE_REVOCATION"}
)
ANY_PARTY = "ANY"  # key of an amount that holds whoever the party is


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
    outcome: str = ""  # GRANT, REFUSE, REFERRAL …
    investment_fen: int = 0


@dataclass(frozen=True)
class Finding:
    """Whether a draft meets a row of the catalogue, and the sentence that says why."""

    row: ReviewRow
    is_met: bool
    sentence: Sentence


Answer = tuple[bool, Sentence]
Predicate = Callable[[DraftFacts, ReviewRow], Answer]


def _reaches(amount: int, facts: DraftFacts, row: ReviewRow) -> Answer:
    """Whether an amount reaches the row's figure for this kind of party; 含本数 as the row says."""
    threshold = row.amounts_fen.get(facts.party_kind, row.amounts_fen.get(ANY_PARTY))
    if threshold is None:
        return False, _("本条的数额标准不适用于该类当事人。")
    if amount == 0:
        return False, _("未涉及本条的金额。")
    is_met = amount >= threshold if row.inclusive else amount > threshold
    sentence = _("金额{amount}达到{threshold}") if is_met else _("金额{amount}未达到{threshold}")
    ending = _("（含本数）。") if row.inclusive else _("（不含本数）。")
    return is_met, format_lazy(
        "{said}{ending}",
        said=format_lazy(sentence, amount=yuan(amount), threshold=yuan(threshold)),
        ending=ending,
    )


def fine_reaches(facts: DraftFacts, row: ReviewRow) -> Answer:
    """The fine reaches the row's amount for this kind of party."""
    return _reaches(facts.fine_fen, facts, row)


def confiscation_reaches(facts: DraftFacts, row: ReviewRow) -> Answer:
    """The confiscation reaches the row's amount for this kind of party."""
    return _reaches(facts.confiscation_fen, facts, row)


def investment_reaches(facts: DraftFacts, row: ReviewRow) -> Answer:
    """The project's total investment reaches the bureau's figure."""
    return _reaches(facts.investment_fen, facts, row)


def severe_kind(facts: DraftFacts, row: ReviewRow) -> Answer:
    """Suspension or closure of business, restriction on practice, revocation of a license."""
    if facts.kinds & SEVERE_KINDS:
        return True, _("拟处罚种类属于责令停产停业、责令关闭、限制从业或者吊销许可证件。")
    return False, _("拟处罚种类不含责令停产停业、责令关闭、限制从业、吊销许可证件。")


def hearing_held(facts: DraftFacts, row: ReviewRow) -> Answer:
    """A hearing was held."""
    return facts.hearing_held, _("已经举行听证。") if facts.hearing_held else _("没有举行听证。")


def is_complex(facts: DraftFacts, row: ReviewRow) -> Answer:
    """The case is difficult or involves several legal relations."""
    if facts.is_complex:
        return True, _("承办人认定情节复杂、疑难或者涉及多个法律关系。")
    return False, _("承办人未认定情节复杂、疑难。")


def public_interest(facts: DraftFacts, row: ReviewRow) -> Answer:
    """Major public interest is involved."""
    if facts.public_interest:
        return True, _("承办人认定涉及重大公共利益。")
    return False, _("承办人未认定涉及重大公共利益。")


def departs_from_benchmark(facts: DraftFacts, row: ReviewRow) -> Answer:
    """Mitigated below the minimum, or outside the discretion benchmark."""
    if facts.departs:
        return True, _("拟减轻处罚，或者超出裁量基准。")
    return False, _("在裁量基准之内，也没有减轻处罚。")


def _by_law(facts: DraftFacts, *articles: str) -> Answer:
    """Whether the item stands on one of these articles."""
    if any(article in facts.penalty_basis for article in articles):
        return True, _("处罚依据属于本条所列条款。")
    return False, _("处罚依据不是本条所列条款。")


def grain_policy_item(facts: DraftFacts, row: ReviewRow) -> Answer:
    """Penalties under article 49 of the Regulations on Grain Circulation (政策性粮食)."""
    return _by_law(facts, "粮食流通管理条例》第四十九条")


def income_multiple_item(facts: DraftFacts, row: ReviewRow) -> Answer:
    """Penalties on responsible persons by a multiple of their income (第五十一条)."""
    return _by_law(facts, "粮食流通管理条例》第五十一条")


def investment_ratio_item(facts: DraftFacts, row: ReviewRow) -> Answer:
    """Penalties by a ratio of the project's investment (第十八条、第二十条)."""
    law = "企业投资项目核准和备案管理条例》第"
    return _by_law(facts, f"{law}十八条", f"{law}二十条")


def crime_suspected(facts: DraftFacts, row: ReviewRow) -> Answer:
    """The case is to be referred because a crime is suspected."""
    if facts.outcome == "REFERRAL":
        return True, _("拟以涉嫌犯罪移送司法机关。")
    return False, _("不拟移送司法机关。")


def license_refused(facts: DraftFacts, row: ReviewRow) -> Answer:
    """A license is to be refused."""
    if facts.outcome == "REFUSE":
        return True, _("拟作出不予许可决定。")
    return False, _("不是不予许可决定。")


def license_revoked(facts: DraftFacts, row: ReviewRow) -> Answer:
    """A license is to be revoked (撤销)."""
    if facts.outcome == "REVOKE":
        return True, _("拟撤销行政许可。")
    return False, _("不是撤销行政许可。")


def charge_relieved(facts: DraftFacts, row: ReviewRow) -> Answer:
    """A charge is to be reduced or waived (减免)."""
    if facts.outcome in ("REDUCE", "EXEMPT"):
        return True, _("拟减征或者免征。")
    return False, _("不是减征、免征。")


def coercion_taken(facts: DraftFacts, row: ReviewRow) -> Answer:
    """A coercive measure or compulsory execution; every one of them is major (行政强制)."""
    return True, _("行政强制决定均须审核。")


PREDICATES: dict[str, Predicate] = {
    function.__name__: function
    for function in (
        fine_reaches,
        confiscation_reaches,
        investment_reaches,
        severe_kind,
        hearing_held,
        is_complex,
        public_interest,
        departs_from_benchmark,
        grain_policy_item,
        income_multiple_item,
        investment_ratio_item,
        crime_suspected,
        license_refused,
        license_revoked,
        charge_relieved,
        coercion_taken,
    )
}


# What each predicate asks, as the catalogue of a bureau names it (审核标准).
TEST_NAMES: dict[str, Sentence] = {
    "fine_reaches": _("罚款达到金额标准"),
    "confiscation_reaches": _("没收达到金额标准"),
    "investment_reaches": _("总投资额达到金额标准"),
    "severe_kind": _("责令停产停业、关闭、限制从业、吊销许可证件"),
    "hearing_held": _("经过听证"),
    "is_complex": _("疑难复杂、涉及多个法律关系"),
    "public_interest": _("涉及重大公共利益"),
    "departs_from_benchmark": _("减轻处罚或者超出裁量基准"),
    "crime_suspected": _("涉嫌犯罪移送"),
    "license_refused": _("不予许可"),
}


def findings(facts: DraftFacts, catalogue: Iterable[ReviewRow]) -> tuple[Finding, ...]:
    """Every row for this kind of act, met or not, with its reason (目录比对)."""
    return tuple(
        Finding(row, *PREDICATES[row.test](facts, row))
        for row in catalogue
        if row.category == facts.category
    )


def rows_met(facts: DraftFacts, catalogue: Iterable[ReviewRow]) -> tuple[ReviewRow, ...]:
    """The rows of the catalogue a draft meets; not empty means the decision is major."""
    return tuple(finding.row for finding in findings(facts, catalogue) if finding.is_met)
