"""What the database refuses by itself, with a negative control for each guard that matters."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F

from sunlit.foundations.ledger.authorizer import migrating
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.ledger.guards import guarded_tables, missing_guards
from sunlit.foundations.ledger.models import Entry, EntryKey, Stream
from sunlit.foundations.ledger.verification import verify_ledger
from tests.builders.accounts import an_account
from tests.guards import guards_lifted

MUST_BE_GUARDED = {
    "foundations_entry",
    "foundations_entrykey",
    "foundations_storedobject",
    "foundations_issuednumber",
    "foundations_voidednumber",
    "foundations_stream",
    "foundations_numberseries",
}
only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="a bypass of SQLite")
only_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="a bypass of PostgreSQL"
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(at: datetime) -> Entry:
    an_account("承办人甲")
    return Entry.objects.get()


def sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def assert_refused(*statements: str) -> None:
    before = contents()
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(*statements)
    assert contents() == before


def contents() -> list[tuple]:
    rows = Entry.objects.order_by("pk").values_list("pk", "actor_name", "position")
    return [
        *rows,
        *EntryKey.objects.values_list("pk"),
        *Stream.objects.values_list("name", "count"),
    ]


def test_every_table_of_record_carries_its_guards() -> None:
    assert guarded_tables(connection) >= MUST_BE_GUARDED


def test_no_guard_is_missing_on_any_floor_and_a_lost_one_is_named() -> None:
    assert missing_guards(connection) == set()
    with guards_lifted():
        assert missing_guards(connection) >= MUST_BE_GUARDED
    assert missing_guards(connection) == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE foundations_entry SET actor_name = '乙'",
        "DELETE FROM foundations_entry",
        "UPDATE foundations_entrykey SET key = key",
        "DELETE FROM foundations_entrykey",
        "DELETE FROM foundations_stream",
        "UPDATE foundations_stream SET count = count - 1",
        "UPDATE foundations_stream SET count = count + 2",
        "UPDATE foundations_stream SET name = 'other', count = count + 1",
        "INSERT INTO foundations_stream SELECT * FROM foundations_stream WHERE true "
        "ON CONFLICT (name) DO UPDATE SET count = 0",
        "INSERT INTO foundations_entry SELECT * FROM foundations_entry WHERE true "
        "ON CONFLICT (id) DO UPDATE SET actor_name = '乙'",
    ],
)
def test_it_refuses_to_change_the_record(entry: Entry, statement: str) -> None:
    assert_refused(statement)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Entry.objects.update(actor_name="乙"),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.get().save(),
        lambda: Entry.objects.update_or_create(position=1, defaults={"actor_name": "乙"}),
        lambda: EntryKey.objects.all().delete(),
        lambda: Stream.objects.update(count=F("count") - 1),
    ],
)
def test_it_refuses_the_ways_of_the_orm(entry: Entry, change: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()
    assert verify_ledger().ok


def test_a_second_entry_at_the_same_position_is_refused(entry: Entry) -> None:
    copy = Entry.objects.get()
    copy.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


REPLACE_BY_KEY = "REPLACE INTO foundations_entry SELECT * FROM foundations_entry"
REPLACE_BY_POSITION = (
    "INSERT OR REPLACE INTO foundations_entry SELECT id + 99, position, code, schema_version, "
    "actor_username, '乙', duty, recorded_at, occurred_at, subject_kind, subject_id, "
    "subject_title, payload, prev, leaf, stream_id FROM foundations_entry"
)


@only_sqlite
@pytest.mark.parametrize("statement", [REPLACE_BY_KEY, REPLACE_BY_POSITION])
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_replace_is_refused_even_without_recursive_triggers(
    entry: Entry, statement: str, recursive: str
) -> None:
    with migrating():
        sql(f"PRAGMA recursive_triggers = {recursive}")
    try:
        assert_refused(statement)
    finally:
        with migrating():
            sql("PRAGMA recursive_triggers = ON")


@only_sqlite
def test_control_replace_passes_a_delete_trigger_without_insert_guard() -> None:
    """Negative control: this is why the insert guard exists."""
    sql(
        "CREATE TABLE scratch (id integer PRIMARY KEY, body text)",
        "CREATE TRIGGER scratch_kept BEFORE DELETE ON scratch "
        "BEGIN SELECT RAISE(ABORT, 'kept'); END",
        "INSERT INTO scratch VALUES (1, 'first')",
    )
    with migrating():
        sql("PRAGMA recursive_triggers = OFF", "REPLACE INTO scratch VALUES (1, 'second')")
        sql("PRAGMA recursive_triggers = ON")

    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM scratch")
        assert cursor.fetchall() == [("second",)]
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("REPLACE INTO scratch VALUES (1, 'third')")


TAKING_GUARDS_AWAY = [
    "DROP TRIGGER guard_foundations_entry_update",
    "DROP TABLE foundations_entrykey",
    "ALTER TABLE foundations_entry RENAME TO elsewhere",
    "ALTER TABLE foundations_entry DROP COLUMN duty",
    "PRAGMA writable_schema = ON",
    "PRAGMA recursive_triggers = OFF",
]


@only_sqlite
@pytest.mark.parametrize("statement", TAKING_GUARDS_AWAY)
def test_the_guards_cannot_be_taken_away_outside_migrations(entry: Entry, statement: str) -> None:
    assert_refused(statement)


@only_sqlite
def test_control_the_gate_of_migrations_lets_ddl_pass(entry: Entry) -> None:
    with migrating(), transaction.atomic():
        sql("DROP TRIGGER guard_foundations_entry_update")
        sql("UPDATE foundations_entry SET actor_name = '乙'")
        transaction.set_rollback(True)
    assert_refused(TAKING_GUARDS_AWAY[0])


@only_postgresql
@pytest.mark.parametrize(
    "statements",
    [
        ["TRUNCATE foundations_entry CASCADE"],
        ["TRUNCATE foundations_stream CASCADE"],
        ["SET LOCAL session_replication_role = replica", "UPDATE foundations_entry SET duty = 'x'"],
        ["SET LOCAL session_replication_role = replica", "DELETE FROM foundations_entrykey"],
        ["SET LOCAL session_replication_role = replica", "TRUNCATE foundations_entrykey"],
        [
            "MERGE INTO foundations_entry e USING (SELECT 1) s ON true "
            "WHEN MATCHED THEN UPDATE SET duty = 'x'"
        ],
    ],
)
def test_even_a_superuser_is_refused(entry: Entry, statements: list[str]) -> None:
    assert_refused(*statements)


@only_postgresql
def test_control_an_ordinary_trigger_does_not_stop_a_superuser() -> None:
    """Negative control: without ENABLE ALWAYS the replica role walks past the trigger."""
    sql(
        "CREATE TABLE scratch (body text)",
        "CREATE TRIGGER scratch_kept BEFORE UPDATE ON scratch FOR EACH ROW "
        "EXECUTE FUNCTION sunlit_refuse_change()",
        "INSERT INTO scratch VALUES ('first')",
        "SET LOCAL session_replication_role = replica",
        "UPDATE scratch SET body = 'second'",
        "SET LOCAL session_replication_role = origin",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM scratch")
        assert cursor.fetchall() == [("second",)]


@only_postgresql
def test_a_role_with_insert_only_cannot_rewrite_the_table(entry: Entry) -> None:
    """DDL passes every trigger, so the application must not own the table (database-roles.md)."""
    sql(
        "CREATE ROLE scratch_app NOLOGIN",
        "GRANT SELECT, INSERT ON foundations_entry TO scratch_app",
    )
    for statement in (
        "ALTER TABLE foundations_entry ALTER COLUMN duty TYPE text USING 'x'",
        "ALTER TABLE foundations_entry DISABLE TRIGGER ALL",
        "CREATE RULE lost AS ON INSERT TO foundations_entry DO INSTEAD NOTHING",
        "DROP TABLE foundations_entry CASCADE",
        "UPDATE foundations_entry SET duty = 'x'",
    ):
        assert_refused("SET LOCAL ROLE scratch_app", statement)


def test_control_lifted_guards_come_back(entry: Entry) -> None:
    with guards_lifted():
        Entry.objects.update(duty="LIFTED")

    assert Entry.objects.get().duty == "LIFTED"
    assert_refused("UPDATE foundations_entry SET duty = ''")
    assert guarded_tables(connection) >= MUST_BE_GUARDED


def test_an_ordinary_append_passes_all_guards(entry: Entry) -> None:
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    append(
        stream=entry.stream.name,
        code="accounts.password_changed",
        actor=None,
        duty="",
        at=moment,
        payload={"username": "a"},
    )
    assert verify_ledger().ok
