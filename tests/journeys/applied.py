"""Acts on application, walked by the approving team of the cast."""

from dataclasses import replace
from datetime import date
from typing import Any

from sunlit.interfaces.operator.demo.applying import STORIES
from sunlit.interfaces.operator.demo.plain import PlainWalk
from sunlit.interfaces.operator.demo.walking import Crew
from sunlit.procedures.clocks import clocks
from sunlit.recording.models import Document
from sunlit.registers.officers.models import Officer
from sunlit.registers.parties.models import Counterparty
from tests.builders.bureau import START, company, person
from tests.journeys.telling import file_of


def approving(section: str) -> Crew:
    """Who acts for a section on applications; 能源科 has people of its own."""
    suffix = "ny" if section == "NYK" else "tz"
    return Crew(
        handler=person(f"chengban-{suffix}"),
        section_head=person(f"kezhang-{suffix}"),
        leader=person("fenguan"),
        reviewer=person("shenhe"),
        chair=person("shenhe-er"),
        section_code=section,
    )


def a_walk_of(
    kind: type[PlainWalk], party: Counterparty | None = None, /, **opening: Any
) -> PlainWalk:
    """A case of that kind just opened; `opening` are other answers to its first step."""
    section, story = STORIES[kind]
    crew = approving(section)
    assisting = "xieban-ny" if section == "NYK" else "xieban-tz"
    people = replace(
        story,
        lead_officer=Officer.objects.get(account=crew.handler).pk,
        assisting_officer=Officer.objects.get(account__username=assisting).pk,
        chair=person("shenhe-er").pk,
    )
    return _opening(kind, opening)(crew, people, party or company(), START)


def _opening(kind: type[PlainWalk], told: dict[str, Any]) -> type[PlainWalk]:
    """The same kind whose first step is answered otherwise."""
    if not told:
        return kind
    usual = kind.answers

    def answers(step: str, *given: Any) -> dict[str, Any]:
        return usual(step, *given) | (told if step == kind.opening else {})

    return type(kind.__name__, (kind,), {"answers": staticmethod(answers)})


def titles(walk: PlainWalk) -> list[str]:
    """The documents of the case in their order."""
    rows = Document.objects.filter(case=walk.case).order_by("pk")
    return list(rows.values_list("title", flat=True))


def due_on(walk: PlainWalk, clock: str) -> date:
    """The last day of a clock of the case."""
    found = next(view for view in clocks(file_of(walk)) if view.rule.code == clock)
    assert found.due_on is not None
    return found.due_on
