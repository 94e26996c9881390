"""Amounts and penalties in words, as documents write them (大写金额、处罚内容)."""

from collections.abc import Mapping
from typing import Any

from sunlit.procedures.penalties import KIND_NAMES, yuan

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")


def capitals(fen: int) -> str:
    """An amount in Chinese capitals (大写金额), e.g. 6000000 分 -> 陆万元整."""
    if fen == 0:
        return "零元整"
    whole, jiao, cent = fen // 100, fen // 10 % 10, fen % 10
    text = f"{_whole(whole)}元" if whole else ""
    if not jiao and not cent:
        return f"{text}整"
    if jiao:
        text += f"{DIGITS[jiao]}角"
    elif whole:
        text += "零"
    return f"{text}{DIGITS[cent]}分" if cent else f"{text}整"


def _whole(number: int) -> str:
    """A whole number in capitals: digit by digit, one 零 for any run of zeros between digits."""
    figures, text, zero = str(number), "", False
    for index, figure in enumerate(figures):
        place = len(figures) - 1 - index
        if figure == "0":
            zero = True
        else:
            text += ("零" if zero else "") + DIGITS[int(figure)] + PLACES[place % 4]
            zero = False
        if place % 4 == 0 and int(figures[max(0, index - 3) : index + 1]):
            text += GROUPS[place // 4]
    return text


def penalty_text(data: Mapping[str, Any]) -> str:
    """The penalty in words, e.g. 1.警告；2.罚款60,000.00元（人民币陆万元整）."""
    parts = []
    for kind in data.get("kinds") or ():
        name = KIND_NAMES[kind]
        amount = {"FINE": "fine"}.get(kind, "confiscation" if "CONFISCATION" in kind else "")
        if amount and data.get(amount):
            fen = data[amount]
            name += f"{yuan(fen)}（人民币{capitals(fen)}）"
        parts.append(name)
    if len(parts) == 1:
        return parts[0]
    return "；".join(f"{number}.{part}" for number, part in enumerate(parts, 1))
