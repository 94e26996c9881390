"""Keep the fulfillment of a published decision current (履行情况), 国办发〔2018〕118号（六）."""

from datetime import datetime

from django.db import transaction

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import draft_fields, rule_for
from sunlit.disclosure.leaks import refuse_leaks
from sunlit.disclosure.models import (
    Publication,
    PublicationEventKind,
    PublicationStatus,
    PublishedRecord,
)
from sunlit.disclosure.opening import file_of_case, lock_publication
from sunlit.foundations.accounts.models import Account

FIELD = "fulfillment"


def update_fulfillment(*, publication_id: int, actor: Account | None, at: datetime) -> bool:
    """Rewrite only the fulfillment of a published decision; returns whether it changed.

    `actor` None is 系统: the content follows the case by rule. Raises LeakFound (fails closed).
    """
    with transaction.atomic():
        publication = lock_publication(publication_id, None)
        file = file_of_case(publication.case_id, at)
        rule = rule_for(file)
        if publication.status != PublicationStatus.PUBLISHED or rule is None:
            return False
        fresh = {f["name"]: f for f in draft_fields(file, rule, publication.extra_masks)}
        fields = [fresh.get(FIELD, f) if f["name"] == FIELD else f for f in publication.fields]
        is_changed: bool = fields != publication.fields
        publication.case_version = publication.case.version
        publication.fields = fields
        if is_changed:
            refuse_leaks(publication, file)
            _write(publication, actor, at)
        publication.save()
    return is_changed


def _write(publication: Publication, actor: Account | None, at: datetime) -> None:
    PublishedRecord.objects.filter(public_id=publication.public_id).update(
        fields=publication.fields
    )
    publication.version += 1
    note_event(
        publication=publication,
        kind=PublicationEventKind.UPDATED,
        actor=actor,
        duty="",
        at=at,
    )
