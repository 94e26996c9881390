"""Read items and powers: what is in force on a day, and which items stand on a law."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from sunlit.registers.items.models import EnforcementItem, LegalBasis, PowerEntry

BASES = Prefetch("legal_bases", LegalBasis.objects.select_related("instrument"))


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def items_in_force(on: date) -> QuerySet[EnforcementItem]:
    """The version of every item that is in force on that day (行政执法事项清单)."""
    return EnforcementItem.objects.filter(_in_force(on)).order_by("category", "pk")


def item_in_force(code: str, on: date) -> EnforcementItem | None:
    """The version of one item in force on that day."""
    return items_in_force(on).filter(code=code).order_by("-version").first()


def with_details(items: QuerySet[EnforcementItem]) -> QuerySet[EnforcementItem]:
    """The same items with body, sections and bases, in a fixed number of queries."""
    return items.select_related("body").prefetch_related("sections", BASES)


def item_versions(code: str) -> QuerySet[EnforcementItem]:
    """Every version of an item, oldest first."""
    return EnforcementItem.objects.filter(code=code).order_by("version")


def powers_in_force(on: date) -> QuerySet[PowerEntry]:
    """The entries of the list of powers in force on that day (权责清单)."""
    return PowerEntry.objects.filter(_in_force(on)).order_by("category", "pk")
