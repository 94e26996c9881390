"""Identifiers of organizations and persons: check digits, masks, and finding them in free text.

统一社会信用代码 (GB 32100-2015), 组织机构代码 (GB 11714-1997), 公民身份号码 (GB 11643-1999).
Pure functions; nothing here stores or logs a number.
"""

from sunlit.foundations.identifiers.codes import (
    check_organization_code,
    check_uscc,
    organization_check_digit,
    uscc_check_digit,
)
from sunlit.foundations.identifiers.finding import MAX_TEXT, Found, Kind, find_identifiers
from sunlit.foundations.identifiers.folding import fold, normalize
from sunlit.foundations.identifiers.masks import (
    mask_address,
    mask_id_number,
    mask_person_name,
    mask_person_names,
    mask_phone,
    surname,
)
from sunlit.foundations.identifiers.persons import (
    birth_date,
    check_id_number,
    check_landline,
    check_mobile,
    id_check_digit,
)

__all__ = [
    "MAX_TEXT",
    "Found",
    "Kind",
    "birth_date",
    "check_id_number",
    "check_landline",
    "check_mobile",
    "check_organization_code",
    "check_uscc",
    "find_identifiers",
    "fold",
    "id_check_digit",
    "mask_address",
    "mask_id_number",
    "mask_person_name",
    "mask_person_names",
    "mask_phone",
    "normalize",
    "organization_check_digit",
    "surname",
    "uscc_check_digit",
]
