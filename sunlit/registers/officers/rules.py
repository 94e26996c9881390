"""Officers as a list carries them, and when a credential entitles on a day. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunlit.registers.intake.rules import Place
from sunlit.registers.items.models import ItemCategory
from sunlit.registers.officers.life import ChangeKind
from sunlit.registers.officers.models import CredentialStatus, VerificationResult

ALL_CATEGORIES = "ALL"
PENALTY_ARTICLE = "《行政处罚法》第四十二条第一款"
COERCION_ARTICLE = "《行政强制法》第十七条第三款"
ENDED = frozenset({CredentialStatus.WITHDRAWN, CredentialStatus.CANCELED})
OTHER_ARTICLE = "国办发〔2018〕118号第（二）部分"


@dataclass(frozen=True)
class Entitlement:
    """Whether a person may be put on an act that day; the reason in Chinese if not."""

    ok: bool
    reason: str
    article: str


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change of a credential; `until_on` as in CredentialChange."""

    kind: str
    from_on: date
    until_on: date | None = None
    term_ended_on: date | None = None


@dataclass(frozen=True)
class CredentialFacts:
    """What decides over one credential; `changes` in the order of their days.

    `results` maps a year to its verification result, `counts_from` to the day a late one was
    passed. `status` is what a list says of a credential that has no dated changes.
    """

    credential_no: str
    categories: Sequence[str]
    status: str
    valid_from: date | None
    valid_until: date | None
    results: Mapping[int, str]
    counts_from: Mapping[int, date] = field(default_factory=dict)
    changes: Sequence[Change] = ()


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """An exit, and the day a granted appeal undid it."""

    exited_on: date
    reason: str
    restored_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the officer is out of enforcement that day because of this exit."""
        return self.exited_on <= day and not (self.restored_on and self.restored_on <= day)


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
    "issuer": gettext_lazy("发证机关"),
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


def status_on(facts: CredentialFacts, on: date) -> CredentialStatus:
    """The state of the credential that day, from its dated changes.

    A suspension ends by itself after its last day. Before its first change a credential was valid,
    unless that change lifted a suspension.
    """
    steps = [one for one in facts.changes if one.kind != ChangeKind.RENEWED]
    if not steps:
        return CredentialStatus(facts.status)
    past = [one for one in steps if one.from_on <= on]
    if not past:
        lifted = steps[0].kind == ChangeKind.RESUMED
        return CredentialStatus.SUSPENDED if lifted else CredentialStatus.VALID
    last = past[-1]
    if last.kind == ChangeKind.RESUMED or (last.until_on and on > last.until_on):
        return CredentialStatus.VALID
    return CredentialStatus(last.kind)


def change_towards(after: str) -> str:
    """The kind of change that leads to a status a list states."""
    return ChangeKind.RESUMED if after == CredentialStatus.VALID else ChangeKind(after)


def latest_change(facts: CredentialFacts) -> date | None:
    """The day of the latest change of the status; what is added must not lie before it."""
    return max((c.from_on for c in facts.changes if c.kind != ChangeKind.RENEWED), default=None)


def is_in_term(facts: CredentialFacts, on: date) -> bool:
    """Whether the day lies in a term of validity."""
    return not _term_fault(facts, on)


def is_valid_in_year(facts: CredentialFacts, year: int) -> bool:
    """Whether some term of the credential has a day in that year."""
    if not MINYEAR <= year <= MAXYEAR:
        return False
    first, last = date(year, 1, 1), date(year, 12, 31)
    return any(
        (start is None or start <= last) and (end is None or end >= first)
        for start, end in terms(facts)
    )


def are_known(categories: Sequence[str]) -> bool:
    """Whether there is at least one category, and each is one a credential can name."""
    return bool(categories) and set(categories) <= {ALL_CATEGORIES, *ItemCategory.values}


def clashes(
    known: CredentialFacts, categories: Sequence[str], start: date, end: date | None
) -> bool:
    """Whether a new credential of these days would run beside one for the same categories."""
    both = set(known.categories) & set(categories)
    if not both and ALL_CATEGORIES not in {*known.categories, *categories}:
        return False
    if status_on(known, start) in ENDED:
        return False
    return any(
        (end is None or first is None or first <= end) and (last is None or last >= start)
        for first, last in terms(known)
    )


def terms(facts: CredentialFacts) -> list[tuple[date | None, date | None]]:
    """The terms of validity one after the other, each with its first and last day."""
    renewals = [one for one in facts.changes if one.kind == ChangeKind.RENEWED]
    starts = [facts.valid_from, *(one.from_on for one in renewals)]
    ends = [*(one.term_ended_on for one in renewals), facts.valid_until]
    return list(zip(starts, ends, strict=True))


def credential_fault(facts: CredentialFacts, category: str, on: date) -> str:
    """Why this credential does not entitle on that day; empty where it does.

    Validity runs to its last day inclusive. The year before must have been verified unless the
    credential was issued after it.
    """
    number, status = facts.credential_no, status_on(facts, on)
    if status != CredentialStatus.VALID:
        return _("证件%(no)s状态为“%(status)s”") % {"no": number, "status": status.label}
    if fault := _term_fault(facts, on):
        return fault
    if ALL_CATEGORIES not in facts.categories and category not in facts.categories:
        label = ItemCategory(category).label
        return _("证件%(no)s的执法类别不含%(category)s") % {"no": number, "category": label}
    return verification_fault(facts, on)


def _term_fault(facts: CredentialFacts, on: date) -> str:
    """Why the day lies outside every term; a gap before a renewal counts as expired."""
    number, begun = facts.credential_no, [t for t in terms(facts) if not t[0] or t[0] <= on]
    if not begun:
        day = facts.valid_from
        return _("证件%(no)s自%(day)s起才有效") % {"no": number, "day": day}
    last = begun[-1][1]
    if last and on > last:
        return _("证件%(no)s有效期至%(day)s，已过期") % {"no": number, "day": last}
    return ""


def verification_fault(facts: CredentialFacts, on: date) -> str:
    """Why the annual verification of the year before stands in the way; empty where it does not."""
    year = on.year - 1
    if facts.valid_from and facts.valid_from.year > year:
        return ""
    result, counts_from = facts.results.get(year), facts.counts_from.get(year)
    is_late = counts_from is not None and on < counts_from
    if result == VerificationResult.PASSED and not is_late:
        return ""
    if is_late:
        return _("证件%(no)s的%(year)d年年审：%(day)s才补审合格") % {
            "no": facts.credential_no,
            "year": year,
            "day": counts_from,
        }
    label = VerificationResult(result).label if result else _("无记录")
    return _("证件%(no)s的%(year)d年年审：%(result)s") % {
        "no": facts.credential_no,
        "year": year,
        "result": label,
    }
