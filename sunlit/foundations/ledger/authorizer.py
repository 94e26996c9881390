"""SQLite connections that refuse to take the guards away (数据库防护), outside migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE_OK, SQLITE_DENY = 0, 1
DROP_TABLE, DROP_TRIGGER, PRAGMA, ALTER_TABLE = 11, 16, 19, 26
CLOSED_PRAGMAS = {"writable_schema", "recursive_triggers"}


class _Gate:
    """Whether DDL may run on SQLite connections of this process: only while migrations run."""

    open = False


def open_gate(**_: Any) -> None:
    """Receiver of Django's `pre_migrate`."""
    _Gate.open = True


def close_gate(**_: Any) -> None:
    """Receiver of Django's `post_migrate`."""
    _Gate.open = False


@contextmanager
def migrating() -> Iterator[None]:
    """Let DDL run inside the block, for tests that must look behind the guards."""
    before, _Gate.open = _Gate.open, True
    try:
        yield
    finally:
        _Gate.open = before


def protect_connection(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receiver of `connection_created`: install the authorizer on a SQLite connection."""
    if connection.vendor == "sqlite":
        connection.connection.set_authorizer(_authorize)


def _authorize(
    action: int, first: str | None, second: str | None, database: str | None, inner: str | None
) -> int:
    """Deny what would take the guards away; called by SQLite while it prepares a statement."""
    if action in (DROP_TABLE, DROP_TRIGGER, ALTER_TABLE) and not _Gate.open:
        return SQLITE_DENY
    if action == PRAGMA and first in CLOSED_PRAGMAS and second is not None and not _Gate.open:
        return SQLITE_DENY
    return SQLITE_OK
