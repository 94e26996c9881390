"""公民身份号码 (GB 11643-1999) and telephone numbers.

Checks answer None when the number is right, or the reason in one Chinese sentence. No number is
ever repeated in a reason: reasons end up in logs.
"""

import re
from datetime import date

from django.utils.translation import gettext as _

from sunlit.foundations.identifiers.folding import normalize

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
# The province part of GB/T 2260, with 81-83 for the residence permits of Hong Kong, Macao and
# Taiwan residents. Finer divisions change every year, so only this much is checked.
PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71))
    for code in range(first, last + 1)
) | {"81", "82", "83", "91"}
_EARLIEST_BIRTH, _LATEST_BIRTH = 1800, 2199
_SHAPE = re.compile(r"[0-9]{17}[0-9X]\Z")
_MOBILE = re.compile(r"1[3-9][0-9]{9}\Z")
_LANDLINE = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}\Z")


def id_check_digit(first_17: str) -> str:
    """The eighteenth character of a 公民身份号码."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11]


def check_id_number(text: str, *, on: date | None = None) -> str | None:
    """Why this is not a 公民身份号码, or None when it is one; `on` refuses later birth dates."""
    number = normalize(text)
    if not _SHAPE.match(number):
        return _("公民身份号码应为18位，前17位为数字，末位为数字或X。")
    if not has_division(number):
        return _("公民身份号码的行政区划代码不存在。")
    born = birth_date(number)
    if born is None or (on is not None and born > on):
        return _("公民身份号码的出生日期不存在。")
    if id_check_digit(number[:17]) != number[17]:
        return _("公民身份号码校验位不符，请核对是否录错。")
    return None


def has_division(number: str) -> bool:
    """Whether it begins with a province; permanent residence cards of foreigners have a 9 first."""
    return number[:2] in PROVINCES or (number[0] == "9" and number[1:3] in PROVINCES)


def birth_date(number: str) -> date | None:
    """The birth date inside an 18- or 15-digit number; None if there is no such day."""
    digits = number[6:14] if len(number) == 18 else "19" + number[6:12]
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not _EARLIEST_BIRTH <= year <= _LATEST_BIRTH:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def check_mobile(text: str) -> str | None:
    """Why this is not a mobile number (手机号码), or None when it is one; +86 is allowed."""
    number = normalize(text).removeprefix("+")
    number = number.removeprefix("00") if number.startswith("0086") else number
    number = number.removeprefix("86") if len(number) == 13 else number
    return None if _MOBILE.match(number) else _("手机号码应为11位数字，以13至19开头。")


def check_landline(text: str) -> str | None:
    """Why this is not a landline number with area code (固定电话), or None when it is one."""
    if _LANDLINE.match(normalize(text)):
        return None
    return _("固定电话应为区号加7至8位号码，例如0871-63123456。")
