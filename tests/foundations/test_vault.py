"""Files are kept once, by their digest, and found damaged when they are."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from sunlit.foundations.vault import storage
from sunlit.foundations.vault.models import StoredObject
from sunlit.foundations.vault.sniffing import FileRefused
from sunlit.foundations.vault.storage import (
    ObjectMissingError,
    faulty_objects,
    file_ref,
    is_intact,
    is_well,
    open_object,
    path_of,
    put,
)

pytestmark = pytest.mark.django_db
# SHA-256 and SM3 of "abc" as published in FIPS 180-4 and GB/T 32905.
ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
ABC_SM3 = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def keep(content: bytes = b"abc", name: str = "笔录.txt") -> StoredObject:
    return put(content, media_type="text/plain", original_name=name)


def test_it_addresses_a_file_by_its_published_digests() -> None:
    stored = keep()

    assert (stored.sha256, stored.sm3, stored.size) == (ABC_SHA256, ABC_SM3, 3)
    assert stored.media_type == "text/plain"
    assert path_of(ABC_SHA256) == Path(settings.VAULT_DIR) / "ba" / "78" / ABC_SHA256
    with open_object(ABC_SHA256) as file:
        assert file.read() == b"abc"


def test_it_takes_a_stream_too() -> None:
    assert put(io.BytesIO(b"abc"), media_type="", original_name="a.txt").sha256 == ABC_SHA256


def test_the_same_content_twice_is_one_object_of_one_file() -> None:
    keep()
    before = path_of(ABC_SHA256).stat()

    keep(name="另一名称.txt")

    assert StoredObject.objects.count() == 1
    assert path_of(ABC_SHA256).stat().st_ino == before.st_ino


def test_a_kept_file_is_read_only_and_nothing_is_left_beside_it() -> None:
    keep()

    files = [path for path in Path(settings.VAULT_DIR).rglob("*") if path.is_file()]
    assert files == [path_of(ABC_SHA256)]
    assert files[0].stat().st_mode & 0o777 == 0o440


def test_damage_and_loss_are_found() -> None:
    whole, damaged, lost = keep(), keep(b"abd"), keep(b"abe")
    path_of(damaged.sha256).chmod(0o640)
    path_of(damaged.sha256).write_bytes(b"abx")
    path_of(lost.sha256).unlink()

    assert is_intact(whole)
    assert {stored.pk for stored in faulty_objects()} == {damaged.pk, lost.pk}
    with pytest.raises(ObjectMissingError):
        open_object(lost.sha256)


def test_keeping_the_content_again_puts_a_damaged_file_right() -> None:
    stored = keep()
    path_of(stored.sha256).chmod(0o640)
    path_of(stored.sha256).write_bytes(b"abx")

    assert is_intact(keep())


def test_it_refuses_an_empty_file_and_keeps_nothing() -> None:
    with pytest.raises(FileRefused, match="空的"):
        keep(b"")
    assert not StoredObject.objects.exists()


def test_it_refuses_a_file_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "LARGEST", 10)

    assert keep(b"x" * 10).size == 10
    with pytest.raises(FileRefused, match="超过"):
        keep(b"x" * 11)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 33])
def test_nothing_but_a_digest_leads_into_the_vault(digest: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        open_object(digest)


def test_the_row_of_a_file_never_changes() -> None:
    stored = keep()
    stored.size = 4

    with pytest.raises(IntegrityError), transaction.atomic():
        stored.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredObject.objects.all().delete()


def test_the_ledger_names_the_file_by_both_digests(at: datetime) -> None:
    assert file_ref(keep()).sm3 == ABC_SM3


def test_it_is_well_only_where_it_can_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert is_well()

    monkeypatch.setattr(storage, "LEAST_FREE", 2**62)
    assert not is_well()
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    settings.VAULT_DIR = blocked
    assert not is_well()
