"""Read list versions: what is in force on a day, what is being drafted, what a version says."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from sunlit.foundations.ledger.encoding import canonical_json
from sunlit.registers.lists.models import OPEN, ListRow, ListStatus, ListVersion

WITH_EFFECT = (ListStatus.APPROVED, ListStatus.IN_FORCE, ListStatus.SUPERSEDED)


def version_in_force(kind: str, on: date) -> ListVersion | None:
    """The version of a list in force on that day; an approved one takes effect by itself."""
    versions = _with_effect(on).filter(kind=kind)
    return versions.select_related("lead_section").order_by("-number").first()


def versions_in_force(on: date) -> dict[str, ListVersion]:
    """The version in force of every list, by kind, in one query."""
    found = _with_effect(on).select_related("lead_section").order_by("number")
    return {version.kind: version for version in found}


def _with_effect(on: date) -> QuerySet[ListVersion]:
    return ListVersion.objects.filter(
        Q(superseded_on__isnull=True) | Q(superseded_on__gt=on),
        status__in=WITH_EFFECT,
        effective_on__lte=on,
    )


def open_version(kind: str) -> ListVersion | None:
    """The one version of a list that is being drafted, approved or waiting for its day."""
    versions = ListVersion.objects.filter(kind=kind, status__in=OPEN)
    return versions.select_related("lead_section", "based_on").first()


def open_versions() -> dict[str, ListVersion]:
    """The open version of every list that has one, by kind, in one query."""
    found = ListVersion.objects.filter(status__in=OPEN).select_related("lead_section")
    return {version.kind: version for version in found}


def versions(kind: str) -> QuerySet[ListVersion]:
    """Every version of a list, newest first, withdrawn ones too."""
    return ListVersion.objects.filter(kind=kind).select_related("lead_section").order_by("-number")


def rows_of(version: ListVersion) -> QuerySet[ListRow]:
    """The rows of a version in order; the complete list as of that version."""
    return ListRow.objects.filter(version=version).order_by("position", "pk")


def due_versions(on: date) -> QuerySet[ListVersion]:
    """Approved versions whose day has come, oldest first."""
    found = ListVersion.objects.filter(status=ListStatus.APPROVED, effective_on__lte=on)
    return found.order_by("effective_on", "pk")


def content_digest(version: ListVersion, rows: Iterable[ListRow] | None = None) -> str:
    """SHA-256 over every row and declaration: what was approved is what is in force."""
    lines = [[row.code, row.category, row.title, row.data] for row in rows or rows_of(version)]
    text = canonical_json([version.kind, lines, sorted(version.empty_categories)])
    return hashlib.sha256(text.encode()).hexdigest()
