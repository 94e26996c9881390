"""Hold the values of rule data to the types their fields declare (字段的类型)."""

from collections.abc import Mapping
from functools import lru_cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

NAMES = {int: "整数", bool: "true或者false", str: "文字"}
EMPTY_IS_TOLD_LATER = "basis"  # the check of the rules tells it with its own sentence


def declared(cls: type, name: str) -> Any:
    """The type a class declares for a field."""
    return _hints(cls)[name]


@lru_cache(maxsize=64)
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def wrong_type(value: Any, wanted: Any) -> str:
    """What the value should have been; empty where it is that."""
    if _fits(value, wanted):
        return ""
    kind, inner = get_origin(wanted), get_args(wanted)
    if kind is tuple and inner[0] in NAMES:
        return f"列表，每一项是{NAMES[inner[0]]}"
    return NAMES.get(wanted, "随附的规则里那样的写法")


def is_blank(value: Any, name: str) -> bool:
    """Whether a text that must be written says nothing."""
    return isinstance(value, str) and not value.strip() and name != EMPTY_IS_TOLD_LATER


def _fits(value: Any, wanted: Any) -> bool:
    if wanted is Any:
        return True
    kind, inner = get_origin(wanted), get_args(wanted)
    if kind in (Union, UnionType):
        return any(_fits(value, one) for one in inner)
    if kind is tuple:
        return isinstance(value, tuple) and _all_fit(value, inner)
    if kind is not None:
        return isinstance(value, Mapping) and all(_all_fit(pair, inner) for pair in value.items())
    if wanted is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, wanted)


def _all_fit(value: tuple[Any, ...], inner: tuple[Any, ...]) -> bool:
    """A tuple of one type throughout, or one type for each of its places."""
    if inner[-1] is Ellipsis:
        return all(_fits(one, inner[0]) for one in value)
    return len(value) == len(inner) and all(map(_fits, value, inner))
