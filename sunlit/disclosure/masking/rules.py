"""Mask what a case knows of persons, and search the rendered result for anything left (脱敏).

Known values are found in hard forms too: full-width, spaced out, broken over lines, with invisible
characters between. After that patterns with check digits are searched; anything found blocks.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from sunlit.foundations.identifiers import (
    Kind,
    find_identifiers,
    fold,
    mask_person_name,
)

HIDDEN = "＊＊＊"
SEPARATORS = {"Cf", "Mn", "Pd", "Pc"}  # invisible, combining, dashes, connectors
DOTS = frozenset(".·•・∙⋅‧˙")
SHORTEST = 2  # a single character is no name; masking it would eat the text
WINDOW = 20000  # pattern search works on pieces; overlapping, so nothing falls between
OVERLAP = 200


class Sensitive(StrEnum):
    """What kind of thing a known value is."""

    PERSON = "PERSON"
    ID_NUMBER = "ID_NUMBER"
    PHONE = "PHONE"
    ADDRESS = "ADDRESS"
    WORD = "WORD"  # named by the disclosure staff: a trade secret, a third party


LABELS = {
    Sensitive.PERSON: noop("自然人姓名"),
    Sensitive.ID_NUMBER: noop("证件号码"),
    Sensitive.PHONE: noop("联系电话"),
    Sensitive.ADDRESS: noop("个人住址"),
    Sensitive.WORD: noop("补充隐去的内容"),
}
PATTERN_LABELS = {
    Kind.ID_NUMBER: noop("公民身份号码"),
    Kind.ID_NUMBER_SUSPECT: noop("疑似公民身份号码"),
    Kind.MOBILE: noop("手机号码"),
    Kind.LANDLINE: noop("固定电话号码"),
    Kind.EMAIL: noop("电子邮箱"),
    Kind.BANK_CARD: noop("银行卡号"),
    Kind.BANK_ACCOUNT: noop("银行账号"),
    Kind.PASSPORT: noop("护照号码"),
    Kind.LICENSE_PLATE: noop("车牌号码"),
    Kind.USCC: noop("统一社会信用代码"),
}


@dataclass(frozen=True)
class KnownValue:
    """A value known from the case that must not be published."""

    kind: Sensitive
    text: str


@dataclass(frozen=True)
class Leak:
    """Something that must not be published and is still there; never carries the value itself."""

    label: str
    where: str


def masked_form(value: KnownValue) -> str:
    """What stands in the place of a value: 姓 and 某 of a person, nothing of anything else."""
    return mask_person_name(value.text) if value.kind is Sensitive.PERSON else HIDDEN


def _is_separator(char: str) -> bool:
    """What may be put between the characters of a value without making it another one."""
    return char.isspace() or char in DOTS or unicodedata.category(char) in SEPARATORS


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text folded to one form without separators, and where each character stood."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for plain in fold(unicodedata.normalize("NFKC", char)):
            if not _is_separator(plain):
                folded.append(plain)
                places.append(place)
    return "".join(folded), places


def _spans(text: str, values: Iterable[KnownValue]) -> list[tuple[int, int, KnownValue]]:
    """Where known values stand in the text; longer values first, no overlaps."""
    squeezed, places = _squeezed(text)
    taken: list[tuple[int, int, KnownValue]] = []
    for value in sorted(values, key=lambda v: -len(v.text)):
        needle, _places = _squeezed(value.text)
        if len(needle) < SHORTEST:
            continue
        start = squeezed.find(needle)
        while start >= 0:
            first, last = places[start], places[start + len(needle) - 1] + 1
            if all(last <= other[0] or first >= other[1] for other in taken):
                taken.append((first, last, value))
            start = squeezed.find(needle, start + 1)
    return sorted(taken, key=lambda span: span[0])


def mask(text: str, values: Sequence[KnownValue]) -> str:
    """The text with every known value in its masked form."""
    parts, end = [], 0
    for first, last, value in _spans(text, values):
        parts += [text[end:first], masked_form(value)]
        end = last
    return "".join([*parts, text[end:]])


def leaks(text: str, values: Sequence[KnownValue], public: Sequence[str] = ()) -> list[Leak]:
    """Everything in a rendered text that must not be there. `public` are codes the law publishes.

    A known value whose masked form is itself (nothing to hide) does not count.
    """
    spans = [
        (first, last, LABELS[value.kind])
        for first, last, value in _spans(text, values)
        if masked_form(value) != text[first:last]
    ]
    allowed = {_squeezed(code)[0] for code in public if code}
    for start in range(0, max(len(text), 1), WINDOW - OVERLAP):
        for identifier in find_identifiers(text[start : start + WINDOW]):
            if _squeezed(identifier.text)[0] not in allowed:
                label = PATTERN_LABELS.get(identifier.kind, noop("证件号码"))
                spans.append((start + identifier.start, start + identifier.end, label))
    shown = _blanked(text, spans)
    return list(dict.fromkeys(Leak(label, _around(shown, first)) for first, _last, label in spans))


def _blanked(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with everything found struck out, so that no place named shows another value."""
    chars = list(text)
    for first, last, _label in spans:
        chars[first:last] = "＊" * (last - first)
    return "".join(chars)


def _around(text: str, place: int) -> str:
    """Which part of the text, by what comes before it; never the value."""
    before = text[:place].rstrip().split("\n")[-1][-12:]
    return _("“%(before)s”之后") % {"before": before} if before else _("开头")
