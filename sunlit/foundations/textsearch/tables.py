"""The index beside the search entries: FTS5 on SQLite, a tsvector with GIN on PostgreSQL."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from sunlit.foundations.ledger.tables import OnTables

SQLITE = [
    "CREATE VIRTUAL TABLE foundations_searchindex USING fts5"
    "(tokens, content='', contentless_delete=1, tokenize='ascii')"
]
POSTGRESQL = [
    "ALTER TABLE foundations_searchentry ADD COLUMN tokens tsvector",
    "CREATE INDEX searchentry_tokens ON foundations_searchentry USING gin (tokens)",
]


def search_index() -> list[Operation]:
    """Operations for the migration that makes the search entries."""
    return [OnTables(_create, _drop)]


def _create(editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def _drop(editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE foundations_searchentry DROP COLUMN tokens")
    else:
        editor.execute("DROP TABLE foundations_searchindex")
