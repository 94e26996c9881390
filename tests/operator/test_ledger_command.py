"""`sunlit ledger verify`: 0 and a count while the ledger is whole, 1 and the place if not."""

import json

import pytest

from sunlit.foundations.ledger.entries import history
from sunlit.foundations.ledger.models import Entry
from sunlit.interfaces.operator.main import main
from tests.builders.bureau import a_walk
from tests.guards import guards_lifted

pytestmark = pytest.mark.usefixtures("bureau")


def change_one_byte(stream: str, position: int) -> None:
    entry = history(stream).get(position=position)
    changed = bytearray(entry.payload)
    changed[len(changed) // 2] ^= 1
    with guards_lifted():
        Entry.objects.filter(pk=entry.pk).update(payload=bytes(changed))


def test_a_whole_ledger_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    a_walk().until("case_filed")

    status = main(["ledger", "verify"])

    said = capsys.readouterr().out
    assert status == 0
    assert f"{Entry.objects.count()} 条记录" in said and "账本完整。" in said


def test_one_changed_byte_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    walk = a_walk()
    walk.until("case_filed")
    stream = f"case/{walk.case.public_id}"
    change_one_byte(stream, 2)

    status = main(["ledger", "verify"])

    said = capsys.readouterr().out
    assert status == 1
    assert f"{stream} 第2条" in said and "账本不完整" in said


def test_programs_read_it_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    walk = a_walk()
    walk.until("case_filed")
    assert main(["ledger", "verify", "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    stream = f"case/{walk.case.public_id}"
    change_one_byte(stream, 1)

    assert main(["ledger", "verify", "--json"]) == 1

    spoiled = json.loads(capsys.readouterr().out)
    assert whole == {"entries": Entry.objects.count(), "streams": whole["streams"], "faults": []}
    assert spoiled["faults"][0]["stream"] == stream
    assert spoiled["faults"][0]["position"] == 1
