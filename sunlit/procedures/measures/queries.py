"""Read the bureau's measures: the version in force, the one being made, what it would change."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from sunlit.procedures.checking import data_faults
from sunlit.procedures.measures.models import OPEN, Measured, MeasureStatus, MeasureVersion
from sunlit.registers.laws.queries import law_index
from sunlit.registers.radar.checking import wrong_measure
from sunlit.rulebook.loading import RuleDataError, rulebook
from sunlit.rulebook.measures import Measure, Problem, measure, problems
from sunlit.rulebook.queries import content_of, release_in_force, rules_of


def measures_in_force(on: date) -> dict[str, Measure]:
    """The measures of the rules in force that day, by kind."""
    return rules_of(release_in_force(on).digest).measures


def version_in_force(kind: str, on: date) -> MeasureVersion | None:
    """The released version in force, None while the shipped one or none is."""
    rows = MeasureVersion.objects.filter(
        kind=kind, status=MeasureStatus.RELEASED, effective_from__lte=on
    )
    return rows.order_by("-number").first()


def open_measure(kind: str) -> MeasureVersion | None:
    """The version being made, if any."""
    return MeasureVersion.objects.filter(kind=kind, status__in=OPEN).first()


def waiting_measures(account_id: int) -> QuerySet[MeasureVersion]:
    """The versions that wait for release by this person: never who drafted or submitted them."""
    waiting = MeasureVersion.objects.filter(status=MeasureStatus.SUBMITTED).order_by("pk")
    return waiting.exclude(drafted_by=account_id).exclude(submitted_by=account_id)


def returned_measures() -> QuerySet[MeasureVersion]:
    """The drafts that were sent back with a reason."""
    drafts = MeasureVersion.objects.filter(status=MeasureStatus.DRAFT).order_by("pk")
    return drafts.exclude(return_reason="")


def next_number(kind: str, on: date) -> int:
    """The number of the next version: after every one made, and after the one shipped."""
    shipped = measures_in_force(on).get(kind)
    made = MeasureVersion.objects.filter(kind=kind).order_by("-number").first()
    return max(shipped.number if shipped else 0, made.number if made else 0) + 1


def as_data(version: MeasureVersion) -> dict[str, Any]:
    """The version as a release holds it."""
    return {
        "kind": version.kind,
        "title": version.title,
        "number": version.number,
        "effective_from": f"{version.effective_from or ''}",
        "articles": version.articles,
        "rows": version.rows,
        "figures": version.figures,
    }


def base_content(on: date) -> dict[str, Any]:
    """The content of the release in force that day, as it was released."""
    return content_of(release_in_force(on).digest)


def content_with(version: MeasureVersion, on: date) -> dict[str, Any]:
    """The rules in force that day with this version in the place of the one before."""
    content = base_content(on)
    return {**content, "measures": {**content.get("measures", {}), version.kind: as_data(version)}}


def version_problems(version: MeasureVersion, on: date) -> list[Problem]:
    """Everything that stands against the release of a version, each with its reason."""
    content = content_with(version, on)
    try:
        given = measure(as_data(version))
        found = problems(content, given)
        found += _text_problems(version)
        if not found:
            faults = data_faults(rulebook(content, "draft"))
            found += [Problem(one.place, one.sentence, one.article) for one in faults]
    except (KeyError, TypeError, ValueError, AttributeError, RuleDataError) as error:
        return [Problem(str(Measured(version.kind).label), f"附表的格式不对：{error}。")]
    return [*found, *wrong_measure(given, law_index(), on)]


def _text_problems(version: MeasureVersion) -> list[Problem]:
    if version.articles:
        return []
    return [Problem("条文", "办法没有条文，请写明后再提交。")]
