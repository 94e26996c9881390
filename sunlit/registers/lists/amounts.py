"""Amounts that make a decision a major one (金额标准), as catalogues write them. Pure.

Some bureaus keep the cell as data: {"natural_person": 10000, "inclusive": true, "unit": "元"}.
It is read, kept and shown as people write it: "自然人1万元以上（含本数）"; that text is read back
as the same amounts, so that a rule can compute with it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from sunlit.registers.intake.rules import UnacceptableValueError

# Whom an amount is for; 《行政处罚法》第六十三条 leaves the sums to each authority.
SUBJECTS = {
    "natural_person": "自然人",
    "individual_business": "个体工商户",
    "organization": "单位",
    "project_investment": "项目总投资",
}
OTHER_NAMES = {"公民": "natural_person", "个人": "natural_person", "法人": "organization",
               "法人或者其他组织": "organization", "法人或其他组织": "organization"}  # fmt: skip
KNOWN_KEYS = {*SUBJECTS, "inclusive", "unit", "synthetic"}
UNITS = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
NAMES = "|".join(sorted((*SUBJECTS.values(), *OTHER_NAMES), key=len, reverse=True))
PART = re.compile(
    rf"(?P<who>{NAMES})(?P<over>超过)?(?P<sum>[\d.,]+)(?P<unit>亿元|万元|元)(?:以上)?"
)
INCLUDED, EXCLUDED, EXAMPLE = "（含本数）", "（不含本数）", "（示例数值）"


@dataclass(frozen=True)
class Amounts:
    """Sums in yuan by whom they are for; `is_inclusive` is None where the list does not say."""

    sums: Mapping[str, Decimal] = field(default_factory=dict)
    is_inclusive: bool | None = None
    is_example: bool = False

    @property
    def shown(self) -> str:
        """ "自然人1万元以上、单位10万元以上（含本数）"."""
        pattern = "{}超过{}" if self.is_inclusive is False else "{}{}以上"
        parts = [
            pattern.format(name, _money(self.sums[key]))
            for key, name in SUBJECTS.items()
            if key in self.sums
        ]
        ending = {True: INCLUDED, False: EXCLUDED, None: ""}[self.is_inclusive]
        return "、".join(parts) + ending + (EXAMPLE if self.is_example else "")


def amount_text(text: str) -> str:
    """What the list shall say for a cell; data becomes words, words stay as typed.

    UnacceptableValueError for data that is broken or speaks of something unknown.
    """
    plain = text.strip()
    if not plain.startswith("{"):
        return plain
    return _from_data(plain).shown


def amounts_in(text: str) -> Amounts | None:
    """The amounts a cell speaks of, whichever way it is written; None for other words."""
    plain = text.strip()
    if plain.startswith("{"):
        return _from_data(plain)
    words = plain.replace("(", "（").replace(")", "）").replace(" ", "")
    found = list(PART.finditer(words))
    if not found:
        return None
    names = {name: key for key, name in SUBJECTS.items()} | OTHER_NAMES
    sums = {names[part["who"]]: _sum(part["sum"]) * UNITS[part["unit"]] for part in found}
    excluded = EXCLUDED in words or any(part["over"] for part in found)
    inclusive = False if excluded else (True if INCLUDED in words else None)
    return Amounts(sums, inclusive, EXAMPLE in words)


def _from_data(text: str) -> Amounts:
    try:
        data: dict[str, Any] = json.loads(text)
    except ValueError:
        raise UnacceptableValueError(_("金额标准像是数据，但是格式有误")) from None
    if unknown := set(data) - KNOWN_KEYS:
        named = "、".join(sorted(unknown))
        raise UnacceptableValueError(_("金额标准中有不认识的内容“%(text)s”") % {"text": named})
    unit = str(data.get("unit", "元"))
    if unit not in UNITS:
        raise UnacceptableValueError(_("不认识的金额单位“%(text)s”") % {"text": unit})
    sums = {key: _sum(data[key]) * UNITS[unit] for key in SUBJECTS if data.get(key) is not None}
    if not sums:
        raise UnacceptableValueError(_("金额标准没有写明数额"))
    inclusive = data.get("inclusive")
    return Amounts(sums, inclusive, bool(data.get("synthetic")))


def _sum(value: object) -> Decimal:
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number <= 0 or isinstance(value, bool):
        raise UnacceptableValueError(_("“%(text)s”不是金额") % {"text": value})
    return number


def _money(yuan: Decimal) -> str:
    """The largest unit that leaves a plain number: 100000 is 10万元."""
    for unit, size in reversed(UNITS.items()):
        count = (yuan / size).normalize()
        if count >= 1 and count == round(count, 2):
            return f"{count:f}{unit}"
    return f"{yuan.normalize():f}元"
