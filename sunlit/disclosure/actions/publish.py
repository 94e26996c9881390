"""Publish a cleared publication (发布): the copy the portal reads comes into being."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import display_until
from sunlit.disclosure.models import (
    Publication,
    PublicationEventKind,
    PublicationStatus,
    PublishedRecord,
    RecordKind,
)
from sunlit.disclosure.noting import restate_note
from sunlit.disclosure.opening import file_of_case, lock_publication
from sunlit.disclosure.publishing import Publisher, refuse_publishing
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.textsearch.index import reindex
from sunlit.procedures.case_file import CaseFile
from sunlit.rulebook.tables import DisclosureRule


def publish(
    *, publication_id: int, actor: Account, at: datetime, expected_version: int | None = None
) -> PublishedRecord:
    """Write the published copy and index it. Raises WrongState, DecisionUnserved, LeakFound."""
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        file = file_of_case(publication.case_id, at)
        rule = refuse_publishing(publication, file, Publisher.of(actor, at, [publication.pk]))
        record = _record(publication, file, rule, at)
        publication.status = PublicationStatus.PUBLISHED
        publication.version += 1
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.PUBLISHED,
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF,
            at=at,
        )
    return record


def _record(
    publication: Publication, file: CaseFile, rule: DisclosureRule, at: datetime
) -> PublishedRecord:
    """The public copy; one taken down before is filled again and keeps its day and index number."""
    today = localdate(at)
    old = PublishedRecord.objects.select_for_update().filter(public_id=publication.public_id)
    record = old.first() or PublishedRecord(public_id=publication.public_id, published_on=today)
    values = {field["name"]: field["value"] for field in publication.fields}
    record.kind, record.key = RecordKind.DECISION, publication.document_no
    record.title, record.document_no = publication.title, publication.document_no
    record.matter, record.group = rule.name, values.get("kinds", "")
    record.section, record.party_name = file.body.name, values.get("party_name", "")
    record.decided_on = publication.decided_on
    record.expires_on = display_until(file, rule, publication.decided_on)
    record.fields, record.is_visible = publication.fields, True
    record.taken_down_on, record.tombstone_reason = None, ""
    restate_note(record, publication, today)
    record.save()
    text = " ".join([record.title, *(field["value"] for field in publication.fields)])
    reindex("published", record.pk, text)
    return record
