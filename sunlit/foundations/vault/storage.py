"""Keep and open files by their digest (文件库), in the folder `settings.VAULT_DIR`.

A file is written beside its place, synced, renamed, and read again before its row exists: what the
row says about a file was measured on what the disk holds.
"""

import io
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.hashes import SHA256, SM3, Hash
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.ledger.encoding import FileRef
from sunlit.foundations.vault.models import StoredObject
from sunlit.foundations.vault.sniffing import LARGEST, FileRefused, check_name, check_type

CHUNK = 1024 * 1024
LEAST_FREE = 64 * 1024 * 1024  # bytes; below this the vault is not well


class ObjectMissingError(Exception):
    """The vault has no such file: never stored, or lost."""


class ObjectDamagedError(Exception):
    """The bytes on the disk are not those of the address."""


def put(stream_or_bytes: BinaryIO | bytes, *, media_type: str, original_name: str) -> StoredObject:
    """Check and keep a file; the same content twice is one object.

    `media_type` is what the uploader claims ("" says nothing). FileRefused where name, claim and
    content disagree, or the file is empty or larger than 50 MiB.
    """
    name = check_name(original_name)
    _folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=_folder()) as copy:
        source = (
            io.BytesIO(stream_or_bytes) if isinstance(stream_or_bytes, bytes) else stream_or_bytes
        )
        for chunk in _bounded(source, name):
            copy.write(chunk)
        found = check_type(copy, name, media_type)
        ref = measure(copy)
        _keep(copy, ref)
    stored, _ = StoredObject.objects.get_or_create(
        sha256=ref.sha256, defaults={"sm3": ref.sm3, "size": ref.size, "media_type": found}
    )
    return stored


def _bounded(source: BinaryIO, name: str) -> Iterator[bytes]:
    total = 0
    while chunk := source.read(CHUNK):
        total += len(chunk)
        if total > LARGEST:
            raise FileRefused(
                format_lazy(
                    _("文件“{name}”超过{megabytes} MB，未保存。"),
                    name=name,
                    megabytes=LARGEST // CHUNK,
                )
            )
        yield chunk
    if not total:
        raise FileRefused(format_lazy(_("文件“{name}”是空的，未保存。"), name=name))


def measure(file: BinaryIO) -> FileRef:
    """Digests and size of everything in the file; it is rewound before and after."""
    file.seek(0)
    sha256, sm3, size = Hash(SHA256()), Hash(SM3()), 0
    while chunk := file.read(CHUNK):
        sha256.update(chunk)
        sm3.update(chunk)
        size += len(chunk)
    file.seek(0)
    return FileRef(sha256.finalize().hex(), sm3.finalize().hex(), size)


def _keep(copy: BinaryIO, ref: FileRef) -> None:
    """Write once: a good file already in its place is left alone, a damaged one is put right."""
    target = path_of(ref.sha256)
    if target.exists() and _is_good(target, ref):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.{secrets.token_hex(8)}.part")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o440), "wb") as file:
            while chunk := copy.read(CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)
    for folder in (target.parent, target.parent.parent, _folder()):
        _sync_folder(folder)
    if not _is_good(target, ref):
        raise ObjectDamagedError(ref.sha256)


def _is_good(path: Path, ref: FileRef) -> bool:
    with path.open("rb") as file:
        return measure(file) == ref


def _sync_folder(folder: Path) -> None:
    """A rename survives a power cut only once its folder is synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder() -> Path:
    return Path(settings.VAULT_DIR)


def path_of(sha256: str) -> Path:
    """Place of a file in the vault; ValueError for anything but a digest, so no path gets in."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError(f"{sha256!r} is not a SHA-256 digest")
    return _folder() / sha256[:2] / sha256[2:4] / sha256


def open_object(sha256: str) -> BinaryIO:
    """The file, open for reading; ObjectMissingError if it is not there."""
    try:
        return path_of(sha256).open("rb")
    except FileNotFoundError as error:
        raise ObjectMissingError(sha256) from error


def file_ref(stored: StoredObject) -> FileRef:
    """How the ledger names the file."""
    return FileRef(stored.sha256, stored.sm3, stored.size)


def is_intact(stored: StoredObject) -> bool:
    """Read the whole file again (固定性检查) and compare both digests and the size."""
    try:
        with open_object(stored.sha256) as file:
            return measure(file) == file_ref(stored)
    except ObjectMissingError:
        return False


def faulty_objects() -> Iterator[StoredObject]:
    """Files that are lost or damaged; reads the whole vault, for a nightly job."""
    rows = StoredObject.objects.order_by("pk").iterator(chunk_size=500)
    return (stored for stored in rows if not is_intact(stored))


def is_well() -> bool:
    """Whether the folder takes a file and has room; for /healthz."""
    try:
        _folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=_folder()) as probe:
            probe.write(b"well")
            probe.flush()
            os.fsync(probe.fileno())
        room = os.statvfs(_folder())
    except OSError:
        return False
    return room.f_bavail * room.f_frsize >= LEAST_FREE
