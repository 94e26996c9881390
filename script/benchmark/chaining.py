"""Ledger entries of copied cases (留痕): a chain of their own per case, with keys, that holds."""

import secrets

from script.benchmark.copying import Copy, copied
from script.benchmark.inserting import insert
from sunlit.foundations.ledger.commitments import KEY_SIZE, NO_PREDECESSOR, entry_leaf
from sunlit.foundations.ledger.encoding import encode_fields
from sunlit.foundations.ledger.entries import header_fields
from sunlit.foundations.ledger.models import Entry, EntryKey, Stream
from sunlit.procedures.completing import stream_of


def write_chains(copies: list[Copy]) -> int:
    """Write streams, entries and keys of the copies; answers how many entries."""
    streams = [Stream(name=stream_of(copy.case), head=NO_PREDECESSOR) for copy in copies]
    chains = [_chain(stream, copy) for stream, copy in zip(streams, copies, strict=True)]
    insert(streams)
    entries: list[Entry] = []
    keys: list[bytes] = []
    for stream, chain in zip(streams, chains, strict=True):
        for entry, key in chain:
            entry.stream = stream
            entries.append(entry)
            keys.append(key)
    insert(entries)
    pairs = zip(entries, keys, strict=True)
    insert(EntryKey(entry=entry, key=key) for entry, key in pairs)
    return len(entries)


def _chain(stream: Stream, copy: Copy) -> list[tuple[Entry, bytes]]:
    """The entries of one copy with their keys; the stream is left with their number and head."""
    subject = {"subject_id": str(copy.case.public_id), "subject_title": copy.case.title}
    chain = []
    for known, payload in copy.template.acts:
        entry = copied(known, prev=bytes(stream.head), **subject)
        fields = {**header_fields(entry, stream.name), **payload}
        key = secrets.token_bytes(KEY_SIZE)
        entry.payload, entry.leaf = encode_fields(fields), entry_leaf(key, fields)
        stream.count, stream.head = entry.position, entry.leaf
        chain.append((entry, key))
    return chain
