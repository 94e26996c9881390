"""Read publications for the queue and published records for the portal."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sunlit.casework.models import Case
from sunlit.disclosure.models import (
    Publication,
    PublicationStatus,
    PublishedRecord,
    RecordKind,
    Succession,
)
from sunlit.procedures.models import StepTaken
from sunlit.rulebook.queries import rules_of


def cases_without_publication() -> QuerySet[Case]:
    """Cases whose decision their rules make public and that have no publication, oldest first."""
    drafted = Publication.objects.filter(case=OuterRef("pk"))
    decided = Case.objects.filter(~Exists(drafted), decided_on__isnull=False)
    waiting = decided.exclude(decision_no="")
    digests = waiting.order_by().values_list("rules_digest", flat=True).distinct()
    disclosed = Q(*map(_disclosed_by, digests), _connector=Q.OR)
    return waiting.filter(disclosed).select_related("item", "party").order_by("decided_on", "id")


def _disclosed_by(digest: str) -> Q:
    """Cases under these rules that took a step whose kind of decision they make public."""
    rules = rules_of(digest)
    kinds = {rule.decides for rule in rules.disclosure}
    steps = [step for procedure in rules.procedures.values() for step in procedure.steps]
    deciding = sorted({step.code for step in steps if step.decides in kinds})
    taken = StepTaken.objects.filter(case=OuterRef("pk"), step__in=deciding)
    return Q(Exists(taken), rules_digest=digest)


def publications_behind() -> QuerySet[Publication]:
    """Published decisions whose case went on since, so that the fulfillment may have changed."""
    published = Publication.objects.filter(status=PublicationStatus.PUBLISHED)
    return published.exclude(case_version=F("case__version")).order_by("id")


def waiting_successions() -> QuerySet[Succession]:
    """Published decisions whose later decision the public is not told of yet, nearest limit first.

    One that was taken down for another reason, or is not public any more, has nobody to tell.
    """
    waiting = Succession.objects.filter(settled_on=None)
    waiting = waiting.filter(earlier__status=PublicationStatus.PUBLISHED)
    return waiting.select_related("earlier", "later").order_by("due_on", "id")


def visible_records(kind: RecordKind, on: date) -> QuerySet[PublishedRecord]:
    """Records the public may read on that day: not taken down, display period not over."""
    return PublishedRecord.objects.filter(kind=kind, is_visible=True).exclude(expires_on__lt=on)
