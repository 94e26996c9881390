"""Write many rows at once (批量写入): COPY on PostgreSQL, one prepared statement on SQLite.

Twice as quick as `bulk_create`. Keys are given here, so rows can point at each other at once; only
one process may build.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import AutoField, Max, Model

_last: Counter[type[Model]] = Counter()


def insert(rows: Iterable[Model]) -> None:
    """Write rows of one model and set their keys."""
    found = list(rows)
    if not found:
        return
    model = type(found[0])
    if isinstance(model._meta.pk, AutoField):
        _number(model, found)
    fields = model._meta.concrete_fields
    values = (
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in found
    )
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    _send(f"{connection.ops.quote_name(model._meta.db_table)} ({names})", len(fields), values)


def _number(model: type[Model], rows: list[Model]) -> None:
    if model not in _last:
        _last[model] = model._default_manager.aggregate(last=Max("pk"))["last"] or 0
    for row in rows:
        _last[model] += 1
        row.pk = _last[model]


def _send(target: str, width: int, values: Iterable[list[Any]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {target} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * width)
            cursor.executemany(f"INSERT INTO {target} VALUES ({places})", list(values))


def finish() -> None:
    """Let the database go on numbering where the rows end."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(_last)):
            cursor.execute(statement)
