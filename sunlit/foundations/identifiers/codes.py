"""统一社会信用代码 (GB 32100-2015) and 组织机构代码 (GB 11714-1997): check digits.

Checks answer None when the code is right, or the reason in one Chinese sentence.
"""

from django.utils.translation import gettext as _

from sunlit.foundations.identifiers.folding import normalize

# 31 symbols: digits and capitals without I, O, S, V and Z.
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_VALUES = {char: value for value, char in enumerate(USCC_ALPHABET)}
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANIZATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def uscc_check_digit(first_17: str) -> str:
    """The eighteenth character of a 统一社会信用代码."""
    total = sum(
        _USCC_VALUES[char] * weight for char, weight in zip(first_17, _USCC_WEIGHTS, strict=True)
    )
    return USCC_ALPHABET[-total % 31]


def check_uscc(text: str) -> str | None:
    """Why this is not a 统一社会信用代码, or None when it is one."""
    code = normalize(text)
    if len(code) != 18:
        return _("统一社会信用代码应为18位，现为%(count)d位。") % {"count": len(code)}
    wrong = "".join(sorted({char for char in code if char not in _USCC_VALUES}))
    if wrong:
        return _("统一社会信用代码含有不允许的字符“%(chars)s”（不使用I、O、S、V、Z）。") % {
            "chars": wrong
        }
    if not code[2:8].isdigit():
        return _("统一社会信用代码第3至8位应为登记机关行政区划码数字。")
    if uscc_check_digit(code[:17]) != code[17]:
        return _("统一社会信用代码校验位不符，请核对是否录错。")
    return None


def organization_check_digit(first_8: str) -> str:
    """The ninth character of a 组织机构代码."""
    total = sum(
        _ORGANIZATION_ALPHABET.index(char) * weight
        for char, weight in zip(first_8, _ORGANIZATION_WEIGHTS, strict=True)
    )
    return "0123456789X"[-total % 11]


def check_organization_code(text: str) -> str | None:
    """Why this is not a 组织机构代码, or None when it is one."""
    code = normalize(text)
    if len(code) != 9 or any(char not in _ORGANIZATION_ALPHABET for char in code):
        return _("组织机构代码应为9位数字或大写字母。")
    if organization_check_digit(code[:8]) != code[8]:
        return _("组织机构代码校验位不符，请核对是否录错。")
    return None
