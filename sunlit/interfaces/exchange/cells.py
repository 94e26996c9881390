"""Turn the text of a cell into a value, or say in Chinese why it is none."""

import re
import unicodedata
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sunlit.registers.intake.rules import UnacceptableValueError

# Characters a person cannot see and no list needs: controls, direction marks, private surrogates.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
ESCAPED_CONTROL = re.compile(r"_x00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff])_")
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
NOTHING = ("无", "暂无", "没有", "(无)", "无此类事项", "无事项", "—", "-", "/", "")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?")
COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
SERIAL_DAY = re.compile(r"\d{5}")
EXCEL_EPOCH = date(1899, 12, 30)
YEARS = range(1949, 2101)
UNLIMITED = ("长期", "长期有效", "永久")
ROUNDED_NUMBER = re.compile(r"\d(?:\.\d+)?E\+\d+")
OPENING, CLOSING = "(（〔[【", ")）〕]】"


def checked(text: str, longest: int | None = None) -> str:
    """The text without zero-width characters; refused with control characters or too long."""
    if FORBIDDEN.search(text) or ESCAPED_CONTROL.search(text):
        raise UnacceptableValueError(_("含有不可见的控制字符"))
    text = INVISIBLE.sub("", text).strip()
    if longest is not None and len(text) > longest:
        raise UnacceptableValueError(
            _("内容过长：%(count)d字，最多%(longest)d字") % {"count": len(text), "longest": longest}
        )
    return text


def one_line(text: str, longest: int | None = None) -> str:
    """A name: line breaks inside the cell are only its layout."""
    return checked(re.sub(r"[ \t\u3000\xa0]+", " ", re.sub(r"\s*\n\s*", "", text)), longest)


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing ("无", "—")."""
    return unicodedata.normalize("NFKC", text).strip() in NOTHING


def read_day(text: str) -> date | None:
    """A day as lists write it: 2026-12-31, 2026年12月31日, 20261231, or Excel's number of days."""
    plain = unicodedata.normalize("NFKC", checked(text))
    if is_nothing(plain) or plain in UNLIMITED:
        return None
    if SERIAL_DAY.fullmatch(plain):
        return EXCEL_EPOCH + timedelta(days=int(plain))
    match = DAY.fullmatch(plain.replace(" ", "", 0)) or COMPACT_DAY.fullmatch(plain)
    if match is None:
        raise UnacceptableValueError(_("“%(text)s”不是日期，应如2026-12-31") % {"text": text})
    year, month, day = (int(part) for part in match.groups())
    try:
        found = date(year, month, day)
    except ValueError:
        raise UnacceptableValueError(_("“%(text)s”不是存在的日期") % {"text": text}) from None
    if year not in YEARS:
        raise UnacceptableValueError(_("“%(text)s”的年份不合理") % {"text": text})
    return found


def read_number_text(text: str, longest: int) -> str:
    """A code or number kept as text; one that Excel rounded is refused."""
    plain = one_line(text, longest)
    if ROUNDED_NUMBER.fullmatch(plain):
        raise UnacceptableValueError(_("单元格是数字格式，末位已丢失，请改为文本格式重新填写"))
    return "".join(plain.split())


def split_names(text: str) -> tuple[str, ...]:
    """Names of one cell, split on 、/;, and line breaks, but never inside parentheses."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in OPENING) - (sign in CLOSING)
        depth = max(depth, 0)
        if depth == 0 and sign in "、/;；,，／\n\t|":
            parts.append("")
        else:
            parts[-1] += sign
    names = (one_line(part) for part in parts)
    return tuple(dict.fromkeys(name for name in names if not is_nothing(name)))
