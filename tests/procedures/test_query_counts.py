"""How much a step asks of the database does not grow with the case, nor with the cases (查询数)."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from sunlit.casework.models import Case
from sunlit.interfaces.operator.demo.answers import answers
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.actions.take_step import take_step
from sunlit.procedures.loading import load_file, load_files, with_all
from tests.builders.bureau import a_walk, person
from tests.journeys.telling import file_of

pytestmark = pytest.mark.usefixtures("bureau")
MOST_TO_LOAD, MOST_TO_TAKE = 12, 60


def queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


def taking(walk: Walk, step: str) -> Callable[[], Any]:
    data = answers(step, walk.story, walk.at, localdate(walk.at))
    actor = person("chengban")
    return lambda: take_step(
        case_id=walk.case.pk, step_code=step, actor=actor, at=walk.at, data=data
    )


def test_loading_a_case_asks_the_same_whatever_its_length() -> None:
    short, long = a_walk(), a_walk()
    short.until("credential_shown")
    long.until("credential_shown")
    for _ in range(8):
        long.take("questioning")
        long.take("evidence_added")

    counts = {queries(lambda walk=walk: file_of(walk)) for walk in (short, long)}

    assert len(counts) == 1
    assert counts.pop() <= MOST_TO_LOAD


def test_loading_many_cases_asks_no_more_than_loading_two() -> None:
    walks = [a_walk() for _ in range(4)]
    walks[0].until("credential_shown")
    at, cases = walks[0].at, list(with_all(Case.objects.order_by("pk")))

    counts = [queries(partial(load_files, rows, at)) for rows in (cases[:2], cases)]

    assert counts[0] == counts[1] <= MOST_TO_LOAD
    assert load_files(cases, at) == {case.pk: load_file(case, at) for case in cases}


def test_taking_a_step_asks_the_same_whatever_the_length_of_the_case() -> None:
    walk = a_walk()
    walk.until("credential_shown")
    walk.take("evidence_added")

    counts = []
    for _ in range(8):
        counts.append(queries(taking(walk, "evidence_added")))
        walk.next_day()

    assert len(set(counts)) == 1
    assert counts[0] <= MOST_TO_TAKE


def test_taking_a_step_asks_the_same_whatever_the_number_of_cases() -> None:
    first = a_walk()
    first.until("credential_shown")
    before = queries(taking(first, "questioning"))
    for _ in range(5):
        a_walk().until("credential_shown")
    last = a_walk()
    last.until("credential_shown")

    assert queries(taking(last, "questioning")) == before
