"""How an official number (文号) is spelled. Pure."""

import re
from dataclasses import dataclass

PLACE = re.compile(r"\{(\w*)(?::0?(\d))?\}")


@dataclass(frozen=True)
class OfficialNumber:
    """A number as issued: "(示)发改罚〔2026〕17号" with the series and sequence it stands for."""

    text: str
    form_code: str
    year: int
    sequence: int

    def __str__(self) -> str:
        return self.text


def spell_number(pattern: str, year: int, sequence: int) -> str:
    """Fill `{year}` and `{sequence}` (or `{sequence:04}`); ValueError for any other pattern.

    Both places are needed, otherwise two numbers of the series would read alike.
    """
    places = [match[1] for match in PLACE.finditer(pattern)]
    rest = PLACE.sub("", pattern)
    if sorted(places) != ["sequence", "year"] or "{" in rest or "}" in rest:
        raise ValueError(f"number pattern {pattern!r} needs {{year}} and {{sequence}} once each")
    return pattern.format(year=year, sequence=sequence)
