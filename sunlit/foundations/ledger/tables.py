"""Operations on the tables themselves (直接作用于数据表的迁移操作).

Django's RunPython first builds every model anew as it was at that moment; what only sends SQL to
known tables does not need them, and a first start has dozens of such operations.
"""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

Doing = Callable[[BaseDatabaseSchemaEditor], None]


class OnTables(Operation):
    """Run `forwards` on the way up and `backwards` on the way down; no model changes."""

    reversible = True

    def __init__(self, forwards: Doing, backwards: Doing) -> None:
        self.forwards, self.backwards = forwards, backwards

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        """Do it."""
        self.forwards(schema_editor)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        """Undo it."""
        self.backwards(schema_editor)

    def describe(self) -> str:
        """One line for `migrate --plan`."""
        return f"{self.forwards.__qualname__} on the tables"
