"""Imagined case files for tests of pure rules."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.checking.imagining import first_file
from sunlit.rulebook.schema import Rulebook
from tests.rulebook.planting import rules

ORGANIZATION, PERSON = "ORGANIZATION", "PERSON"


@lru_cache(maxsize=1)
def shipped() -> Rulebook:
    """The shipped rules, read once."""
    return rules()


def a_file(
    *steps: tuple[str, date, Mapping[str, Any]],
    today: date | None = None,
    party_kind: str = ORGANIZATION,
) -> CaseFile:
    """A case with these steps taken on these days, seen on a day."""
    file = first_file(shipped(), shipped().procedures["penalty-ordinary"], party_kind)
    taken = tuple(
        Taken(position, step, on, 11, "承办人甲", data)
        for position, (step, on, data) in enumerate(steps, 2)
    )
    last = max((on for _step, on, _data in steps), default=file.today)
    return replace(file, taken=(*file.taken, *taken), today=today or last)
