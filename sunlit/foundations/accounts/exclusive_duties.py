"""The database keeps 三员互斥 too: operations for the migration that makes the assignments.

An assignment changes in its end only; an administrator holds no second group of duties on any day.
On PostgreSQL the trigger locks the account first, so two writers cannot slip past each other.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from sunlit.foundations.ledger.tables import OnTables

TABLE = "foundations_dutyassignment"
REFUSAL = "administrator duties are exclusive; only the end of an assignment changes"


def _group(row: str) -> str:
    names = "'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'"
    return f"CASE WHEN {row}.duty IN ({names}) THEN {row}.duty ELSE 'BUSINESS' END"


CLASH = (
    f"EXISTS (SELECT 1 FROM {TABLE} o WHERE o.account_id = NEW.account_id AND o.id <> NEW.id "  # noqa: S608
    f"AND {_group('o')} <> {_group('NEW')} "
    "AND (o.valid_until IS NULL OR NEW.valid_from < o.valid_until) "
    "AND (NEW.valid_until IS NULL OR o.valid_from < NEW.valid_until))"
)
REWRITTEN = " OR ".join(
    f"NEW.{column} <> OLD.{column}"
    for column in ("id", "account_id", "duty", "section_code", "valid_from")
)
RAISE_SQLITE = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"

KNOWN = f"EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)"  # noqa: S608

SQLITE = [
    f"CREATE TRIGGER duty_insert BEFORE INSERT ON {TABLE} WHEN {KNOWN} OR {CLASH} {RAISE_SQLITE}",
    f"CREATE TRIGGER duty_update BEFORE UPDATE ON {TABLE} "
    f"WHEN {REWRITTEN} OR {CLASH} {RAISE_SQLITE}",
    f"CREATE TRIGGER duty_delete BEFORE DELETE ON {TABLE} {RAISE_SQLITE}",
]
POSTGRESQL = [
    "CREATE FUNCTION sunlit_exclusive_duties() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF TG_OP IN ('INSERT', 'UPDATE') THEN "
    "PERFORM 1 FROM foundations_account WHERE id = NEW.account_id FOR UPDATE; "
    f"IF NOT {CLASH} THEN IF TG_OP = 'INSERT' THEN RETURN NEW; END IF; "
    f"IF NOT ({REWRITTEN}) THEN RETURN NEW; END IF; END IF; END IF; "
    f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER duty_row BEFORE INSERT OR UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION sunlit_exclusive_duties()",
    f"CREATE TRIGGER duty_all BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION sunlit_exclusive_duties()",
    f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER duty_row",
    f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER duty_all",
]


def exclusive_duties() -> list[Operation]:
    """Operations that make the database refuse what `assign_duty` refuses."""
    return [OnTables(_guard, _unguard)]


def _guard(editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)


def _unguard(editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION sunlit_exclusive_duties() CASCADE")
        return
    for name in ("duty_insert", "duty_update", "duty_delete"):
        editor.execute(f"DROP TRIGGER {name}")
