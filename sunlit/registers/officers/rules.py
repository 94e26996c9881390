"""Officers as a list carries them, and when a credential entitles on a day. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunlit.registers.intake.rules import Place
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.officers.models import CredentialStatus, VerificationResult

ALL_CATEGORIES = "ALL"
PENALTY_ARTICLE = "《行政处罚法》第四十二条第一款"
COERCION_ARTICLE = "《行政强制法》第十七条第三款"
OTHER_ARTICLE = "国办发〔2018〕118号第（二）部分"


@dataclass(frozen=True)
class Entitlement:
    """Whether a person may be put on an act that day; the reason in Chinese if not."""

    ok: bool
    reason: str
    article: str


@dataclass(frozen=True)
class CredentialFacts:
    """What decides over one credential; `results` maps a year to its verification result."""

    credential_no: str
    categories: Sequence[str]
    status: str
    valid_from: date | None
    valid_until: date | None
    results: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """One row of the list of officers. What the list has no column for is absent (None)."""

    place: Place
    name: str
    credential_no: str
    section_name: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] | None = None
    days: Mapping[str, date | None] = field(default_factory=dict)
    status: str | None = None
    results: Mapping[int, str] = field(default_factory=dict)


OFFICER_LABELS = {
    "name": gettext_lazy("姓名"),
    "unit": gettext_lazy("单位"),
    "section": gettext_lazy("科室"),
    "post": gettext_lazy("职务"),
    "credential_no": gettext_lazy("证件编号"),
    "categories": gettext_lazy("执法类别"),
    "area": gettext_lazy("执法区域"),
    "valid_from": gettext_lazy("有效期自"),
    "valid_until": gettext_lazy("有效期至"),
    "status": gettext_lazy("证件状态"),
}


def verification_label(year: int) -> str:
    """The column of one year's verification."""
    return _("%(year)d年年审") % {"year": year}


def article_for(category: str) -> str:
    """The article that asks for a qualified officer in this kind of act."""
    articles = {ItemCategory.PENALTY: PENALTY_ARTICLE, ItemCategory.COERCION: COERCION_ARTICLE}
    return articles.get(ItemCategory(category), OTHER_ARTICLE)


def categories_text(categories: Sequence[str]) -> str:
    """Categories as a list prints them."""
    if ALL_CATEGORIES in categories:
        return _("综合执法")
    return "、".join(str(ItemCategory(category).label) for category in categories)


def credential_fault(facts: CredentialFacts, category: str, on: date) -> str:
    """Why this credential does not entitle on that day; empty where it does.

    Validity runs to its last day inclusive. The year before must have been verified unless the
    credential was issued after it.
    """
    number = facts.credential_no
    if facts.status != CredentialStatus.VALID:
        label = CredentialStatus(facts.status).label
        return _("证件%(no)s状态为“%(status)s”") % {"no": number, "status": label}
    if facts.valid_from and on < facts.valid_from:
        return _("证件%(no)s自%(day)s起才有效") % {"no": number, "day": facts.valid_from}
    if facts.valid_until and on > facts.valid_until:
        return _("证件%(no)s有效期至%(day)s，已过期") % {"no": number, "day": facts.valid_until}
    if ALL_CATEGORIES not in facts.categories and category not in facts.categories:
        label = ItemCategory(category).label
        return _("证件%(no)s的执法类别不含%(category)s") % {"no": number, "category": label}
    return _verification_fault(facts, on)


def _verification_fault(facts: CredentialFacts, on: date) -> str:
    """Why the annual verification of the year before stands in the way; empty where it does not."""
    year = on.year - 1
    if facts.valid_from and facts.valid_from.year > year:
        return ""
    result = facts.results.get(year)
    if result == VerificationResult.PASSED:
        return ""
    label = VerificationResult(result).label if result else _("无记录")
    return _("证件%(no)s的%(year)d年年审：%(result)s") % {
        "no": facts.credential_no,
        "year": year,
        "result": label,
    }
