"""The list of submissions to legal review: who sees it, how each stands, the work of reviewers."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sunlit.interfaces import clock
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.review.models import ReviewSubmission
from tests.builders.answers import more_answers
from tests.builders.bureau import COMPANY, START, a_bureau, a_walk, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's bureau, some weeks after the leads."""
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=40))


def desk(username: str = "shenhe") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def listed(username: str = "shenhe", **query: str) -> str:
    response = desk(username).get(reverse("reviews:index"), query)
    assert response.status_code == 200
    return response.content.decode()


def submitted() -> Walk:
    walk = a_walk()
    walk.until("review_submitted")
    return walk


@pytest.mark.parametrize(
    ("username", "status"),
    [("shenhe", 200), ("fenguan", 200), ("jiandu", 200), ("chengban", 403), ("gongshi", 403)],
)
def test_reviewers_leaders_and_supervisors_see_it(username: str, status: int) -> None:
    assert desk(username).get(reverse("reviews:index")).status_code == status


def test_without_submissions_it_says_so() -> None:
    text = listed()

    assert "今年还没有送审" in text and "没有符合条件的送审" in text


def test_each_submission_tells_how_it_stands() -> None:
    passed, returned, changed, moved = submitted(), submitted(), submitted(), submitted()
    passed.next_day(3)
    passed.take("review_concluded")
    returned.take("review_returned", **more_answers("review_returned", returned.at))
    changed.take("evidence_added")
    moved.take("review_reassigned", **more_answers("review_reassigned", moved.at))

    shown = {
        state: listed(state=state).count(f">{COMPANY}</a>")
        for state in ("", "OPEN", "RETURNED", "CONCLUDED", "REPLACED", "LAPSED", "waiting", "x")
    }

    assert shown == {
        "": 5, "OPEN": 1, "RETURNED": 1, "CONCLUDED": 1, "REPLACED": 1, "LAPSED": 1,
        "waiting": 2, "x": 5,
    }  # fmt: skip
    assert "同意（通过）" in listed(state="CONCLUDED")


def test_the_work_of_a_reviewer_is_counted_in_working_days() -> None:
    walk = submitted()
    walk.next_day(7)
    walk.take("review_concluded")
    reviewer = ReviewSubmission.objects.get().reviewer

    text = listed(reviewer=str(reviewer.pk))

    assert reviewer.full_name in text
    assert "100%" in text
    assert ">6.0<" in text, "submitted on Monday 16 March, answered on Tuesday 24 March"


def test_it_is_exported_with_its_filters() -> None:
    submitted()
    walk = submitted()
    walk.take("review_concluded", opinion="CHANGE")

    answer = desk().get(reverse("reviews:export"), {"state": "CONCLUDED"})
    rows = list(load_workbook(io.BytesIO(answer.content)).active.values)  # type: ignore[union-attr]

    assert len(rows) == 4, "title, head, an empty row of the layout, one submission"
    assert "建议变更（适用依据、裁量、文书）" in rows[3]


def test_it_asks_the_same_however_many_there_are() -> None:
    counts, client = [], desk()
    for _ in range(2):
        submitted().take("review_concluded")
        submitted()
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("reviews:index"))
        counts.append(len(caught))

    assert counts == [9, 9]
