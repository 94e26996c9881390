"""Publish a cleared publication (发布): the copy the portal reads comes into being."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import rule_for
from sunlit.disclosure.leaks import refuse_leaks
from sunlit.disclosure.models import (
    Publication,
    PublicationEventKind,
    PublicationStatus,
    PublishedRecord,
    RecordKind,
)
from sunlit.disclosure.opening import (
    WrongState,
    content_digest,
    file_of_case,
    last_actor,
    lock_publication,
    require,
)
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import add_months
from sunlit.foundations.refusals import NotAllowed
from sunlit.foundations.textsearch.index import reindex
from sunlit.procedures.case_file import CaseFile


class DecisionUnserved(WrongState):
    """A decision is served on the party before the public reads it."""


def publish(
    *, publication_id: int, actor: Account, at: datetime, expected_version: int | None = None
) -> PublishedRecord:
    """Write the published copy and index it. Raises WrongState, DecisionUnserved, LeakFound."""
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        file = file_of_case(publication.case_id, at)
        require(actor, Duty.DISCLOSURE_STAFF, at, file)
        if publication.status != PublicationStatus.CLEARED:
            raise WrongState(
                format_lazy(
                    _("公示稿{status}，不能发布。"), status=publication.get_status_display()
                )
            )
        if last_actor(publication, PublicationEventKind.CLEARED) == actor.pk:
            raise NotAllowed(_("审查人不能发布自己审查的公示稿。"), "国办发〔2018〕118号（六）")
        if file.has_step("decision_served") and not file.has("decision_served"):
            is_penalty = file.procedure.item_category == "PENALTY"
            article = "《行政处罚法》第六十一条" if is_penalty else "国办发〔2018〕118号（五）"
            raise DecisionUnserved(_("决定书尚未送达当事人，不能公示。"), article)
        refuse_leaks(publication, at)
        record = _record(publication, file, at)
        publication.status = PublicationStatus.PUBLISHED
        publication.version += 1
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.PUBLISHED,
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF,
            at=at,
            digest=content_digest(publication),
        )
    return record


def _record(publication: Publication, file: CaseFile, at: datetime) -> PublishedRecord:
    values = {field["name"]: field["value"] for field in publication.fields}
    rule = rule_for(file)
    months = rule.display_months if rule else 12
    record = PublishedRecord.objects.create(
        public_id=publication.public_id,
        kind=RecordKind.DECISION,
        key=publication.document_no,
        title=publication.title,
        document_no=publication.document_no,
        matter=rule.name if rule else "",
        group=values.get("kinds", ""),
        section=file.body.name,
        party_name=values.get("party_name", ""),
        decided_on=publication.decided_on,
        published_on=localdate(at),
        expires_on=add_months(publication.decided_on, months),
        fields=publication.fields,
    )
    text = " ".join([record.title, *(field["value"] for field in publication.fields)])
    reindex("published", record.pk, text)
    return record
