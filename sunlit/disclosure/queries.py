"""Read publications for the queue and published records for the portal."""

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet

from sunlit.casework.models import Case
from sunlit.disclosure.models import Publication, PublicationStatus, PublishedRecord, RecordKind


def cases_without_publication() -> QuerySet[Case]:
    """Decided cases whose decision has a number and no publication yet, oldest first."""
    drafted = Publication.objects.filter(case=OuterRef("pk"))
    return (
        Case.objects.filter(~Exists(drafted), decided_on__isnull=False)
        .exclude(decision_no="")
        .select_related("item", "party")
        .order_by("decided_on", "id")
    )


def publications_behind() -> QuerySet[Publication]:
    """Published decisions whose case went on since, so that the fulfillment may have changed."""
    published = Publication.objects.filter(status=PublicationStatus.PUBLISHED)
    return published.exclude(case_version=F("case__version")).order_by("id")


def visible_records(kind: RecordKind, on: date) -> QuerySet[PublishedRecord]:
    """Records the public may read on that day: not taken down, display period not over."""
    return PublishedRecord.objects.filter(kind=kind, is_visible=True).exclude(expires_on__lt=on)
