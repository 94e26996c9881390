"""Verification of the whole ledger (留痕校验): re-hash the stored bytes, trust no column.

Finds a changed byte, a missing or doubled position, a broken chain and a stream whose last entries
are gone. It cannot find a rewrite of everything by someone who holds the database: for that the
head must be known outside the bureau (the Merkle log and its witnesses).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet

from sunlit.foundations.ledger.commitments import NO_PREDECESSOR, entry_leaf
from sunlit.foundations.ledger.encoding import decode_fields
from sunlit.foundations.ledger.entries import HEADER, header_fields
from sunlit.foundations.ledger.models import Entry, Stream

BATCH = 500
MOST_FAULTS = 1000  # enough to show; a wholly broken ledger must not fill the memory


@dataclass
class Report:
    """Outcome of a verification; each fault is (stream, position, Chinese sentence)."""

    entries: int = 0
    streams: int = 0
    faults: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """True if nothing was found."""
        return not self.faults

    def blame(self, stream: str, position: int, sentence: str) -> None:
        """Note one fault."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append((stream, position, sentence))


def verify_ledger(*, limit_streams: Collection[str] | None = None) -> Report:
    """Verify every stream, or those named. Reads in one statement, so writers may go on."""
    report = Report()
    for _, entries in groupby(_entries(limit_streams), key=lambda entry: entry.stream_id):
        _verify_stream(entries, report)
    for stream in _emptied(limit_streams):
        report.streams += 1
        report.blame(stream.name, 0, f"应有 {stream.count} 条，一条也没有。")
    return report


def _entries(limit_streams: Collection[str] | None) -> Iterator[Entry]:
    found = Entry.objects.select_related("stream", "key").order_by("stream_id", "position")
    if limit_streams is not None:
        found = found.filter(stream__name__in=limit_streams)
    return found.iterator(chunk_size=BATCH)


def _emptied(limit_streams: Collection[str] | None) -> QuerySet[Stream]:
    found = Stream.objects.filter(~Exists(Entry.objects.filter(stream=OuterRef("pk"))), count__gt=0)
    return found if limit_streams is None else found.filter(name__in=limit_streams)


def _verify_stream(entries: Iterator[Entry], report: Report) -> None:
    position, head, stream = 0, NO_PREDECESSOR, None
    for entry in entries:
        stream = entry.stream
        report.entries += 1
        position += 1
        if entry.position != position:
            report.blame(
                stream.name, position, f"序号不连续：应为 {position}，实为 {entry.position}。"
            )
            position = entry.position
        if bytes(entry.prev) != head:
            report.blame(stream.name, position, "与前一条不衔接。")
        if sentence := _fault(entry):
            report.blame(stream.name, position, sentence)
        head = bytes(entry.leaf)
    report.streams += 1
    if stream and (stream.count != position or bytes(stream.head) != head):
        report.blame(
            stream.name, position, f"流末不符：登记 {stream.count} 条，实有至 {position}。"
        )


def _fault(entry: Entry) -> str:
    """Chinese sentence, or nothing if the stored bytes answer for every column and the leaf."""
    try:
        fields = decode_fields(bytes(entry.payload))
    except ValueError:
        return "正本字节不是规范格式。"
    if not hasattr(entry, "key"):
        return "密钥缺失，无法校验。"
    if entry_leaf(bytes(entry.key.key), fields) != bytes(entry.leaf):
        return "正本字节与叶哈希不符。"
    header = {name: value for name, value in fields.items() if name.startswith(HEADER)}
    if header != header_fields(entry, entry.stream.name):
        return "列的内容与正本字节不符。"
    return ""
