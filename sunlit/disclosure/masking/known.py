"""What a case knows of persons: the values a publication must not show (案内已知个人信息)."""

import re

from sunlit.disclosure.masking.rules import KnownValue, Sensitive
from sunlit.procedures.case_file import CaseFile
from sunlit.rulebook.schema import FieldType

# Words that say what somebody is, not who: masking them would make the text unreadable.
ROLE_WORDS = re.compile(
    r"(当事人|法定代表人|负责人|现场|收发|人员|员工|代理人|委托|经理|会计|保管员|工作|的|本人|单位|主要|及|、|一人|二人)+"
)
NAME_FIELDS = {"person", "recipient", "present", "obtained_from"}
SEPARATORS = re.compile(r"[、，,;；\s]+")


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
            if field.name not in NAME_FIELDS or field.type is not FieldType.TEXT:
                continue
            for name in SEPARATORS.split(str(taken.data.get(field.name, ""))):
                if _is_name(name) and name not in public:
                    names.append(name)
    handlers = [handler.name for handler in file.handlers]
    return names + [name for name in handlers if _is_name(name)]


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 20 and not ROLE_WORDS.fullmatch(text)
