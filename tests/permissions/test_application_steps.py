"""Steps of two acts on application tried by everybody where they are possible.

Who may take which step of all of them is test_every_step.py.
"""

import pytest

from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.applying import (
    STORIES,
    Complaint,
    ProjectApproval,
)
from sunlit.interfaces.operator.demo.plain import PlainWalk
from sunlit.procedures.actions.open_case import open_case
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.conditions.under_review import reviewer_of
from sunlit.procedures.evaluation import Readiness, step_states
from sunlit.procedures.policies import PART_OF
from tests.builders.bureau import person
from tests.journeys.applied import a_walk_of
from tests.journeys.telling import file_of
from tests.permissions.people import EVERYBODY, attempt, nothing_changes

pytestmark = pytest.mark.usefixtures("bureau")
REFUSALS = (NotAllowed, StepRefused, EntryRefused)
LONGEST = 40
WALKED = [Complaint, ProjectApproval]


def allowed(walk: PlainWalk, by: str) -> set[str]:
    """Who the rules name for a step done by that kind of person."""
    team = "ny" if walk.case.section.code == "NYK" else "tz"
    file = file_of(walk)
    section = {f"chengban-{team}", f"xieban-{team}"}
    return {
        "section_officer": section,
        "handler": section,
        "section_head": {f"kezhang-{team}"},
        "leader": {"fenguan"},
        "legal_section": {"shenhe", "shenhe-er"},
        "legal_reviewer": {
            name for name in ("shenhe", "shenhe-er") if person(name).pk == reviewer_of(file)
        },
    }[by]


@pytest.mark.parametrize("kind", WALKED, ids=lambda kind: kind.procedure)
def test_each_step_asked_for_is_taken_by_its_people_only(kind: type[PlainWalk]) -> None:
    walk = a_walk_of(kind)
    tried = set()
    for _ in range(LONGEST):
        file = file_of(walk)
        ready = [one.step for one in step_states(file) if one.readiness is Readiness.READY]
        for step in ready:
            if step.code in tried or step.by not in PART_OF:
                continue
            tried.add(step.code)
            with nothing_changes():
                may = {name for name in EVERYBODY if tries(walk, step.code, name) != "NotAllowed"}
            assert may == allowed(walk, step.by), step.name
        todo = walk._asked(file)
        if not todo:
            walk.next_day()
            continue
        walk.take(todo)
        if todo == "case_closed":
            break

    assert file_of(walk).has("case_closed")
    assert len(tried) >= 3


def tries(walk: PlainWalk, step: str, username: str) -> str:
    """What becomes of a step tried by that person: refused for the person, or not."""
    return attempt(
        lambda: take_step(
            case_id=walk.case.pk,
            step_code=step,
            actor=person(username),
            at=walk.at,
            data=walk.answers(step, walk.story, walk.at, file_of(walk).today),
        ),
        *REFUSALS,
    )


@pytest.mark.parametrize("kind", STORIES, ids=lambda kind: kind.procedure)
def test_a_case_is_opened_by_the_officers_of_its_section(kind: type[PlainWalk]) -> None:
    walk = a_walk_of(kind)
    data = walk.answers(walk.opening, walk.story, walk.at, file_of(walk).today)

    def opens(username: str) -> str:
        return attempt(
            lambda: open_case(
                actor=person(username),
                at=walk.at,
                item_id=walk.case.item_id,
                party_id=walk.case.party_id,
                section_code=walk.crew.section_code,
                data=data,
                procedure=walk.procedure,
            ),
            *REFUSALS,
        )

    with nothing_changes():
        may = {name for name in EVERYBODY if opens(name) == "allowed"}

    assert may == allowed(walk, "section_officer")
