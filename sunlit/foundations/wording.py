"""Words (文字): those on the screen follow the reader's language, those of the record never do.

Rule data, days and amounts are named here once, lazily, so that a sentence holds no word of
another language; what is written into documents, the ledger and publications stays Chinese.
"""

from collections.abc import Iterable
from datetime import date
from typing import cast

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy, override
from django.utils.translation import gettext_lazy as _

Words = str | Promise


def in_record_language() -> override:
    """The language of the record (留痕、文书、公示的文字), as a context manager or decorator."""
    return override(settings.LANGUAGE_CODE)


def translated(text: str) -> Promise:
    """A name of the rule data in the reader's language."""
    return gettext_lazy(text)


def _listed(*names: Words) -> str:
    return gettext("、").join(gettext(str(name)) for name in names)


def _day(day: date, form: str) -> str:
    return date_format(day, form)


_lazily_listed = lazy(_listed, str)
_lazy_day = lazy(_day, str)


def listed(names: Iterable[Words]) -> Promise:
    """Names one after the other (、), each in the reader's language."""
    return cast(Promise, _lazily_listed(*names))


def full_day(day: date) -> Promise:
    """A day with its year, e.g. 2026年3月2日."""
    return cast(Promise, _lazy_day(day, "DATE_FORMAT"))


def chinese_date(day: date) -> str:
    """A day as documents write it, in the language of the record, e.g. 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_day(day: date) -> Promise:
    """A day without its year, e.g. 3月2日."""
    return cast(Promise, _lazy_day(day, "MONTH_DAY_FORMAT"))


def yuan(fen: int) -> Promise:
    """An amount in 分 as 元 with thousands separators, e.g. 60,000.00元."""
    return format_lazy(_("{amount}元"), amount=f"{fen // 100:,}.{fen % 100:02d}")


def too_long(text: str, longest: int, label: Words = "") -> Words:
    """What to say of a text longer than its field takes, with both counts; "" where it fits."""
    now = len(text.replace("\r\n", "\n"))
    if now <= longest:
        return ""
    if not label:
        return format_lazy(_("最多{max}个字，现有{now}个字。"), max=longest, now=now)
    sentence = _("{label}最多{max}个字，现有{now}个字。")
    return format_lazy(sentence, label=label, max=longest, now=now)


def in_words(text: str) -> str:
    """A name in the reader's language; several parted by 、 one by one."""
    whole = gettext(text)
    return whole if whole != text or "、" not in text else _listed(*text.split("、"))
