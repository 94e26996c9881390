"""Conditions on an answer of the same step, as the rule data write them (填写条件)."""

from collections.abc import Mapping
from typing import Any


def parts(when: str) -> tuple[str, bool, tuple[str, ...]]:
    """The field, whether it shall be one of the answers (or none of them), and the answers.

    "method=LEFT_AT_PLACE|ANNOUNCEMENT" asks for one of two, "method!=ANNOUNCEMENT" for another.
    """
    name, _equals, values = when.partition("=")
    return name.removesuffix("!"), not name.endswith("!"), tuple(values.split("|"))


def holds(when: str, data: Mapping[str, Any]) -> bool:
    """Whether a step answered like this meets the condition; an empty one always is met."""
    if not when:
        return True
    name, is_wanted, values = parts(when)
    return (str(data.get(name)) in values) is is_wanted
