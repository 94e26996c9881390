"""Step behind the append-only guards, which only a test or a burglar does."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from sunlit.foundations.ledger.authorizer import migrating

# Foreign keys wait for the commit, and PostgreSQL alters no table that something waits for.
SETTLE = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"


@contextmanager
def guards_lifted() -> Iterator[None]:
    """Take all triggers of the database away inside the block and put them back after it."""
    lift = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    with lift():
        yield


@contextmanager
def _on_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor, migrating():
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _, sql in triggers:
                cursor.execute(sql, None)


@contextmanager
def _on_postgresql() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger "
            "WHERE tgenabled = 'A' AND NOT tgisinternal"
        )
        triggers = cursor.fetchall()
        cursor.execute(SETTLE)
        for table, name in triggers:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(SETTLE)
            for table, name in triggers:
                cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
