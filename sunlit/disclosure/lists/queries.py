"""Read published lists: the current one, one of the past, and which are behind the registers."""

from datetime import date

from django.db.models import Q, QuerySet

from sunlit.disclosure.lists.models import PublishedEdition, PublishedList
from sunlit.disclosure.lists.sources import PUBLIC_LISTS, PublicList, public_list
from sunlit.disclosure.models import RecordKind


def list_published_on(kind: RecordKind, on: date) -> PublishedList | None:
    """The list the public read that day."""
    until = Q(replaced_on__isnull=True) | Q(replaced_on__gt=on)
    lists = PublishedList.objects.filter(until, kind=kind, published_on__lte=on)
    return lists.order_by("-published_on", "-id").first()


def published_lists(kind: RecordKind) -> QuerySet[PublishedList]:
    """Every version that was public, newest first."""
    return PublishedList.objects.filter(kind=kind).order_by("-published_on", "-id")


def editions_on(kind: RecordKind, on: date) -> QuerySet[PublishedEdition]:
    """The rows the public read that day, in the order of the list."""
    until = Q(shown_until__isnull=True) | Q(shown_until__gt=on)
    rows = PublishedEdition.objects.filter(until, kind=kind, shown_from__lte=on)
    return rows.select_related("record").order_by("position", "id")


def lists_behind(on: date) -> list[tuple[RecordKind, PublicList]]:
    """Lists that are in force otherwise than they were published (待公示清单)."""
    shown = dict(
        PublishedList.objects.filter(replaced_on__isnull=True).values_list("kind", "digest")
    )
    behind = []
    for kind in PUBLIC_LISTS:
        source = public_list(kind, on)
        if source and shown.get(kind) != source.digest():
            behind.append((kind, source))
    return behind
