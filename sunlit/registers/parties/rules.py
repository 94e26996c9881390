"""Counterparties as a list carries them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy

from sunlit.registers.intake.rules import Place
from sunlit.registers.names import name_key
from sunlit.registers.parties.models import CounterpartyKind

INDIVIDUAL_BUSINESS_PREFIX = "92"  # GB 32100: 工商(市场监管)登记的个体工商户


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One row of the list of counterparties. What the list has no column for is absent."""

    place: Place
    name: str
    uscc: str = ""
    identity_no: str = ""
    kind: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date | None] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells this counterparty from others: its code, else its name."""
        return self.uscc or self.identity_no or name_key(self.name)


PARTY_LABELS = {
    "name": gettext_lazy("单位名称"),
    "kind": gettext_lazy("相对人类别"),
    "uscc": gettext_lazy("统一社会信用代码"),
    "identity_no": gettext_lazy("身份证件号码"),
    "legal_representative": gettext_lazy("法定代表人"),
    "address": gettext_lazy("地址"),
    "phone": gettext_lazy("联系电话"),
    "subject_category": gettext_lazy("对象类别"),
    "credit_level": gettext_lazy("信用等级"),
    "last_inspected_on": gettext_lazy("最近一次检查日期"),
    "note": gettext_lazy("备注"),
}


def likely_kind(uscc: str, identity_no: str) -> str:
    """The kind a code tells: a person has an identity number, an individual business 92…"""
    if uscc.startswith(INDIVIDUAL_BUSINESS_PREFIX):
        return CounterpartyKind.INDIVIDUAL_BUSINESS
    if identity_no and not uscc:
        return CounterpartyKind.PERSON
    return CounterpartyKind.ORGANIZATION


FORMS_OF_COMPANY = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|股份公司|公司|个体工商户|经营部|商行|门市部)$"
)
PLACE_IN_BRACKETS = re.compile(r"[()\[\]【】\-·.,、]")


def core_name(name: str) -> str:
    """A name without brackets and form of company: "甲(乙)有限公司" and "甲乙有限责任公司"."""
    plain = PLACE_IN_BRACKETS.sub("", name_key(name))
    return FORMS_OF_COMPANY.sub("", plain) or plain
