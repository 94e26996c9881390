"""A case read before the lock is the case under the lock, or it is read again (读后再锁)."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sunlit.procedures.opening import StalePage, lock, read_ahead, refuse_stale
from tests.builders.bureau import a_walk

pytestmark = pytest.mark.usefixtures("bureau")


def test_it_is_not_read_twice_while_nobody_acts() -> None:
    walk = a_walk()
    ahead = read_ahead(walk.case.pk, walk.at)

    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        opened = lock(ahead, walk.at)

    assert opened is ahead
    assert sum(query["sql"].startswith("SELECT") for query in captured) == 1


def test_it_is_read_again_when_somebody_acted_in_between() -> None:
    walk = a_walk()
    ahead = read_ahead(walk.case.pk, walk.at)
    walk.take("case_filed")

    with transaction.atomic():
        opened = lock(ahead, walk.at)

    assert not ahead.file.has("case_filed")
    assert opened.file.has("case_filed")
    assert opened.case.version > ahead.case.version


def test_a_proposal_in_between_is_seen_too() -> None:
    walk = a_walk()
    ahead = read_ahead(walk.case.pk, walk.at)
    walk.propose("case_filed")

    with transaction.atomic():
        opened = lock(ahead, walk.at)

    assert [proposal.step for proposal in opened.file.proposals] == ["case_filed"]


def test_a_page_of_an_older_version_is_stale() -> None:
    walk = a_walk()
    shown = read_ahead(walk.case.pk, walk.at).case.version
    walk.take("case_filed")

    with pytest.raises(StalePage):
        refuse_stale(read_ahead(walk.case.pk, walk.at).case, shown)
