"""Masks (隐名与脱敏): what of a name, number or address may still be shown.

The public page shows no numbers or addresses of persons at all; these masks are for the names of
natural persons there and for staff lists, where a handler must recognize an entry but not copy it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from sunlit.foundations.identifiers.folding import normalize

HIDDEN = "***"
_SURNAMES = Path(__file__).parent / "data" / "compound_surnames.txt"
_STEMS = "甲乙丙丁戊己庚辛壬癸"

# A place name stops before anything that belongs to a street, a building or a village.
_PLACE = r"[^\d\s,，;；路街巷号弄栋幢座室村组庄寨院楼厦]"
_ADDRESS = re.compile(
    rf"(?P<province>{_PLACE}{{2,6}}?(?:省|自治区|特别行政区))?"
    rf"(?P<city>{_PLACE}{{1,10}}?(?:市|州(?!市)|盟|地区))?"
    rf"(?P<county>{_PLACE}{{1,12}}?(?:县|(?<![小社园校厂景库矿片])区|市|旗))?"
    rf"(?P<town>{_PLACE}{{1,10}}?(?:街道|镇|乡|苏木))?"
)


@lru_cache(maxsize=1)
def compound_surnames() -> frozenset[str]:
    """Surnames of more than one character (复姓)."""
    return frozenset(_SURNAMES.read_text(encoding="utf-8").split())


def surname(name: str) -> str:
    """The surname (姓): two or more characters for a 复姓, else the first; minority names too."""
    for length in (4, 2):
        if len(name) > length and name[:length] in compound_surnames():
            return name[:length]
    return name[:1]


def mask_person_name(name: str) -> str:
    """A name reduced to 姓 + 某 (张某, 欧阳某); a name in Latin letters to its first letter."""
    name = name.strip()
    if not name:
        return ""
    if name[0].isascii() and name[0].isalpha():
        return name[0].upper()
    return surname(name) + "某"


def mask_person_names(names: Iterable[str]) -> dict[str, str]:
    """Masks for the persons of one document, told apart where they meet: 张某甲, 张某乙."""
    unique = list(dict.fromkeys(names))
    masked = {name: mask_person_name(name) for name in unique}
    seen: dict[str, int] = {}
    shared = {mask for mask in masked.values() if list(masked.values()).count(mask) > 1}
    for name, mask in masked.items():
        if mask in shared:
            place = seen.get(mask, 0)
            seen[mask] = place + 1
            masked[name] = mask + (_STEMS[place] if place < len(_STEMS) else str(place + 1))
    return masked


def mask_id_number(text: str) -> str:
    """An ID number with its first three and last four characters; anything else wholly hidden."""
    number = normalize(text)
    if len(number) not in (15, 18):
        return HIDDEN
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def mask_phone(text: str) -> str:
    """A telephone number without its middle: 138****8000, 0871-****3456."""
    number = normalize(text)
    if re.fullmatch(r"1[3-9]\d{9}", number):
        return f"{number[:3]}****{number[-4:]}"
    landline = re.fullmatch(r"(0(?:10|2\d|[3-9]\d\d))(\d{7,8})", number)
    return f"{landline[1]}-****{number[-4:]}" if landline else HIDDEN


def mask_address(text: str) -> str:
    """An address down to the township or street office (县、乡镇街道); nothing finer ever shows."""
    match = _ADDRESS.match(text.strip())
    return (match.group() if match else "") or HIDDEN
