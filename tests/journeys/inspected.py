"""Inspections for the journeys: crew of 执法监督科, the company, the standard story."""

from dataclasses import replace
from typing import Any

from sunlit.interfaces.operator.demo.inspecting import GRAIN_CHECK, InspectionWalk
from sunlit.interfaces.operator.demo.story import Story
from sunlit.registers.officers.models import Officer
from sunlit.registers.parties.models import Counterparty
from tests.builders.bureau import START, company, crew, person


def check_story(**changes: Any) -> Story:
    """The standard inspection: planned, nothing found."""
    people = replace(
        GRAIN_CHECK,
        lead_officer=Officer.objects.get(name="承办人甲").pk,
        assisting_officer=Officer.objects.get(name="协办人乙").pk,
        chair=person("shenhe-er").pk,
    )
    return replace(people, **changes)


def an_inspection(
    party: Counterparty | None = None, planned: dict[str, Any] | None = None, **changes: Any
) -> InspectionWalk:
    """An inspection just planned; `planned` changes what was entered."""

    class Planned(InspectionWalk):
        @staticmethod
        def answers(step: str, *rest: Any) -> dict[str, Any]:
            found = InspectionWalk.answers(step, *rest)
            return found | (planned or {}) if step == "inspection_planned" else found

    return Planned(crew(), check_story(**changes), party or company(), START)
