"""Append an entry to its stream and read it back: the only way into the ledger (留痕)."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.db.models import QuerySet

from sunlit.foundations.ledger import codes
from sunlit.foundations.ledger.commitments import KEY_SIZE, NO_PREDECESSOR, entry_leaf
from sunlit.foundations.ledger.encoding import (
    Value,
    decode_fields,
    encode_fields,
    encode_value,
    instant_text,
    milliseconds,
)
from sunlit.foundations.ledger.models import Entry, EntryKey, Stream

SYSTEM_NAME = "系统"
HEADER = "entry."  # payload names have no dot, so a header field can never be shadowed


class Actor(Protocol):
    """Who acts, as the ledger writes it down: plain text that stays when accounts change."""

    username: str
    full_name: str


def append(
    *,
    stream: str,
    code: str,
    actor: Actor | None,
    duty: str,
    at: datetime,
    payload: Mapping[str, Value | None],
    occurred_at: datetime | None = None,
    subject_kind: str = "",
    subject_id: str = "",
    subject_title: str = "",
) -> Entry:
    """Write one entry inside the caller's transaction; only the row of the stream is locked.

    `actor` None is 系统 (first start, jobs). A payload that does not fit the declared schema is a
    programming error (ValueError).
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a ledger entry is written in the transaction of its act")
    declared = codes.newest_code(code)
    values = codes.encode_payload(declared, payload)
    chain = _locked_stream(stream)
    entry = Entry(
        stream=chain,
        position=chain.count + 1,
        code=code,
        schema_version=declared.version,
        actor_username=actor.username if actor else "",
        actor_name=actor.full_name if actor else SYSTEM_NAME,
        duty=str(duty),
        recorded_at=milliseconds(at),
        occurred_at=milliseconds(occurred_at) if occurred_at else None,
        subject_kind=str(subject_kind),
        subject_id=str(subject_id),
        subject_title=str(subject_title),
        prev=bytes(chain.head),
    )
    return _write(entry, chain, values)


def _write(entry: Entry, chain: Stream, values: dict[str, bytes]) -> Entry:
    fields = {**header_fields(entry, chain.name), **values}
    key = secrets.token_bytes(KEY_SIZE)
    entry.payload = encode_fields(fields)
    entry.leaf = entry_leaf(key, fields)
    entry.save(force_insert=True)
    EntryKey(entry=entry, key=key).save(force_insert=True)
    chain.count, chain.head = entry.position, entry.leaf
    chain.save(update_fields=["count", "head"])
    return entry


def _locked_stream(name: str) -> Stream:
    """The stream with its row locked; two first writers at once end with one stream."""
    locked = Stream.objects.select_for_update().filter(name=name)
    if found := locked.first():
        return found
    Stream.objects.bulk_create([Stream(name=name, head=NO_PREDECESSOR)], ignore_conflicts=True)
    return locked.get()


def header_fields(entry: Entry, stream_name: str) -> dict[str, bytes]:
    """The columns of an entry as committed fields; verification compares them again."""
    texts = {
        "stream": stream_name,
        "code": entry.code,
        "actor_username": entry.actor_username,
        "actor_name": entry.actor_name,
        "duty": entry.duty,
        "recorded_at": instant_text(entry.recorded_at),
        "occurred_at": instant_text(entry.occurred_at) if entry.occurred_at else "",
        "subject_kind": entry.subject_kind,
        "subject_id": entry.subject_id,
        "subject_title": entry.subject_title,
        "prev": bytes(entry.prev).hex(),
        "position": str(entry.position),
        "schema_version": str(entry.schema_version),
    }
    return {HEADER + name: encode_value(text, str) for name, text in texts.items()}


def read_payload(entry: Entry) -> dict[str, Any]:
    """What the act wrote down, without the header; absent optional fields are absent here."""
    fields = decode_fields(bytes(entry.payload))
    own = {name: value for name, value in fields.items() if not name.startswith(HEADER)}
    return codes.decode_payload(entry.code, entry.schema_version, own)


def history(stream: str) -> QuerySet[Entry]:
    """Entries of one stream in their order."""
    return Entry.objects.filter(stream__name=stream).order_by("position")


def entries_about(subject_kind: str, subject_id: str) -> QuerySet[Entry]:
    """Entries of all streams about one subject, oldest first."""
    found = Entry.objects.filter(subject_kind=subject_kind, subject_id=str(subject_id))
    return found.order_by("recorded_at", "pk")
