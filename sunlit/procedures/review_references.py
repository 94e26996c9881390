"""What a point of legal review may refer to (审核要点的引用): a page, a piece, a second of it.

Everything of a case is a step of it, so a reference is the position of that step and the place in
what it made: a page of a document or a piece of evidence, a time of a recording.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.procedures.case_file import CaseFile, Taken
from sunlit.procedures.conditions.registry import Sentence

PAGE = re.compile(r"[1-9]\d{0,3}")
TIME = re.compile(r"(\d{1,2}:)?[0-5]?\d:[0-5]\d")
RECORDING = "recording_added"


@dataclass(frozen=True)
class Reference:
    """Something of the case that can be referred to. `sha256`: its file, if it is one."""

    position: int
    title: str
    is_recording: bool = False
    sha256: str = ""


def references(file: CaseFile) -> list[Reference]:
    """The documents, evidence and recordings of the case, in the order they came."""
    return [found for taken in file.taken if (found := _reference(file, taken))]


def _reference(file: CaseFile, taken: Taken) -> Reference | None:
    step = file.procedure.step(taken.step)
    if taken.step == RECORDING:
        title = f"{step.name}（{taken.data.get('device', '')}）"
        return Reference(taken.position, title, True, taken.data.get("file", ""))
    if "keep_evidence" in step.effects:
        return Reference(taken.position, taken.data["title"], sha256=taken.data.get("file", ""))
    if not step.document:
        return None
    title = f"{file.rules.forms[step.document].title} {taken.document_no}".strip()
    return Reference(taken.position, title)


def faulty_references(file: CaseFile, points: Iterable[Mapping[str, Any]]) -> Sentence | None:
    """The first reference that leads nowhere, as a sentence that names its point."""
    known = {found.position: found for found in references(file)}
    for point in points:
        if not point.get("reference"):
            continue
        found = known.get(point["reference"])
        if found is None:
            return format_lazy(_("第{no}项引用的材料不属于本案。"), no=point["no"])
        place = point.get("place", "")
        if found.is_recording and not TIME.fullmatch(place):
            return format_lazy(
                _("第{no}项引用音像记录的，请写明时点，例如 12:30。"), no=point["no"]
            )
        if not found.is_recording and place and not PAGE.fullmatch(place):
            return format_lazy(_("第{no}项的页码应当是数字，例如 3。"), no=point["no"])
    return None


def with_titles(file: CaseFile, points: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The points with the title of what each refers to, as it is called on this day."""
    titles = {found.position: found.title for found in references(file)}
    return [
        {**point, "title": titles[point["reference"]]} if point.get("reference") else dict(point)
        for point in points
    ]
