"""Items and powers as a list carries them: limits, categories, codes. Pure."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sunlit.registers.intake.rules import Place, UnacceptableValueError
from sunlit.registers.items.models import DayUnit, EnforcementItem, ItemCategory
from sunlit.registers.laws.parsing import Citation
from sunlit.registers.names import name_key

CODE_LETTERS = {
    ItemCategory.LICENSE: "XK",
    ItemCategory.PENALTY: "CF",
    ItemCategory.COERCION: "QZ",
    ItemCategory.CHARGE: "SF",
    ItemCategory.INSPECTION: "JC",
    ItemCategory.CONFIRMATION: "QR",
    ItemCategory.OTHER: "QT",
}
# 国办发〔2018〕118号 names six categories and "其他"; the other kinds of lists fold into it.
OTHER_NAMES = ("其他", "行政征收", "行政给付", "行政奖励", "行政裁决", "公共服务", "备案")
AT_ONCE = ("即办", "即时办结", "即时", "当场", "当场办结", "当即办结")
LIMIT = re.compile(r"(?P<days>\d{1,5})(?P<unit>个?工作日|个?自然日|日历日|日|天)?(?:内)?")
STEP_LIMIT = re.compile(r"(?P<step>[^\d]*?)[:：]?(?P<limit>\d{1,4}(?:个?工作日|个?自然日|日|天)?)")
LONGEST_LIMIT = 3650


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit (办理期限): whole days with their unit, or only the words of the list."""

    days: int | None = None
    unit: str = ""
    text: str = ""

    @property
    def shown(self) -> str:
        """ "90日", "20个工作日", "即办", or the words of the list."""
        if self.text or self.days is None:
            return self.text
        return str(_("即办")) if self.days == 0 else f"{self.days}{DayUnit(self.unit).label}"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the rank its column names, empty where the list has one column for all."""

    citation: Citation
    rank: str = ""


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One row of a list of items or powers. What the list has no column for is absent (None)."""

    place: Place
    name: str
    category: str
    code: str = ""
    body_name: str = ""
    section_names: tuple[str, ...] | None = None
    bases: tuple[Cited, ...] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, TimeLimit] = field(default_factory=dict)


def category_named(text: str) -> ItemCategory | None:
    """The category a cell, a sheet or a heading names: "行政处罚类" is 行政处罚."""
    key = name_key(text)
    for category in ItemCategory:
        label = str(category.label)
        if category != ItemCategory.OTHER and (label in key or key == label.removeprefix("行政")):
            return category
    return ItemCategory.OTHER if any(name in key for name in OTHER_NAMES) else None


def only_category_in(text: str) -> ItemCategory | None:
    """The category that a title, a heading or a sheet name speaks of, if it is just one."""
    key = name_key(text)
    named = [category for category in ItemCategory if str(category.label) in key]
    return named[0] if len(named) == 1 else None


def unit_by_law(category: str, days: int) -> DayUnit:
    """How days without a unit are counted.

    处罚法第八十五条: 2, 3, 5 and 7 days are working days; 许可法第八十二条: all are;
    强制法第六十九条: up to 10 days are. Other acts follow the license rule, as lists print them.
    """
    if category == ItemCategory.PENALTY:
        return DayUnit.WORKING_DAY if days in (0, 2, 3, 5, 7) else DayUnit.NATURAL_DAY
    if category == ItemCategory.COERCION:
        return DayUnit.WORKING_DAY if days <= 10 else DayUnit.NATURAL_DAY
    return DayUnit.WORKING_DAY


def read_limit(text: str, category: str) -> TimeLimit:
    """Read "90", "20个工作日", "即办" or free words; impossible numbers are refused."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return TimeLimit()
    if plain in AT_ONCE:
        return TimeLimit(0, unit_by_law(category, 0), "" if plain == AT_ONCE[0] else text)
    if re.fullmatch(r"[-+]?\d+(?:\.\d+)?", plain) and not plain.isdigit():
        raise UnacceptableValueError(_("“%(text)s”不是整数天数") % {"text": text})
    match = LIMIT.fullmatch(plain)
    if match is None:
        return TimeLimit(text=text)
    days = int(match["days"])
    if days > LONGEST_LIMIT:
        raise UnacceptableValueError(_("天数%(days)d超过十年，请核对") % {"days": days})
    unit = _named_unit(match["unit"] or "") or unit_by_law(category, days)
    limit = TimeLimit(days, unit)
    is_usual = not match["unit"] or plain == limit.shown
    return limit if is_usual else TimeLimit(days, unit, text)


def _named_unit(unit: str) -> DayUnit | None:
    """The unit a limit spells out; a bare 日 or 天 leaves it to the law."""
    if "工作日" in unit:
        return DayUnit.WORKING_DAY
    return DayUnit.NATURAL_DAY if "自然" in unit or "日历" in unit else None


def is_longer(promised: TimeLimit, statutory: TimeLimit) -> bool:
    """Whether a promise is surely longer than the law's limit (承诺时限长于法定时限).

    So many working days are never fewer than as many natural days; the other way round nothing is
    sure without the calendar.
    """
    if promised.days is None or statutory.days is None:
        return False
    comparable = promised.unit == statutory.unit or promised.unit == DayUnit.WORKING_DAY
    return comparable and promised.days > statutory.days


def step_limits(text: str, category: str) -> dict[str, TimeLimit]:
    """Limits told step by step, "受理1日；审查5个工作日", by step; one limit is that of step ""."""
    limits: dict[str, TimeLimit] = {}
    for part in re.split(r"[；;\n]", text):
        match = STEP_LIMIT.fullmatch("".join(unicodedata.normalize("NFKC", part).split()))
        if match:
            limits[match["step"]] = read_limit(match["limit"], category)
    return limits


def generated_code(category: str, name: str) -> str:
    """A code for an item whose list has none: the same name gives the same code everywhere."""
    digest = hashlib.sha256(f"{category}|{name_key(name)}".encode()).hexdigest()
    return f"{CODE_LETTERS[ItemCategory(category)]}-{digest[:8].upper()}"


def statutory_limit(item: EnforcementItem) -> TimeLimit:
    """The limit the law sets (法定时限)."""
    return TimeLimit(item.statutory_days, item.statutory_unit, item.statutory_text)


def promised_limit(item: EnforcementItem) -> TimeLimit:
    """The limit the bureau promises (承诺时限)."""
    return TimeLimit(item.promised_days, item.promised_unit, item.promised_text)


ITEM_LABELS = {
    "code": gettext_lazy("事项编码"),
    "name": gettext_lazy("事项名称"),
    "category": gettext_lazy("执法类别"),
    "body": gettext_lazy("执法主体"),
    "sections": gettext_lazy("承办机构"),
    "bases": gettext_lazy("执法依据"),
    "object_text": gettext_lazy("实施对象"),
    "statutory": gettext_lazy("法定时限"),
    "promised": gettext_lazy("承诺时限"),
    "fee_text": gettext_lazy("收费依据标准"),
    "note": gettext_lazy("备注"),
}
POWER_LABELS = {
    "code": gettext_lazy("职权编码"),
    "name": gettext_lazy("职权名称"),
    "category": gettext_lazy("职权类别"),
    "body": gettext_lazy("行使主体"),
    "sections": gettext_lazy("承办机构"),
    "bases": gettext_lazy("设定依据"),
    "duty_text": gettext_lazy("责任事项"),
    "accountability_text": gettext_lazy("追责情形"),
    "note": gettext_lazy("备注"),
}
