"""Time the law gives is not entered as past, and an overturned fine is not collected."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from sunlit.procedures.attempts import EntryRefused, StepRefused
from tests.builders.answers import more_answers
from tests.builders.bureau import a_walk

pytestmark = pytest.mark.usefixtures("bureau")


def test_an_announcement_takes_its_thirty_days() -> None:
    walk = a_walk()
    walk.until("prior_notice_issued")
    issued_on = localdate(walk.at) - timedelta(days=1)

    walk.next_day(20)
    with pytest.raises(EntryRefused, match="经过三十日") as refused:
        walk.take("prior_notice_served", method="ANNOUNCEMENT")
    assert "民事诉讼法" in refused.value.article

    walk.next_day(20)
    served_on = (issued_on + timedelta(days=30)).isoformat()
    walk.take("prior_notice_served", method="ANNOUNCEMENT", served_on=served_on)


def test_a_demand_is_not_served_before_it_is_made() -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.next_day(40)
    earlier = (localdate(walk.at) - timedelta(days=1)).isoformat()

    with pytest.raises(EntryRefused, match="不能早于制作日期"):
        walk.take("demand_served", served_on=earlier, recipient="当事人收发人员")
    walk.take("demand_served", **more_answers("demand_served", walk.at))


@pytest.mark.parametrize("result", ["REVOKED", "ILLEGAL"])
def test_an_overturned_fine_is_neither_demanded_nor_paid(result: str) -> None:
    walk = a_walk()
    walk.until("decision_served")
    walk.take("remedy_opened", **more_answers("remedy_opened", walk.at))
    walk.take("remedy_ended", **more_answers("remedy_ended", walk.at) | {"result": result})
    walk.next_day(40)

    for step in ("demand_served", "payment_recorded"):
        with pytest.raises(StepRefused, match="不再收缴"):
            walk.take(step, **more_answers("demand_served", walk.at))
