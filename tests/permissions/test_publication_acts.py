"""Every act on a publication tried by everybody."""

from datetime import date

import pytest

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.refusals import NotAllowed
from tests.builders.bureau import START, person
from tests.journeys.telling import file_of
from tests.permissions.people import attempt, outcomes
from tests.permissions.publication_acts import CLEARER, PUBLICATION_ACTS, publication, submit

pytestmark = pytest.mark.usefixtures("bureau")


@pytest.mark.parametrize("name", PUBLICATION_ACTS)
def test_an_act_on_a_publication_is_open_to_those_of_the_table(name: str) -> None:
    status, act, allowed = PUBLICATION_ACTS[name]
    found, walk = publication(status)

    assert outcomes(act(found, walk)) == allowed


@pytest.mark.parametrize("name", PUBLICATION_ACTS)
def test_whoever_handled_or_decided_the_case_does_not_publish_it(name: str) -> None:
    status, act, allowed = PUBLICATION_ACTS[name]
    found, walk = publication(status)
    duty = Duty.DISCLOSURE_CLEARER if allowed == CLEARER else Duty.DISCLOSURE_STAFF

    for username in ("chengban", "xieban", "fenguan"):
        assign_duty(
            actor=None, at=START, account=person(username), duty=duty, valid_from=date(2026, 1, 1)
        )
        outcome = attempt(lambda name=username: act(found, walk)(person(name)), NotAllowed)
        assert outcome == "NotAllowed"


@pytest.mark.parametrize("name", ["clear_publication", "publish"])
def test_nobody_answers_himself(name: str) -> None:
    """Submitting and clearing, clearing and publishing are two persons."""
    status, act, _allowed = PUBLICATION_ACTS[name]
    found, walk = publication(status)
    both = person("gongshi") if name == "clear_publication" else person("gongshi-shencha")
    for duty in (Duty.DISCLOSURE_CLEARER, Duty.DISCLOSURE_STAFF):
        if not both.duties.filter(duty=duty).exists():
            assign_duty(actor=None, at=START, account=both, duty=duty, valid_from=date(2026, 1, 1))

    assert attempt(lambda: act(found, walk)(both), NotAllowed) == "NotAllowed"


def test_the_refusal_of_a_stranger_names_what_is_missing() -> None:
    found, walk = publication("DRAFT")

    with pytest.raises(NotAllowed, match="公示员"):
        submit(found, walk)(person("jiandu"))
    assert file_of(walk).decision() is not None
