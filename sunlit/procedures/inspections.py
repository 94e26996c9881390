"""What the registers and other cases say about an inspection (行政检查的名录核对)."""

import json
from datetime import date
from typing import Any

from sunlit.casework.models import Case
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.models import StepTaken
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.queries import rows_of, version_in_force
from sunlit.registers.parties.queries import same_party
from sunlit.rulebook.schema import FieldType, Step

BEGUN = ("inspection_approved", "urgent_started")
LIMITED = frozenset({"ANNUAL_PLAN", "RANDOM_DRAW", "SPECIAL_PLAN"})


def listed_titles(day: date) -> tuple[str, ...]:
    """The items of the 随机抽查事项清单 in force on that day, in its order."""
    version = version_in_force(ListKind.INSPECTION_ITEMS, day)
    return tuple(rows_of(version).values_list("title", flat=True)) if version else ()


def limited_this_year(file: CaseFile) -> int:
    """How many inspections under the yearly cap the party had this year (年度检查频次)."""
    cases = Case.objects.filter(party__in=same_party(file.party.party_id))
    begun = StepTaken.objects.filter(step__in=BEGUN, case__in=cases, taken_at__year=file.today.year)
    planned = StepTaken.objects.filter(
        step="inspection_planned", case__in=begun.values("case")
    ).values_list("data", flat=True)
    return sum(1 for data in planned if json.loads(data).get("source") in LIMITED)


def inspection_lookups(file: CaseFile, step: Step) -> dict[str, Any]:
    """What the checks of an inspection need, under names that are never stored."""
    found: dict[str, Any] = {}
    if any(field.type is FieldType.LISTED for field in step.fields):
        found["_listed"] = listed_titles(file.today)
    if "within_yearly_cap" in step.checks:
        found["_inspections_this_year"] = limited_this_year(file)
    return found


def inspection_facts(file: CaseFile) -> dict[str, str]:
    """Facts an inspection notice names: the yearly cap as published."""
    most = file.rules.parameters.inspections_per_year
    return {"inspections.cap": f"{most}次" if most else "尚未公布"}
