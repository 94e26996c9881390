"""Read publications for the queue and published records for the portal."""

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet

from sunlit.casework.models import Case
from sunlit.disclosure.models import (
    Publication,
    PublicationStatus,
    PublishedRecord,
    RecordKind,
    Succession,
)
from sunlit.procedures.models import StepTaken
from sunlit.rulebook.queries import release_in_force, rules_of


def cases_without_publication(on: date) -> QuerySet[Case]:
    """Cases whose decision a rule makes public and that have no publication yet, oldest first."""
    drafted = Publication.objects.filter(case=OuterRef("pk"))
    decided = StepTaken.objects.filter(case=OuterRef("pk"), step__in=_disclosed_steps(on))
    return (
        Case.objects.filter(~Exists(drafted), Exists(decided), decided_on__isnull=False)
        .exclude(decision_no="")
        .select_related("item", "party")
        .order_by("decided_on", "id")
    )


def _disclosed_steps(on: date) -> list[str]:
    """Deciding steps whose kind of decision some disclosure rule in force names."""
    rules = rules_of(release_in_force(on).digest)
    kinds = {rule.decides for rule in rules.disclosure}
    steps = [step for procedure in rules.procedures.values() for step in procedure.steps]
    return sorted({step.code for step in steps if step.decides in kinds})


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
