"""Publish a list (公示清单).

Lists in force and registers as they stand that day, 国办发〔2018〕118号（四）.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure import codes  # noqa: F401  (declares the ledger code)
from sunlit.disclosure.lists.models import PublishedEdition, PublishedList
from sunlit.disclosure.lists.sources import PublicList, Row, public_list
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.textsearch.index import forget, reindex
from sunlit.foundations.wording import in_record_language

BASIS = "国办发〔2018〕118号（四）"
NO_LONGER_LISTED = "已不在有效的清单中。"
REASONS = {RecordKind.GUIDE: "事项已变更或者取消，服务指南正在重新审核。"}


def publish_list(*, kind: RecordKind, actor: Account | None, at: datetime) -> int:
    """Bring the published copies to what the bureau holds and return how many rows are public.

    Rows no longer listed are withdrawn; what was public before stays readable as of its days.
    `actor` None is the command line. Raises NotAllowed without the duty 公示员, Refusal while no
    version of the list is in force.
    """
    today = localdate(at)
    if actor is not None and not holds(actor, Duty.DISCLOSURE_STAFF, today):
        raise NotAllowed(_("本项由公示员办理。"), BASIS)
    with transaction.atomic():
        with in_record_language():
            shown = public_list(kind, today)
        if shown is None:
            raise Refusal(_("该清单还没有现行有效的版本，批准生效后才能公示。"), BASIS)
        known = {record.key: record for record in PublishedRecord.objects.filter(kind=kind)}
        _write(kind, shown.rows, known, today)
        listed = {row.key for row in shown.rows}
        gone = [one for key, one in known.items() if one.is_visible and key not in listed]
        for record in gone:
            _withdraw(record, today)
        _keep_list(kind, shown, today)
        append(
            stream=f"lists/{kind.lower()}",
            code="lists.published",
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF if actor else "",
            at=at,
            payload={
                "list_kind": str(kind),
                "published": len(shown.rows),
                "withdrawn": len(gone),
                "number": shown.number,
                "content_digest": shown.digest(),
            },
        )
    return len(shown.rows)


def _write(
    kind: RecordKind, rows: list[Row], known: Mapping[str, PublishedRecord], today: date
) -> None:
    for position, row in enumerate(rows, start=1):
        record = known.get(row.key) or PublishedRecord(
            public_id=uuid.uuid4(), kind=kind, key=row.key, published_on=today
        )
        if record.pk and (record.position, _told(record)) == (position, _told(row)):
            continue
        if _told(record) != _told(row):
            record.published_on = today
        record.position, record.title, record.fields = position, row.title, row.fields
        record.drawing, record.group, record.section = row.drawing, row.group, row.section
        record.is_visible, record.taken_down_on, record.tombstone_reason = True, None, ""
        record.save()
        _keep_edition(record, today)
        text = " ".join([row.title, *(field["value"] for field in row.fields)])
        reindex("published", record.pk, text)


def _told(row: Row | PublishedRecord) -> tuple[object, ...]:
    """What the public reads of a row, whether it is on show or about to be."""
    is_visible = row.is_visible if isinstance(row, PublishedRecord) else True
    return (is_visible, row.title, row.group, row.section, row.fields, row.drawing)


def _keep_edition(record: PublishedRecord, today: date) -> None:
    """Close what the record said until now and keep what it says from today."""
    record.editions.filter(shown_until__isnull=True).update(shown_until=today)
    PublishedEdition.objects.create(
        record=record,
        kind=record.kind,
        position=record.position,
        title=record.title,
        group=record.group,
        section=record.section,
        fields=record.fields,
        drawing=record.drawing,
        shown_from=today,
    )


def _withdraw(record: PublishedRecord, today: date) -> None:
    forget("published", record.pk)
    record.is_visible, record.taken_down_on = False, today
    record.tombstone_reason = REASONS.get(RecordKind(record.kind), NO_LONGER_LISTED)
    record.save()
    record.editions.filter(shown_until__isnull=True).update(shown_until=today)


def _keep_list(kind: RecordKind, shown: PublicList, today: date) -> None:
    """Close the list published before, unless it said the same."""
    current = PublishedList.objects.filter(kind=kind, replaced_on__isnull=True).first()
    if current and current.digest == shown.digest():
        return
    if current:
        current.replaced_on = today
        current.save()
    PublishedList.objects.create(
        kind=kind,
        number=shown.number or (current.number + 1 if current else 1),
        title=shown.title,
        department=shown.department,
        document_no=shown.document_no,
        drawn_up_on=shown.drawn_up_on or today,
        published_on=today,
        row_count=len(shown.rows),
        empty_groups=list(shown.empty_groups),
        digest=shown.digest(),
    )
