"""What an entrustment allows on a day (委托执法), and what may never be entrusted. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import full_day
from sunlit.registers.bodies.models import BodyKind, OrganizationKind

BODY_ARTICLE = "《行政处罚法》第十七条；国办发〔2018〕118号（四）"
ENTRUSTMENT_ARTICLE = "《行政处罚法》第二十条"
COERCION_ARTICLE = "《行政强制法》第十七条第一款"
LICENSE_ARTICLE = "《行政许可法》第二十四条第一款"

BODY_LABELS = {
    "name": _("机构名称"),
    "nature": _("机构性质"),
    "funding": _("经费来源"),
    "staff_quota": _("编制数"),
    "staff_count": _("实有人数"),
    "kind": _("主体类别"),
    "duties_text": _("执法职责"),
    "powers_text": _("执法权限"),
    "bases_text": _("主要执法依据"),
    "legal_representative": _("法定代表人"),
    "address": _("单位地址"),
    "postal_code": _("邮编"),
    "phone": _("联系电话"),
    "hotline": _("投诉举报电话"),
}


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What decides over one agreement; the days as in EntrustmentAgreement."""

    valid_from: date
    valid_until: date
    categories: Sequence[str]
    item_codes: Sequence[str]
    filed_on: date | None = None
    ended_on: date | None = None

    def covers(self, category: str, item_code: str) -> bool:
        """Whether the powers entrusted include this kind of act or this item."""
        return category in self.categories or item_code in self.item_codes

    def fault(self, category: str, item_code: str, on: date) -> Promise | None:
        """Why nothing can be done on this agreement that day; None where it can."""
        if not self.covers(category, item_code):
            return _("委托权限不包括本类执法事项")
        return self.day_fault(on)

    def day_fault(self, on: date) -> Promise | None:
        """Why the agreement does not count that day: not begun, ended, over or not filed."""
        if on < self.valid_from:
            return format_lazy(_("委托自{day}起才生效"), day=full_day(self.valid_from))
        if self.ended_on and on >= self.ended_on:
            return format_lazy(_("委托已于{day}终止"), day=full_day(self.ended_on))
        if on > self.valid_until:
            return format_lazy(_("委托期限已于{day}届满"), day=full_day(self.valid_until))
        if self.filed_on is None or on < self.filed_on:
            return _("委托协议尚未报上级备案")
        return None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a body or organization may not act: the sentence and the article."""

    sentence: Promise
    article: str


def entrustment_fault(
    organization: str,
    agreements: Sequence[AgreementFacts],
    category: str,
    item_code: str,
    on: date,
) -> Fault | None:
    """Why an entrusted organization may not act in this category that day; None where it may.

    One agreement that holds is enough; otherwise the reason speaks of the newest one that covers
    the category.
    """
    if barred := never_entrusted([category]):
        return barred
    faults = [one.fault(category, item_code, on) for one in agreements]
    if None in faults:
        return None
    covering = [
        fault
        for one, fault in zip(agreements, faults, strict=True)
        if one.covers(category, item_code)
    ]
    reason = (covering or faults or [_("没有委托执法协议")])[-1]
    sentence = format_lazy(
        _("本科室由受委托组织“{name}”承担，{reason}，不能以委托机关名义执法。"),
        name=organization,
        reason=reason,
    )
    return Fault(sentence, ENTRUSTMENT_ARTICLE)


def never_entrusted(categories: Sequence[str]) -> Fault | None:
    """Coercion is never entrusted, whatever an agreement says (行政强制措施权不得委托)."""
    if "COERCION" in categories:
        return Fault(_("行政强制措施权不得委托。"), COERCION_ARTICLE)
    return None


def not_to_organization(categories: Sequence[str], kind: str) -> Fault | None:
    """Licenses are entrusted to administrative organs only."""
    if "LICENSE" in categories and kind != OrganizationKind.ADMINISTRATIVE_ORGAN:
        return Fault(_("行政许可只能委托其他行政机关实施。"), LICENSE_ARTICLE)
    return None


def overlap(known: AgreementFacts, new: AgreementFacts) -> bool:
    """Whether two agreements give the same power for the same days."""
    same = set(known.categories) & set(new.categories) or set(known.item_codes) & set(
        new.item_codes
    )
    last = known.valid_until
    if known.ended_on:
        last = min(last, known.ended_on - timedelta(days=1))
    return bool(same) and new.valid_from <= last and known.valid_from <= new.valid_until


def is_known_kind(kind: str) -> bool:
    """Whether the kind of a body is one the law knows."""
    return kind in BodyKind.values
