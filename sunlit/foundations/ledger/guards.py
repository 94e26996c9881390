"""What the database itself refuses (数据库防护): rows of the record are added, never changed.

`append_only(table)` goes into the `operations` of the migration that makes the table. On
PostgreSQL privileges come first (docs/reference/database-roles.md), these triggers second, the hash
chain third. On SQLite the triggers need `recursive_triggers` (settings) or the insert guard below,
because `INSERT OR REPLACE` deletes silently; `authorizer` keeps the triggers in place outside
migrations. Table and column names in the SQL are constants of migrations, never input.
"""

from collections.abc import Callable, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from sunlit.foundations.ledger.tables import OnTables

REFUSAL = "this table is append-only"
PREFIX = "guard_"
_declared: set[str] = set()


def append_only(table: str, *unique: Sequence[str]) -> list[Operation]:
    """Operations that let `table` only grow: no UPDATE, DELETE, TRUNCATE, REPLACE.

    `unique` names the column sets, besides the primary key, whose rows REPLACE must not push out,
    e.g. `append_only("foundations_entry", ("stream_id", "position"))`.
    """
    _declared.add(table)

    def guard(editor: BaseDatabaseSchemaEditor) -> None:
        run(editor, guard_statements(editor.connection, table, unique))

    def unguard(editor: BaseDatabaseSchemaEditor) -> None:
        run(editor, unguard_statements(editor.connection, table))

    return [OnTables(guard, unguard)]


def run(editor: BaseDatabaseSchemaEditor, statements: Sequence[str]) -> None:
    """Execute the statements one by one, without parameters."""
    for statement in statements:
        editor.execute(statement, params=None)


def guard_statements(
    connection: BaseDatabaseWrapper, table: str, unique: Sequence[Sequence[str]]
) -> list[str]:
    """SQL of the guards for the database at hand."""
    if connection.vendor == "postgresql":
        return _postgresql(table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk")  # noqa: S608
        primary = tuple(name for (name,) in cursor.fetchall())
    return _sqlite(table, [primary, *unique])


def _postgresql(table: str) -> list[str]:
    """Row and statement trigger; ALWAYS, so that `session_replication_role` cannot skip them."""
    return [
        "CREATE OR REPLACE FUNCTION sunlit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = "
        "'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {PREFIX}{table}_row BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION sunlit_refuse_change()",
        f"CREATE TRIGGER {PREFIX}{table}_all BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION sunlit_refuse_change()",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {PREFIX}{table}_row",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {PREFIX}{table}_all",
    ]


def _sqlite(table: str, unique: Sequence[Sequence[str]]) -> list[str]:
    """Row triggers, and an insert guard that sees what REPLACE would push out."""
    raising = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    known = " OR ".join(_exists(table, columns) for columns in unique)
    return [
        f"CREATE TRIGGER {PREFIX}{table}_update BEFORE UPDATE ON {table} {raising}",
        f"CREATE TRIGGER {PREFIX}{table}_delete BEFORE DELETE ON {table} {raising}",
        f"CREATE TRIGGER {PREFIX}{table}_insert BEFORE INSERT ON {table} WHEN {known} {raising}",
    ]


def _exists(table: str, columns: Sequence[str]) -> str:
    same = " AND ".join(f'"{column}" = NEW."{column}"' for column in columns)
    return f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608


def unguard_statements(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """SQL that takes the guards away, for a migration backwards only."""
    if connection.vendor == "postgresql":
        return [f"DROP TRIGGER {PREFIX}{table}_{name} ON {table}" for name in ("row", "all")]
    return [f"DROP TRIGGER {PREFIX}{table}_{name}" for name in ("update", "delete", "insert")]


def guarded_tables(connection: BaseDatabaseWrapper) -> set[str]:
    """Tables that carry all their guards; a start-up check compares them with what must be."""
    if connection.vendor == "postgresql":
        names, wanted = _postgresql_triggers(connection), 2
    else:
        names, wanted = _sqlite_triggers(connection), 3
    counts: dict[str, int] = {}
    for table in names:
        counts[table] = counts.get(table, 0) + 1
    return {table for table, count in counts.items() if count == wanted}


def missing_guards(connection: BaseDatabaseWrapper) -> set[str]:
    """Tables that a migration guards and the database does not: nobody may go on working then.

    On SQLite a later migration that alters a table makes it anew, without its triggers; such a
    migration has to guard the table again.
    """
    MigrationLoader(connection)  # imports every migration, and with it the declarations
    return _declared - guarded_tables(connection)


def _postgresql_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE t.tgenabled = 'A' AND starts_with(t.tgname, %s || c.relname || '_')",
            [PREFIX],
        )
        return [name for (name,) in cursor.fetchall()]


def _sqlite_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tbl_name FROM sqlite_master "
            "WHERE type = 'trigger' AND instr(name, %s || tbl_name || '_') = 1",
            [PREFIX],
        )
        return [name for (name,) in cursor.fetchall()]


def counts_up(table: str, counter: str, fixed: Sequence[str]) -> list[Operation]:
    """Operations that let a row of `table` change in one way only: `counter` grows by one.

    `fixed` are the columns that name the row; they never change and rows are never deleted.
    """
    _declared.add(table)
    same = [f'NEW."{column}" = OLD."{column}"' for column in ("id", *fixed)]
    step = " AND ".join([*same, f'NEW."{counter}" = OLD."{counter}" + 1'])

    def guard(editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            run(editor, _counter_postgresql(table, step))
        else:
            run(editor, _counter_sqlite(table, step, fixed))

    def unguard(editor: BaseDatabaseSchemaEditor) -> None:
        run(editor, unguard_statements(editor.connection, table))

    return [OnTables(guard, unguard)]


def _counter_postgresql(table: str, step: str) -> list[str]:
    function = f"{PREFIX}{table}"
    return [
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' THEN IF {step} THEN RETURN NEW; END IF; END IF; "
        "RAISE EXCEPTION 'this table only counts up: %', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        *(
            statement.replace("sunlit_refuse_change", function)
            for statement in _postgresql(table)[1:]
        ),
    ]


def _counter_sqlite(table: str, step: str, fixed: Sequence[str]) -> list[str]:
    update, *others = _sqlite(table, [("id",), fixed])
    return [update.replace(" BEGIN ", f" WHEN NOT ({step}) BEGIN ", 1), *others]


def fixed_unless(table: str, parent: str, key: str, state: str) -> list[Operation]:
    """Operations that let rows of `table` change only while their row of `parent` is in `state`.

    `key` is the column that names the parent row; `state` an SQL condition on the parent's columns,
    e.g. `"status" = 'DRAFT'`.
    """
    _declared.add(table)

    def closed(row: str) -> str:
        here = f'parent.id = {row}."{key}" AND {state}'
        return f"NOT EXISTS (SELECT 1 FROM {parent} parent WHERE {here})"  # noqa: S608

    def guard(editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            run(editor, _fixed_postgresql(table, closed))
        else:
            run(editor, _fixed_sqlite(table, key, closed))

    def unguard(editor: BaseDatabaseSchemaEditor) -> None:
        run(editor, unguard_statements(editor.connection, table))

    return [OnTables(guard, unguard)]


def _fixed_postgresql(table: str, closed: Callable[[str], str]) -> list[str]:
    function = f"{PREFIX}{table}"
    return [
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION 'these rows are fixed: %', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"IF (TG_OP <> 'INSERT' AND {closed('OLD')}) OR (TG_OP <> 'DELETE' AND {closed('NEW')}) "
        "THEN RAISE EXCEPTION 'these rows are fixed: %', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {PREFIX}{table}_row BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"CREATE TRIGGER {PREFIX}{table}_all BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {PREFIX}{table}_row",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {PREFIX}{table}_all",
    ]


def _fixed_sqlite(table: str, key: str, closed: Callable[[str], str]) -> list[str]:
    raising = "BEGIN SELECT RAISE(ABORT, 'these rows are fixed'); END"
    old, new = closed("OLD"), closed("NEW")
    known = f"EXISTS (SELECT 1 FROM {table} old WHERE old.id = NEW.id AND {closed('old')})"  # noqa: S608
    return [
        f"CREATE TRIGGER {PREFIX}{table}_update BEFORE UPDATE ON {table} "
        f"WHEN {old} OR {new} {raising}",
        f"CREATE TRIGGER {PREFIX}{table}_delete BEFORE DELETE ON {table} WHEN {old} {raising}",
        f"CREATE TRIGGER {PREFIX}{table}_insert BEFORE INSERT ON {table} "
        f"WHEN {new} OR {known} {raising}",
    ]
