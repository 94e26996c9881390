"""A party entered twice and merged (合并当事人) is one party to the law, under either row."""

import pytest

from sunlit.casework.queries import alike
from sunlit.disclosure.queries import waiting_successions
from sunlit.disclosure.work import follow_up
from sunlit.interfaces.operator.demo.applying import LicenseEnding, ProjectApproval
from sunlit.procedures.attempts import EntryRefused
from sunlit.procedures.discretion.earlier import earlier_penalties
from sunlit.procedures.inspections import limited_this_year
from sunlit.registers.parties.actions.merge_counterparties import merge_counterparties
from sunlit.registers.parties.actions.register_counterparty import register_counterparty
from sunlit.registers.parties.models import Counterparty
from tests.builders.bureau import START, a_walk, company, natural_person, person
from tests.journeys.applied import a_walk_of
from tests.journeys.inspected import an_inspection
from tests.journeys.telling import file_of, publication_of, published

pytestmark = pytest.mark.usefixtures("bureau")


@pytest.fixture
def twin() -> Counterparty:
    """The company once more, spelled otherwise and without its code."""
    return register_counterparty(
        actor=person("minglu"), at=START, kind=company().kind, name="示例粮食收储公司（重复登记）"
    )


def merge(kept: Counterparty, merged: Counterparty) -> None:
    merge_counterparties(
        actor=person("minglu"), at=START, kept=kept, merged=merged, reason="同一主体"
    )


def test_a_penalty_under_either_name_is_an_earlier_penalty(twin: Counterparty) -> None:
    walk = a_walk()
    walk.until("penalty_decided")
    assert earlier_penalties(twin.pk) == []

    merge(twin, company())

    for party in (company(), twin):
        assert [case.pk for case in earlier_penalties(party.pk)] == [walk.case.pk]
        assert alike(walk.case.item.code, party.pk).get() == walk.case
    assert earlier_penalties(natural_person().pk) == []


def test_a_license_of_either_name_is_told_of_its_end(twin: Counterparty) -> None:
    granted = a_walk_of(ProjectApproval, twin)
    granted.until("decision_served")
    published(granted)
    merge(company(), twin)
    ending = a_walk_of(LicenseEnding, license_no=publication_of(granted).document_no)
    ending.until("decision_served")
    published(ending)

    follow_up({}, ending.at)

    assert waiting_successions().get().earlier == publication_of(granted)


def test_the_yearly_cap_counts_the_inspections_of_both_names(twin: Counterparty) -> None:
    an_inspection(twin).take("inspection_approved")
    later = an_inspection()
    assert limited_this_year(file_of(later)) == 0

    merge(company(), twin)

    assert limited_this_year(file_of(later)) == 1
    with pytest.raises(EntryRefused, match="年度频次上限"):
        later.take("inspection_approved")
