"""What a case knows of persons: the values a publication must not show (案内已知个人信息)."""

import re

from sunlit.disclosure.masking.rules import KnownValue, Sensitive
from sunlit.procedures.case_file import CaseFile
from sunlit.rulebook.schema import FieldType

# Words that say what somebody is, not who: masking them would make the text unreadable.
ROLES = (
    "(当事人|法定代表人|负责人|见证人|证人|现场|收发|人员|员工|职工|代理人|委托|总经理|经理|会计|出纳|财务|仓库|保管员|"
    "主任|主管|厂长|店长|司机|门卫|书记员|旁听|调查|工作|公司|同住|成年家属|家属|配偶|代收|签收|提供|先生|女士|同志|"
    "的|本人|单位|主要|及|、|[一二三四五六七八九十\\d]+[人名位])+"
)
ROLE_WORDS = re.compile(ROLES)
NAMED_BY_ROLE = re.compile(f"^{ROLES}|{ROLES}$")
# Where persons are named; in those of the second group only names, never places or things.
NAME_FIELDS = {"person", "recipient", "present", "obtained_from", "participants", "clerk"}
ONLY_NAMES = NAME_FIELDS - {"obtained_from"}
SEPARATORS = re.compile(r"[、，,;；:：/（）()\[\]【】\s]+")


def known_values(file: CaseFile, extra_masks: list[str]) -> list[KnownValue]:
    """Names, numbers, phones and addresses of natural persons, and words staff asked to hide."""
    values = [KnownValue(Sensitive.WORD, word) for word in extra_masks]
    party = file.party
    if party.kind == "PERSON":
        values += [
            KnownValue(Sensitive.PERSON, party.name),
            KnownValue(Sensitive.ID_NUMBER, party.code),
            KnownValue(Sensitive.ADDRESS, party.address),
        ]
    values.append(KnownValue(Sensitive.PHONE, party.phone))
    values += [KnownValue(Sensitive.PERSON, name) for name in _persons(file)]
    unique = {value.text: value for value in values if len(value.text.strip()) > 1}
    return list(unique.values())


def _persons(file: CaseFile) -> list[str]:
    """Persons named in the steps, other than the published legal representative and the party."""
    public = {file.party.name, file.party.representative, file.body.name}
    names: list[str] = []
    for taken in file.taken:
        for field in file.procedure.step(taken.step).fields:
            if field.name in NAME_FIELDS and field.type in {FieldType.TEXT, FieldType.LONG_TEXT}:
                names += _named(field.name, str(taken.data.get(field.name, "")))
    names = [name for name in names if name not in public]
    handlers = [handler.name for handler in file.handlers]
    return names + [name for name in handlers if _is_name(name)]


def _named(field: str, text: str) -> list[str]:
    """The persons a field names, also those written with what they are: 仓库主任某某."""
    parts = SEPARATORS.split(text)
    if field in ONLY_NAMES:
        parts += [NAMED_BY_ROLE.sub("", part) for part in parts]
    return [part for part in dict.fromkeys(parts) if _is_name(part)]


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 20 and not ROLE_WORDS.fullmatch(text)
