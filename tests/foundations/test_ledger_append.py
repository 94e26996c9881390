"""One act, one entry: what append writes, what it refuses, what it costs."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.ledger.codes import code_title, register_code
from sunlit.foundations.ledger.encoding import Fen, FileRef
from sunlit.foundations.ledger.entries import append, entries_about, history, read_payload
from sunlit.foundations.ledger.models import Entry, EntryKey, Stream
from sunlit.foundations.ledger.verification import verify_ledger
from tests.builders.accounts import an_account

FILE = FileRef("ab" * 32, "cd" * 32, 17)
FILED = register_code(
    "tests.filed",
    fields={"case_no": str, "fine": Fen, "filed_on": date, "files": list[FileRef]},
    optional={"note": str},
    title="测试立案",
).code
PAYLOAD = {
    "case_no": "示发改罚立〔2026〕1号",
    "fine": Fen(5),
    "filed_on": date(2026, 11, 23),
    "files": [FILE],
}


def file_one(at: datetime, stream: str = "cases/1", **changes: object) -> Entry:
    given = {"stream": stream, "code": FILED, "actor": None, "duty": "", "payload": PAYLOAD}
    return append(**{**given, "at": at, **changes})


@pytest.mark.django_db
def test_it_writes_who_when_and_what_in_plain_text(at: datetime) -> None:
    officer = an_account("承办人甲", Duty.CASE_OFFICER)
    occurred = at - timedelta(hours=2)

    entry = file_one(
        at + timedelta(microseconds=7),
        actor=officer,
        duty=Duty.CASE_OFFICER,
        occurred_at=occurred,
        subject_kind="case",
        subject_id="1",
        subject_title="某公司价格违法案",
    )
    entry.refresh_from_db()

    assert (entry.actor_username, entry.actor_name) == (officer.username, "承办人甲")
    assert (entry.duty, entry.recorded_at, entry.occurred_at) == ("CASE_OFFICER", at, occurred)
    assert (entry.title, entry.position, entry.schema_version) == ("测试立案", 1, 1)
    assert read_payload(entry) == PAYLOAD
    assert list(entries_about("case", "1")) == [entry]


@pytest.mark.django_db
def test_it_chains_the_entries_of_a_stream(at: datetime) -> None:
    first, second = file_one(at), file_one(at, payload={**PAYLOAD, "note": "补正"})
    other = file_one(at, stream="cases/2")

    assert [entry.position for entry in history("cases/1")] == [1, 2]
    assert (bytes(first.prev), bytes(second.prev)) == (bytes(32), bytes(first.leaf))
    assert (other.position, bytes(other.prev)) == (1, bytes(32))
    stream = Stream.objects.get(name="cases/1")
    assert (stream.count, bytes(stream.head)) == (2, bytes(second.leaf))


@pytest.mark.django_db
def test_equal_acts_have_different_leaves(at: datetime) -> None:
    one, two = file_one(at, stream="a"), file_one(at, stream="b")

    keys = [bytes(row.key) for row in EntryKey.objects.all()]
    assert bytes(one.leaf) != bytes(two.leaf)
    assert len(set(keys)) == 2
    assert {len(key) for key in keys} == {32}


@pytest.mark.django_db
def test_it_costs_four_queries(
    at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    file_one(at)

    with django_assert_num_queries(4):
        file_one(at)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ({**PAYLOAD, "status": "DONE"}, "does not take status"),
        ({"case_no": "1"}, "needs filed_on, files, fine"),
        ({**PAYLOAD, "fine": 1.5}, "fine"),
        ({**PAYLOAD, "fine": None}, "fine"),
    ],
)
def test_it_refuses_a_payload_that_is_not_the_declared_one(
    at: datetime, payload: dict, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        file_one(at, payload=payload)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_it_refuses_a_code_nobody_declared(at: datetime) -> None:
    with pytest.raises(ValueError, match="not declared"):
        file_one(at, code="tests.unknown")


@pytest.mark.django_db
def test_it_leaves_out_an_optional_field_that_is_none(at: datetime) -> None:
    assert "note" not in read_payload(file_one(at, payload={**PAYLOAD, "note": None}))


@pytest.mark.django_db(transaction=True)
def test_it_refuses_to_write_outside_the_transaction_of_an_act(at: datetime) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        file_one(at)


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_leaves_nothing_behind(at: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        file_one(at)
        raise ZeroDivisionError

    assert not Stream.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_one_dense_chain() -> None:
    """Two first writers of one stream, and many later ones, on connections of their own."""
    writers, each = 4, 10
    errors: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(each):
                with transaction.atomic():
                    file_one(datetime(2026, 11, 23, tzinfo=UTC))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    report = verify_ledger()
    assert not errors
    assert (report.ok, report.streams, report.entries) == (True, 1, writers * each)


def test_a_code_keeps_its_meaning() -> None:
    register_code("tests.kept", fields={"a": str}, title="甲")
    register_code("tests.kept", fields={"a": str}, title="甲")

    with pytest.raises(ValueError, match="declared otherwise"):
        register_code("tests.kept", fields={"a": str}, title="乙")
    with pytest.raises(ValueError, match="both"):
        register_code("tests.twice", fields={"a": str}, optional={"a": str}, title="甲")
    with pytest.raises(ValueError, match="room"):
        register_code("no_room", fields={}, title="甲")
    with pytest.raises(ValueError, match="not possible"):
        register_code("tests.float", fields={"a": float}, title="甲")
    assert code_title("tests.kept") == "甲"


@pytest.mark.django_db
def test_an_old_entry_is_read_with_the_version_it_was_written_with(at: datetime) -> None:
    register_code("tests.grown", fields={"a": str}, title="甲")
    old = file_one(at, code="tests.grown", payload={"a": "1"})
    register_code("tests.grown", fields={"a": int, "b": str}, title="甲", version=2)
    new = file_one(at, code="tests.grown", payload={"a": 1, "b": "2"})

    assert read_payload(old) == {"a": "1"}
    assert read_payload(new) == {"a": 1, "b": "2"}
