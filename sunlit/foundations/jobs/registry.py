"""Which handler a job name has, and which jobs come back by themselves (周期任务)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Handler = Callable[[Mapping[str, Any], datetime], None]


@dataclass(frozen=True)
class Declared:
    """A handler, and whether it runs inside one transaction with the finishing of its row."""

    handler: Handler
    in_transaction: bool


_handlers: dict[str, Declared] = {}
_periods: dict[str, timedelta] = {}


def job(name: str, *, in_transaction: bool = True) -> Callable[[Handler], Handler]:
    """Declare the handler of `name`, called as `handler(payload, at)`.

    In a transaction its rows and the finished mark are one commit: it takes effect exactly once.
    Long work (media, mail) says `in_transaction=False` and must bear being run twice.
    """

    def declare(handler: Handler) -> Handler:
        known = _handlers.get(name)
        if known is not None and known.handler is not handler:
            raise ValueError(f"job {name!r} already has a handler")
        _handlers[name] = Declared(handler, in_transaction)
        return handler

    return declare


def periodic(name: str, *, every: timedelta) -> None:
    """Let the worker enqueue `name` again and again; its payload is empty."""
    _periods[name] = every


def declared_job(name: str) -> Declared:
    """The handler of a name; LookupError if no floor declares it."""
    return _handlers[name]


def periods() -> Mapping[str, timedelta]:
    """All periodic jobs with their distance."""
    return _periods
