"""Published copies as the portal finds them, without the cases behind them."""

from datetime import date
from uuid import uuid4

from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.textsearch.index import reindex


def a_record(
    title: str, kind: RecordKind = RecordKind.DECISION, **changes: object
) -> PublishedRecord:
    """A visible record, indexed for search: a decision of November 2026 unless said otherwise."""
    number = PublishedRecord.objects.count() + 1
    values: dict[str, object] = {
        "public_id": uuid4(),
        "kind": kind,
        "key": f"{kind}-{number}",
        "title": title,
        "document_no": f"（示）发改罚〔2026〕{number}号" if kind == RecordKind.DECISION else "",
        "decided_on": date(2026, 11, 2) if kind == RecordKind.DECISION else None,
        "published_on": date(2026, 11, 9),
        "fields": [{"name": "facts", "label": "违法事实", "value": f"{title}的事实"}],
    }
    record = PublishedRecord.objects.create(**values | changes)
    text = " ".join([record.title, *(field["value"] for field in record.fields)])
    reindex("published", record.pk, text)
    return record
