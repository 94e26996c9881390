"""Finding identifiers in free text (个人信息检出), also in hard forms; see `folding`.

The search errs on the side of finding: what it reports blocks a publication until a person has
looked. Numbers with a check digit are verified, the others need their surroundings to fit. Every
pattern is a fixed chain of disjoint parts, so the time is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sunlit.foundations.identifiers.codes import USCC_ALPHABET, check_uscc
from sunlit.foundations.identifiers.folding import CHINESE_DIGITS, JOIN, fold
from sunlit.foundations.identifiers.persons import birth_date, has_division, id_check_digit

# Longer texts are refused, not cut: a caller that splits must overlap by at least 200 characters.
MAX_TEXT = 2_000_000


class Kind(StrEnum):
    """What was found, in the order in which a kind wins a place it shares with another."""

    ID_NUMBER = "ID_NUMBER"
    USCC = "USCC"
    EMAIL = "EMAIL"
    ID_NUMBER_SUSPECT = "ID_NUMBER_SUSPECT"
    ID_NUMBER_15 = "ID_NUMBER_15"
    BANK_CARD = "BANK_CARD"
    BANK_ACCOUNT = "BANK_ACCOUNT"
    PASSPORT = "PASSPORT"
    MOBILE = "MOBILE"
    LANDLINE = "LANDLINE"
    LICENSE_PLATE = "LICENSE_PLATE"


@dataclass(frozen=True)
class Found:
    """One identifier in a text: `text[start:end]`, as written."""

    kind: Kind
    start: int
    end: int
    text: str


Span = tuple[Kind, int, int]
Search = Callable[[str, str], Iterator[Span]]


def find_identifiers(text: str) -> list[Found]:
    """Every identifier in the text, in order, without overlaps."""
    if len(text) > MAX_TEXT:
        raise ValueError(f"文本超过{MAX_TEXT}字，请分段检查")
    folded = fold(text)
    spans = [span for search in _SEARCHES for span in search(text, folded)]
    return [
        Found(kind, start, end, text[start:end]) for kind, start, end in _without_overlaps(spans)
    ]


def _digits(count: str) -> str:
    return rf"[0-9](?:{JOIN}[0-9]){{{count}}}"


_ID_18 = re.compile(rf"(?=({_digits('16')}{JOIN}[0-9X]))")
# The letters an OCR or a hasty typist puts for digits; only a matching check digit counts then.
_LOOKALIKES = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8"})
_ID_15 = re.compile(rf"(?=({_digits('14')}))")
_USCC = re.compile(
    rf"(?<![0-9A-Z])(?=([{USCC_ALPHABET}](?:{JOIN}[{USCC_ALPHABET}]){{17}})(?![0-9A-Z]))"
)
_CARD = re.compile(rf"(?=([3-6]{JOIN}{_digits('14,17')}))")
_ACCOUNT = re.compile(rf"(?:[账帐][号户]|卡号)[^0-9]{{0,12}}({_digits('7,29')})")
_PASSPORT = re.compile(rf"(?:护照|通行证|旅行证)[^0-9A-Z]{{0,12}}([A-Z]{{0,2}}{_digits('6,8')})")
_MOBILE = re.compile(rf"(?=(1{JOIN}[3-9]{JOIN}{_digits('8')}))")
_LANDLINE = re.compile(
    rf"(?=(0{JOIN}(?:1{JOIN}0|2{JOIN}[0-9]|[3-9]{JOIN}[0-9]{JOIN}[0-9])"
    rf"{JOIN}[2-8]{JOIN}{_digits('5,6')}))"
)
_BARE_PHONE = re.compile(
    rf"(?:电话|传真|座机|联系方式)[^0-9]{{0,6}}([2-8]{JOIN}{_digits('5,6')})(?![0-9])"
)
_EMAIL = re.compile(
    r"[0-9A-Z_%+\-.·]{1,64} ?(?:@|\[AT\]|\(AT\)) ?"
    r"[0-9A-Z\-]{1,63}(?: ?[.。·] ?[0-9A-Z\-]{1,63}){0,4} ?[.。·] ?[A-Z]{2,24}"
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁]"
    rf"{JOIN}[A-HJ-NP-Z]{JOIN}[A-HJ-NP-Z0-9](?:{JOIN}[A-HJ-NP-Z0-9]){{3,4}}"
    rf"{JOIN}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Z])"
)


def _windows(pattern: re.Pattern[str], folded: str) -> Iterator[tuple[int, int, str]]:
    """Every place the pattern fits, overlaps included, with the characters without blanks."""
    for match in pattern.finditer(folded):
        start, end = match.span(1)
        yield start, end, match.group(1).replace(" ", "")


def _id_numbers(text: str, folded: str) -> Iterator[Span]:
    seen: set[tuple[int, int]] = set()
    for reading in {folded, folded.translate(_LOOKALIKES)}:
        for start, end, number in _windows(_ID_18, reading):
            if (start, end) in seen or not has_division(number) or not birth_date(number):
                continue
            seen.add((start, end))
            if id_check_digit(number[:17]) == number[17]:
                yield Kind.ID_NUMBER, start, end
            elif reading is folded and _stands_alone(text, folded, start, end):
                yield Kind.ID_NUMBER_SUSPECT, start, end


def _id_numbers_15(text: str, folded: str) -> Iterator[Span]:
    for start, end, number in _windows(_ID_15, folded):
        if has_division(number) and birth_date(number) and _stands_alone(text, folded, start, end):
            yield Kind.ID_NUMBER_15, start, end


def _usccs(text: str, folded: str) -> Iterator[Span]:
    for start, end, code in _windows(_USCC, folded):
        # A code is made of some digits at least; a shouted English sentence is not one.
        if code[2:8].isdigit() and check_uscc(code) is None:
            yield Kind.USCC, start, end


def _cards(text: str, folded: str) -> Iterator[Span]:
    for start, end, number in _windows(_CARD, folded):
        if _stands_alone(text, folded, start, end) and _luhn(number):
            yield Kind.BANK_CARD, start, end


def _mobiles(text: str, folded: str) -> Iterator[Span]:
    for start, end, _number in _windows(_MOBILE, folded):
        prefix = re.search(r"(?<![0-9])(?:00)?86$", folded[max(0, start - 5) : start])
        alone = _stands_alone(text, folded, start, end) or (
            prefix is not None and _ends_alone(text, folded, end)
        )
        # An amount of money is not a telephone number.
        if alone and text[end : end + 1] not in tuple("元万亿"):
            yield Kind.MOBILE, start, end


def _landlines(text: str, folded: str) -> Iterator[Span]:
    for start, end, _number in _windows(_LANDLINE, folded):
        if _stands_alone(text, folded, start, end):
            yield Kind.LANDLINE, start, end


def _simple(
    kind: Kind, pattern: re.Pattern[str], group: int
) -> Callable[[str, str], Iterator[Span]]:
    def search(text: str, folded: str) -> Iterator[Span]:
        for match in pattern.finditer(folded):
            yield (kind, *match.span(group))

    return search


def _emails(text: str, folded: str) -> Iterator[Span]:
    # Separators are the very substance of an address: only width and case are folded here.
    plain = text.translate(_WIDTH).upper()
    if len(plain) == len(text):
        for match in _EMAIL.finditer(plain):
            yield Kind.EMAIL, *match.span()


def _plates(text: str, folded: str) -> Iterator[Span]:
    for match in _PLATE.finditer(folded):
        if sum(char.isdigit() for char in match.group()) >= 2:
            yield Kind.LICENSE_PLATE, *match.span()


MAX_GROUPS = 6
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_VISIBLE_GAP = re.compile(r"[^\w]+|_+")
_BREAK = re.compile(r"[\s|｜]*[\n\r\t\v\f|｜][\s|｜]*")
_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SEARCHES: tuple[Search, ...] = (
    _id_numbers,
    _id_numbers_15,
    _usccs,
    _cards,
    _simple(Kind.BANK_ACCOUNT, _ACCOUNT, 1),
    _simple(Kind.PASSPORT, _PASSPORT, 1),
    _mobiles,
    _landlines,
    _simple(Kind.LANDLINE, _BARE_PHONE, 1),
    _emails,
    _plates,
)


def _stands_alone(text: str, folded: str, start: int, end: int) -> bool:
    """Whether it reads as one number that is no part of a longer one."""
    before = start == 0 or not folded[start - 1].isdigit() or _script_turns(text, start)
    return before and _ends_alone(text, folded, end) and _reads_as_one(text[start:end])


def _ends_alone(text: str, folded: str, end: int) -> bool:
    return end == len(text) or not folded[end].isdigit() or _script_turns(text, end)


def _reads_as_one(written: str) -> bool:
    """Whether the digits belong together: a row of figures in a table is not one number.

    Numbers are written in a few groups or digit by digit, and broken over at most one line or
    cell; characters that cannot be seen do not part anything.
    """
    groups = _VISIBLE_GAP.split(_INVISIBLE.sub("", written))
    spread = all(len(group) == 1 for group in groups)
    return (len(groups) <= MAX_GROUPS or spread) and len(_BREAK.findall(written)) <= 1


def _script_turns(text: str, place: int) -> bool:
    """Whether a Chinese numeral and another digit meet here: 第一13800138000."""
    return (text[place - 1] in CHINESE_DIGITS) != (text[place] in CHINESE_DIGITS)


def _luhn(number: str) -> bool:
    total = 0
    for place, char in enumerate(reversed(number)):
        value = int(char) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


def _without_overlaps(spans: list[Span]) -> list[Span]:
    """The winning spans in order of place: by kind, then the longer, then the earlier."""
    chosen: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda each: (_RANK[each[0]], each[1] - each[2], each[1])):
        places = range(span[1], span[2])
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(span)
    return sorted(chosen, key=lambda each: each[1])
