"""Verification finds what a burglar behind the guards has done, and raises no false alarm."""

import random
from datetime import datetime

import pytest
from django.db import connection
from django.db.models import F

from sunlit.foundations.ledger.commitments import entry_leaf
from sunlit.foundations.ledger.encoding import decode_fields, encode_fields
from sunlit.foundations.ledger.models import Entry, EntryKey, Stream
from sunlit.foundations.ledger.verification import verify_ledger
from tests.builders.accounts import an_account
from tests.foundations.test_ledger_append import file_one
from tests.guards import guards_lifted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_streams(at: datetime) -> None:
    an_account("承办人甲")
    for _ in range(3):
        file_one(at, stream="cases/1")
    file_one(at, stream="cases/2")


def faults() -> list[tuple[str, int]]:
    return [(stream, position) for stream, position, _ in verify_ledger().faults]


def test_an_untouched_ledger_is_well() -> None:
    report = verify_ledger()

    assert (report.ok, report.entries, report.streams, report.faults) == (True, 5, 3, [])


def test_it_can_be_limited_to_named_streams() -> None:
    report = verify_ledger(limit_streams=["cases/1"])

    assert (report.ok, report.entries, report.streams) == (True, 3, 1)


def test_any_changed_byte_of_the_stored_bytes_is_found() -> None:
    """Forty random single bits of one stored entry, each on its own."""
    target = Entry.objects.get(stream__name="cases/1", position=2)
    original = bytes(target.payload)
    dice = random.Random(20261123)

    for _ in range(40):
        changed = bytearray(original)
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        with guards_lifted():
            Entry.objects.filter(pk=target.pk).update(payload=bytes(changed))
        assert faults() == [("cases/1", 2)]

    with guards_lifted():
        Entry.objects.filter(pk=target.pk).update(payload=original)
    assert verify_ledger().ok


@pytest.mark.parametrize(
    "column",
    ["actor_username", "actor_name", "duty", "code", "subject_kind", "subject_id", "subject_title"],
)
def test_a_changed_column_is_found_though_the_bytes_are_whole(column: str) -> None:
    with guards_lifted():
        Entry.objects.filter(stream__name="cases/1", position=1).update(**{column: "accounts.x"})

    assert faults() == [("cases/1", 1)]


def test_a_shifted_moment_is_found(at: datetime) -> None:
    with guards_lifted():
        Entry.objects.filter(stream__name="cases/2").update(occurred_at=at)

    assert faults() == [("cases/2", 1)]


def test_a_deleted_middle_entry_is_found() -> None:
    with guards_lifted():
        delete_entry("cases/1", 2)

    assert ("cases/1", 2) in faults()


def test_a_deleted_newest_entry_is_found() -> None:
    with guards_lifted():
        delete_entry("cases/1", 3)

    assert faults() == [("cases/1", 2)]


def test_an_emptied_stream_is_found() -> None:
    with guards_lifted():
        delete_entry("cases/2", 1)

    assert faults() == [("cases/2", 0)]


def test_a_rewritten_entry_with_a_fitting_leaf_breaks_the_chain() -> None:
    target = Entry.objects.get(stream__name="cases/1", position=2)
    fields = decode_fields(bytes(target.payload))
    fields["entry.actor_name"] = "别人".encode()
    leaf = entry_leaf(bytes(target.key.key), fields)
    with guards_lifted():
        Entry.objects.filter(pk=target.pk).update(
            payload=encode_fields(fields), leaf=leaf, actor_name="别人"
        )

    assert faults() == [("cases/1", 3)]


def test_a_moved_entry_and_a_changed_head_are_found() -> None:
    with guards_lifted():
        Stream.objects.filter(name="cases/2").update(count=F("count") + 1)
        Entry.objects.filter(stream__name="cases/1", position=3).update(position=4)

    assert {stream for stream, _ in faults()} == {"cases/1", "cases/2"}


def test_a_lost_key_is_named() -> None:
    with guards_lifted():
        EntryKey.objects.filter(entry__stream__name="cases/2").delete()

    assert [sentence for _, _, sentence in verify_ledger().faults] == ["密钥缺失，无法校验。"]


def delete_entry(stream: str, position: int) -> None:
    entry = Entry.objects.get(stream__name=stream, position=position)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM foundations_entrykey WHERE entry_id = %s", [entry.pk])
        cursor.execute("DELETE FROM foundations_entry WHERE id = %s", [entry.pk])
