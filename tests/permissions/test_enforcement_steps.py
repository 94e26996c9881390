"""Every step of inspection, coercion and penalty on the spot tried by everybody where possible."""

import pytest

from sunlit.foundations.refusals import NotAllowed
from sunlit.interfaces.operator.demo.applying import STORIES
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.open_case import open_case
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.attempts import EntryRefused, StepRefused
from sunlit.procedures.conditions.under_review import reviewer_of
from sunlit.procedures.evaluation import Readiness, step_states
from tests.builders.bureau import person
from tests.journeys.telling import file_of
from tests.permissions.people import EVERYBODY, attempt, nothing_changes
from tests.permissions.ways import WAYS, stages
from tests.rulebook.planting import rules

pytestmark = pytest.mark.usefixtures("bureau")
REFUSALS = (NotAllowed, StepRefused, EntryRefused)
TEAMS = {
    "ZFJ": ({"chengban", "xieban"}, {"kezhang"}),
    "NYK": ({"chengban-ny", "xieban-ny"}, {"kezhang-ny"}),
}


def allowed(walk: Walk, by: str) -> set[str]:
    """Who the law names for a step done by that kind of person."""
    officers, head = TEAMS[walk.case.section.code]
    reviewer = reviewer_of(file_of(walk))
    return {
        "section_officer": officers,
        "handler": officers,
        "section_head": head,
        "leader": {"fenguan"},
        "legal_section": {"shenhe", "shenhe-er"},
        "legal_reviewer": {name for name in ("shenhe", "shenhe-er") if person(name).pk == reviewer},
        "presiding_officer": {"shenhe-er"},
        "system": set(),
    }[by]


def tries(walk: Walk, step: str, username: str) -> bool:
    """Whether that person gets as far as what is entered."""
    outcome = attempt(
        lambda: take_step(
            case_id=walk.case.pk, step_code=step, actor=person(username), at=walk.at, data={}
        ),
        *REFUSALS,
    )
    return outcome != "NotAllowed"


@pytest.mark.parametrize("procedure", WAYS)
def test_every_step_is_taken_by_its_people_and_refused_to_everybody_else(procedure: str) -> None:
    tried = set()
    for way in WAYS[procedure]:
        for walk in stages(way):
            ready = [one for one in step_states(file_of(walk)) if one.readiness is Readiness.READY]
            for step in (one.step for one in ready if one.step.code not in tried):
                tried.add(step.code)
                with nothing_changes():
                    may = {name for name in EVERYBODY if tries(walk, step.code, name)}
                assert may == allowed(walk, step.by), step.name

    steps = rules().procedures[procedure].steps
    assert [step.code for step in steps[1:] if step.code not in tried] == []


@pytest.mark.parametrize("procedure", WAYS)
def test_it_is_opened_by_the_officers_of_its_section(procedure: str) -> None:
    walk = WAYS[procedure][0][0]()
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
                procedure=procedure,
            ),
            *REFUSALS,
        )

    with nothing_changes():
        may = {name for name in EVERYBODY if opens(name) == "allowed"}

    assert may == allowed(walk, "section_officer")


def test_no_procedure_is_missing_from_the_tables() -> None:
    tabled = {"penalty-ordinary", *WAYS, *(kind.procedure for kind in STORIES)}

    assert set(rules().procedures) == tabled
