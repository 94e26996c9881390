"""Merge one case into another (并案): the other ends, its facts and evidence go on here."""

from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import get_default_timezone

from sunlit.casework.models import Case
from sunlit.casework.queries import joinable
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.loading import load_file, read_case

ENDING = "case_merged"  # the step that ends the case merged into another


def joinable_into(file: CaseFile) -> QuerySet[Case]:
    """The cases that may be merged into this one."""
    case = Case.objects.filter(case_no=file.case_no).first() if file.case_no else None
    return joinable(case) if case else Case.objects.none()


def opened_to_join(file: CaseFile, number: str) -> tuple[Case, CaseFile] | None:
    """The case of that number with its file of today, if it may be merged into this one."""
    found = joinable_into(file).filter(case_no=number).first()
    if found is None:
        return None
    case = read_case(pk=found.pk)
    noon = datetime.combine(file.today, time(12), tzinfo=get_default_timezone())
    return case, load_file(case, noon)


def merged_from(file: CaseFile) -> dict[str, Any]:
    """What the other case brings along: its facts, and its evidence, one line each."""
    filed = file.last("case_filed")
    pieces = [
        f"{taken.data.get('title', '')}，证明{taken.data.get('purpose', '')}"
        for taken in file.all("evidence_added")
    ]
    return {
        "other_facts": str(filed.data.get("facts", "")) if filed else "",
        "other_evidence": "\n".join(pieces),
    }
