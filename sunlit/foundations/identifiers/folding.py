"""Hard forms (变形写法): how people write a number so that a simple search misses it.

Full-width, circled or mathematical digits, Chinese numerals (一三八, 壹, 幺), zero-width characters
and separators are folded onto plain ones. The folded text has **the same length** as the original,
so a place found in it is the same place in the original.
"""

import unicodedata
from functools import lru_cache

# Between two digits at most so many separators are looked through: enough for a table cell's
# line break and padding, few enough that two numbers in a list stay two.
MAX_GAP = 8
JOIN = f" {{0,{MAX_GAP}}}"

CHINESE_DIGITS = {
    **{char: str(value) for value, char in enumerate("〇一二三四五六七八九")},
    **{char: str(value) for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": "0", "幺": "1", "两": "2", "貳": "2", "參": "3", "陸": "6",
}  # fmt: skip

# Characters that may stand between two digits of one number.
_SEPARATORS = (
    " \t\r\n\v\f\u00a0\u1680\u180e\u202f\u205f\u3000"
    "-\u00ad\u058a\u2043\u2212\u2e3a\ufe58\ufe63\uff0d_.·•‧∙\uff0e|｜/／\\()（）[]【】*"
)
_SEPARATOR_RANGES = (
    (0x2000, 0x2015),  # spaces, zero-width characters, hyphens and dashes
    (0x2028, 0x202E),  # line separators and direction marks
    (0x2060, 0x2064),  # word joiner and invisible operators
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # byte order mark
)
_DIGIT_RANGES = (
    (0x00B2, 0x00B9),  # superscripts
    (0x0660, 0x0669), (0x06F0, 0x06F9),  # Arabic-Indic
    (0x0F20, 0x0F29),  # Tibetan
    (0x1810, 0x1819),  # Mongolian
    (0x2070, 0x2089),  # super- and subscripts
    (0x2460, 0x2468), (0x2474, 0x247C), (0x24EA, 0x24EA), (0x24F5, 0x24FD),  # enclosed
    (0x2776, 0x277E), (0x2780, 0x2788), (0x278A, 0x2792),
    (0xFF10, 0xFF19),  # full-width
    (0x1D7CE, 0x1D7FF),  # mathematical
    (0x1FBF0, 0x1FBF9),  # segmented
)  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    table = {ord(char): " " for char in _SEPARATORS}
    for first, last in _SEPARATOR_RANGES:
        table.update(dict.fromkeys(range(first, last + 1), " "))
    for first, last in _DIGIT_RANGES:
        for code in range(first, last + 1):
            value = unicodedata.digit(chr(code), None)
            if value is not None:
                table[code] = str(value)
    for code in range(0xFF21, 0xFF3B):
        table[code] = chr(code - 0xFEE0)
        table[code + 0x20] = chr(code - 0xFEE0)
    table.update({ord(char): digit for char, digit in CHINESE_DIGITS.items()})
    table.update({ord(char): "X" for char in "×✕✖ХхΧχ"})
    table.update({code: chr(code - 0x20) for code in range(ord("a"), ord("z") + 1)})
    table[ord("＠")] = "@"
    return table


def fold(text: str) -> str:
    """The text with plain digits, upper-case letters and blanks for separators; same length."""
    return text.translate(_table())


def normalize(text: str) -> str:
    """An identifier as typed, in the form it is stored in: half-width, upper case, no blanks."""
    return fold(text).replace(" ", "")
