"""Publish a list (公示清单).

Items or officers as the registers hold them that day, 国办发〔2018〕118号（四）.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure import codes  # noqa: F401  (declares the ledger code)
from sunlit.disclosure.listing import Row, item_rows, officer_rows
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed
from sunlit.foundations.textsearch.index import forget, reindex
from sunlit.foundations.wording import in_record_language

ROWS = {RecordKind.ITEM: item_rows, RecordKind.OFFICER: officer_rows}


def publish_list(*, kind: RecordKind, actor: Account | None, at: datetime) -> int:
    """Bring the published copies to what the register holds and return how many are public.

    Rows no longer in force are withdrawn. `actor` None is the command line. Raises NotAllowed
    without the duty 公示员.
    """
    today = localdate(at)
    if actor is not None and not holds(actor, Duty.DISCLOSURE_STAFF, today):
        raise NotAllowed(_("本项由公示员办理。"), "国办发〔2018〕118号（四）")
    with transaction.atomic():
        with in_record_language():
            rows = list(ROWS[kind](today))
        known = {record.key: record for record in PublishedRecord.objects.filter(kind=kind)}
        _write(kind, rows, known, at)
        gone = [r for key, r in known.items() if r.is_visible and key not in {x.key for x in rows}]
        for record in gone:
            forget("published", record.pk)
            record.is_visible, record.taken_down_on = False, today
            record.tombstone_reason = "已不在有效的清单中。"
            record.save()
        append(
            stream=f"lists/{kind.lower()}",
            code="lists.published",
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF if actor else "",
            at=at,
            payload={"list_kind": str(kind), "published": len(rows), "withdrawn": len(gone)},
        )
    return len(rows)


def _write(
    kind: RecordKind, rows: Iterable[Row], known: dict[str, PublishedRecord], at: datetime
) -> None:
    for row in rows:
        record = known.get(row.key) or PublishedRecord(
            public_id=uuid.uuid4(), kind=kind, key=row.key, published_on=localdate(at)
        )
        changed = (record.title, record.fields, record.is_visible) != (row.title, row.fields, True)
        if record.pk and not changed:
            continue
        record.title, record.group, record.section = row.title, row.group, row.section
        record.fields, record.is_visible = row.fields, True
        record.taken_down_on, record.tombstone_reason = None, ""
        record.published_on = localdate(at)
        record.save()
        text = " ".join([row.title, *(field["value"] for field in row.fields)])
        reindex("published", record.pk, text)
