"""Inspection ratios that compute (抽查比例及频次): the least share and the least number. Pure.

Lists write "至少1次/项目(已开工);完成1次核查后转入随机抽查,不低于5%". The words stay as typed; from
them come a floor in percent and a floor in times with what they are counted per, so that a yearly
plan can be checked against the list. Words without a number ("按年度计划") have no floor.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

NUMBER = r"\d+(?:\.\d+)?"
PERCENT = re.compile(rf"(?P<number>{NUMBER})\s*(?P<sign>[%‰])")
FRACTION = re.compile(r"百分之(?P<number>[零一二三四五六七八九十百]+)")
TIMES = re.compile(r"(?P<number>\d{1,3}|[一二两三四五六七八九十])\s*次")
AFTER_FIRST = re.compile(r"(?:完成|经过)\s*\d*\s*次?核查后")
CLAUSES = re.compile(r"[;；,，。\n]+")
PER = {"项目": "PROJECT", "企业": "ENTERPRISE", "单位": "ENTERPRISE", "户": "ENTERPRISE",
       "家": "ENTERPRISE", "项": "ITEM"}  # fmt: skip
PER_WORD = re.compile(
    r"(?:/|每(?:个|家|户)?|一个?)(?P<per>项目|企业|单位|户|家|项)|(?P<each>家|户)次"
)
CAP = re.compile(r"不超过|不高于|最多|至多|不得超过|以内|以下")
DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}


@dataclass(frozen=True)
class InspectionFloor:
    """The least the list promises: a share of the objects, a number of inspections, per what.

    `then_random` is true where random selection only begins once a first check is done.
    """

    percent: Decimal | None = None
    times: int | None = None
    per: str = ""
    then_random: bool = False

    @property
    def shown(self) -> str:
        """The floor in words: "不低于5%，每个项目不少于1次"; empty without one."""
        parts = []
        if self.percent is not None:
            parts.append(_("不低于%(percent)s%%") % {"percent": f"{self.percent.normalize():f}"})
        if self.times is not None:
            pattern = {
                "PROJECT": _("每个项目不少于%(times)d次"),
                "ENTERPRISE": _("每个企业不少于%(times)d次"),
                "ITEM": _("每项不少于%(times)d次"),
            }.get(self.per, _("不少于%(times)d次"))
            parts.append(pattern % {"times": self.times})
        if self.then_random:
            parts.append(_("完成首次核查后转入随机抽查"))
        return "，".join(parts)


def floor_of(text: str) -> InspectionFloor:
    """The floor a ratio and frequency cell promises; the smallest of several shares."""
    plain = unicodedata.normalize("NFKC", text)
    shares = [share for clause in CLAUSES.split(plain) for share in _shares(clause)]
    then_random = bool(AFTER_FIRST.search(plain))
    times, per = _times(AFTER_FIRST.sub("", plain))
    return InspectionFloor(min(shares, default=None), times, per, then_random)


def impossible_share(text: str) -> str:
    """The share over 100 % a cell names, as it writes it; empty if there is none."""
    plain = unicodedata.normalize("NFKC", text)
    for match in PERCENT.finditer(plain):
        limit = 100 if match["sign"] == "%" else 1000
        if Decimal(match["number"]) > limit:
            return match[0]
    return ""


def _shares(clause: str) -> list[Decimal]:
    if CAP.search(clause):
        return []
    found = [
        Decimal(match["number"]) / (1 if match["sign"] == "%" else 10)
        for match in PERCENT.finditer(clause)
    ]
    return found + [Decimal(_chinese(match["number"])) for match in FRACTION.finditer(clause)]


def _times(text: str) -> tuple[int | None, str]:
    """The least number of inspections and what it is counted per."""
    times, per = None, ""
    for clause in CLAUSES.split(text):
        match = TIMES.search(clause)
        if match is None or CAP.search(clause):
            continue
        number = int(match["number"]) if match["number"].isdigit() else _chinese(match["number"])
        times = number if times is None else max(times, number)
        if word := PER_WORD.search(clause):
            per = PER[word["per"] or word["each"]]
    return times, per


def _chinese(text: str) -> int:
    """一 to 百 as a number: 二十五 is 25."""
    if text == "百":
        return 100
    tens, mark, ones = text.rpartition("十")
    if not mark:
        return DIGITS.get(text.lstrip("零"), 0)
    return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)
