"""Chinese numerals of statutes ("第一百二十条"), read and written; 1 to 9999."""

import unicodedata

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}
DIGITS |= {"八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000}
NAMES = "零一二三四五六七八九"


def read_numeral(text: str) -> int | None:
    """Read "四十五", "一百零三", "45" or "45" as a number; None where it is none."""
    text = unicodedata.normalize("NFKC", text).strip()
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 4 else None
    if any(sign not in DIGITS and sign not in UNITS for sign in text):
        return None
    if not any(sign in UNITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text)) if len(text) <= 4 else None
    total, digit = 0, None
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (1 if digit is None else digit) * UNITS[sign]
            digit = None
    return total + (digit or 0)


def write_numeral(number: int) -> str:
    """Write 45 as "四十五", 103 as "一百零三", 12 as "十二"."""
    parts: list[str] = []
    rest, skipped = number, False
    for name, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, rest = divmod(rest, value)
        if digit:
            parts.append(("零" if skipped and parts else "") + NAMES[digit] + name)
        skipped = not digit
    text = "".join(parts)
    return text[1:] if text.startswith("一十") else text
