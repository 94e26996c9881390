"""Links from the points of a legal review to the very page or second (审核要点的引用)."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.review_references import Reference, references
from sunlit.recording.models import Document
from sunlit.review.ten_points import place_words
from sunlit.rulebook.schema import FieldType


def citations(
    case_id: UUID, file: CaseFile, taken: Taken, documents: Mapping[int, list[Document]]
) -> list[tuple[str, str]]:
    """What the points of this opinion refer to: words and address; "" where there is no file."""
    points = list(_points(file, taken))
    known = {found.position: found for found in references(file)} if points else {}
    return [
        (
            f"{point['no']}. {point['title']} {place_words(point)}".strip(),
            _address(case_id, known.get(point["reference"]), point.get("place", ""), documents),
        )
        for point in points
    ]


def _points(file: CaseFile, taken: Taken) -> Iterator[Mapping[str, Any]]:
    for field in file.procedure.step(taken.step).fields:
        if field.type is FieldType.TEN_POINTS:
            yield from (one for one in taken.data.get(field.name, ()) if one.get("reference"))


def _address(
    case_id: UUID, found: Reference | None, place: str, documents: Mapping[int, list[Document]]
) -> str:
    if found is None:
        return ""
    if found.sha256:
        address = reverse("desk:evidence", args=[case_id, found.sha256])
        return f"{address}#t={_seconds(place)}" if found.is_recording else f"{address}#page={place}"
    made = documents.get(found.position)
    if not made:
        return ""
    return f"{reverse('desk:document-file', args=[made[0].public_id, 'pdf'])}#page={place or 1}"


def _seconds(place: str) -> int:
    """ "1:02:03" or "2:03" as seconds from the start, as media fragments count (W3C)."""
    seconds = 0
    for part in place.split(":"):
        seconds = seconds * 60 + int(part or 0)
    return seconds
