"""Canonical bytes of a ledger entry: one value, one spelling, for ever.

A closed set of types. Text is the exact UTF-8 that was entered (never NFC: that rewrites rare
names); integers and money in 分 are decimal text; instants are UTC with three decimals; no floats.
A field map is written in byte order of its names, every name and value with its length before it.
"""

import json
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, cast

FILE_REF = re.compile(r"sha256:([0-9a-f]{64});sm3:([0-9a-f]{64});size:(0|[1-9][0-9]*)")
INTEGER = re.compile(r"0|-?[1-9][0-9]*")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class Fen(int):
    """An amount of money in 分."""


@dataclass(frozen=True)
class FileRef:
    """A file of the vault: digests in hexadecimal, size in bytes."""

    sha256: str
    sm3: str
    size: int


KNOWN_TYPES = "str, int, bool, date, datetime, Fen, FileRef, list[…]"
Scalar = str | int | bool | date | datetime | Fen | FileRef
Value = Scalar | Sequence[Scalar]
FieldType = Any  # one of the types above, or list[one of them]


def milliseconds(moment: datetime) -> datetime:
    """The instant in UTC with the precision the ledger keeps; a naive moment is refused."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone cannot enter the ledger")
    moment = moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def instant_text(moment: datetime) -> str:
    """`2026-11-23T03:04:05.678Z`."""
    return milliseconds(moment).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def encode_value(value: Value, kind: FieldType) -> bytes:
    """Value bytes of one field; TypeError if the value is not exactly of the declared type."""
    if item := _item_type(kind):
        if isinstance(value, str | bytes) or not isinstance(value, Sequence):
            raise TypeError(f"{value!r} is not a list")
        return b"".join(_with_length(encode_value(part, item)) for part in value)
    if kind is Fen and type(value) in (int, Fen):
        return str(int(value)).encode()  # type: ignore[arg-type]
    if kind is str and isinstance(value, str):
        return _text(str(value))  # str(): an enumeration's stored value
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not {getattr(kind, '__name__', kind)}")
    return _scalar(value).encode()


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, FileRef):
        text = f"sha256:{value.sha256};sm3:{value.sm3};size:{value.size}"
        if not FILE_REF.fullmatch(text):
            raise TypeError(f"{value!r} is not a file reference")
        return text
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"the ledger keeps only {KNOWN_TYPES}, not {type(value).__name__}")


def _text(value: str) -> bytes:
    """Exact UTF-8; a lone surrogate (UnicodeEncodeError) or NUL is refused."""
    if "\0" in value:
        raise ValueError("text for the ledger must not contain NUL")
    return value.encode("utf-8")


def _item_type(kind: FieldType) -> FieldType | None:
    return kind.__args__[0] if getattr(kind, "__origin__", None) is list else None


def _with_length(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def decode_value(data: bytes, kind: FieldType) -> Value:
    """The value again; ValueError where the bytes are not the canonical spelling."""
    if item := _item_type(kind):
        return [cast(Scalar, decode_value(part, item)) for part in _parts(data)]
    text = data.decode("utf-8")
    if kind is str:
        return text
    if kind in (int, Fen):
        _expect(INTEGER, text)
        return Fen(text) if kind is Fen else int(text)
    if kind is bool:
        return {"true": True, "false": False}[text]
    if kind is datetime:
        _expect(INSTANT, text)
        return datetime.fromisoformat(text)
    if kind is date:
        return date.fromisoformat(text)
    digests = _expect(FILE_REF, text)
    return FileRef(digests[1], digests[2], int(digests[3]))


def _expect(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    if not (match := pattern.fullmatch(text)):
        raise ValueError(f"{text!r} is not in canonical form")
    return match


def _parts(data: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(data):
        (size,) = struct.unpack_from(">I", data, place)
        if place + 4 + size > len(data):
            raise ValueError("the list is cut off")
        yield data[place + 4 : place + 4 + size]
        place += 4 + size


def encode_fields(fields: Mapping[str, bytes]) -> bytes:
    """Canonical bytes of a field map: names in byte order, lengths before names and values."""
    pieces = []
    for name in sorted(fields, key=str.encode):
        pieces.append(struct.pack(">H", len(name.encode())) + name.encode())
        pieces.append(_with_length(fields[name]))
    return b"".join(pieces)


def decode_fields(data: bytes) -> dict[str, bytes]:
    """The field map again; ValueError unless `data` is exactly what `encode_fields` writes."""
    fields: dict[str, bytes] = {}
    place = 0
    try:
        while place < len(data):
            (size,) = struct.unpack_from(">H", data, place)
            name = data[place + 2 : place + 2 + size].decode("ascii")
            place += 2 + size
            (size,) = struct.unpack_from(">I", data, place)
            fields[name] = data[place + 4 : place + 4 + size]
            place += 4 + size
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError("the stored bytes are not a field map") from error
    if encode_fields(fields) != data:
        raise ValueError("the stored bytes are not in canonical form")
    return fields


def canonical_json(value: object) -> str:
    """Text of nested data for a `str` field: sorted keys, no spaces, no floats, no NaN."""
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _refuse_floats(value: object) -> None:
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("keys must be text")
        for part in value.values():
            _refuse_floats(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_floats(part)
    elif not (value is None or isinstance(value, str | int)):
        raise TypeError(f"nested data for the ledger must not contain {type(value).__name__}")
