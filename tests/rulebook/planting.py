"""Take the shipped rules and plant one fault in them."""

import copy
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sunlit.rulebook.loading import rulebook
from sunlit.rulebook.schema import Rulebook
from sunlit.rulebook.shipping import DEMONSTRATION_OVERLAY, shipped_content

Content = dict[str, Any]


@lru_cache(maxsize=1)
def _shipped() -> Content:
    return shipped_content("检查", "2026-01-01", DEMONSTRATION_OVERLAY)


def content() -> Content:
    """The shipped rules with the demonstration overlay, free to be spoiled."""
    return copy.deepcopy(_shipped())


def rules(spoil: Callable[[Content], None] = lambda content: None) -> Rulebook:
    """The shipped rules, spoiled."""
    spoiled = content()
    spoil(spoiled)
    return rulebook(spoiled, "0" * 64)


def procedure(content: Content, code: str = "penalty-ordinary") -> dict[str, Any]:
    """A procedure of the shipped rules."""
    return next(one for one in content["procedures"] if one["code"] == code)


def step(content: Content, code: str, of: str = "penalty-ordinary") -> dict[str, Any]:
    """A step of the ordinary penalty, or of another procedure."""
    return next(row for row in procedure(content, of)["steps"] if row["code"] == code)


def row(content: Content, table: str, code: str) -> dict[str, Any]:
    """A clock, form or review row."""
    return next(found for found in content[table] if found["code"] == code)


def without(code: str, *conditions: str) -> Callable[[Content], None]:
    """Rules in which a step lacks some of its conditions."""

    def spoil(content: Content) -> None:
        found = step(content, code)
        assert set(conditions) <= set(found["conditions"])
        found["conditions"] = [name for name in found["conditions"] if name not in conditions]

    return spoil


def changed(code: str, **values: Any) -> Callable[[Content], None]:
    """Rules in which a step has other values; None takes a value away."""

    def spoil(content: Content) -> None:
        found = step(content, code)
        for name, value in values.items():
            if value is None:
                del found[name]
            else:
                found[name] = value

    return spoil
