"""The workbench: what I must do, what I did, what is nearly late; administrators see no case."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.models import Publication, PublicationStatus
from sunlit.foundations.calendars import Light
from sunlit.interfaces import clock
from sunlit.interfaces.desk.lights import light_of
from sunlit.interfaces.desk.workbench.views import day_note, greeting
from tests.builders.bureau import COMPANY, START, a_bureau, a_walk, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's bureau, on the day after the first lead."""
    a_bureau()
    its_now(monkeypatch, START + timedelta(days=1))


def its_now(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock.timezone, "now", lambda: moment)


def page(username: str, **query: str) -> str:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    response = client.get(reverse("desk:workbench"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_lead_waits_for_the_officer_who_registered_it() -> None:
    case = a_walk().case

    mine, others = page("chengban"), page("chengban-ny")

    assert reverse("desk:case", args=[case.public_id]) in mine
    assert "立案" in mine
    assert COMPANY not in others


def test_an_approval_waits_for_the_head_of_that_section_only() -> None:
    walk = a_walk()
    walk.propose("case_filed")

    assert "审批" in page("kezhang")
    assert COMPANY in page("kezhang")
    assert COMPANY not in page("kezhang-ny")
    assert COMPANY not in page("fenguan")


def test_publications_wait_for_whoever_publishes_or_clears() -> None:
    walk = a_walk()
    walk.until("decision_served")
    draft_publication(case=Case.objects.get(pk=walk.case.pk), actor=None, at=walk.at)
    waiting = reverse("desk:publications") + "?status="

    assert f"{waiting}DRAFT" in page("gongshi")
    assert waiting not in page("gongshi-shencha")
    assert waiting not in page("chengban")

    Publication.objects.update(status=PublicationStatus.SUBMITTED)
    assert waiting not in page("gongshi")
    assert f"{waiting}SUBMITTED" in page("gongshi-shencha")


def test_what_was_done_is_listed_newest_first() -> None:
    walk = a_walk()
    walk.take("case_filed")

    officer, head = page("chengban", tab="done"), page("kezhang", tab="done")

    assert officer.index("立案") < officer.index("案源登记")
    assert "立案：同意" in head


def test_a_limit_near_its_end_warns_those_who_see_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    case = a_walk().case
    assert COMPANY not in page("kezhang", tab="warnings")

    its_now(monkeypatch, datetime(2026, 3, 24, 2, tzinfo=UTC))  # the filing limit was 3月23日

    warned = page("kezhang", tab="warnings")
    assert reverse("desk:case", args=[case.public_id]) in warned
    assert "立案期限" in warned
    assert str(Light.RED.label) in warned
    assert COMPANY not in page("kezhang-ny", tab="warnings")
    assert COMPANY in page("jiandu", tab="warnings")


@pytest.mark.parametrize("username", ["xitong", "anquan", "shenji", "minglu"])
def test_whoever_does_no_casework_sees_no_case(username: str) -> None:
    a_walk()

    text = page(username)

    assert COMPANY not in text
    assert reverse("desk:cases") not in text


@pytest.mark.parametrize("tab", ["todo", "done", "warnings"])
def test_queries_do_not_grow_with_the_work(tab: str) -> None:
    client = Client()
    client.force_login(person("chengban"), backend=BACKEND)
    a_walk()
    client.get(reverse("desk:workbench"), {"tab": tab})  # rules are read once a process
    with CaptureQueriesContext(connection) as before:
        client.get(reverse("desk:workbench"), {"tab": tab})
    for _case in range(4):
        a_walk()

    with CaptureQueriesContext(connection) as after:
        client.get(reverse("desk:workbench"), {"tab": tab})

    assert Case.objects.count() == 5
    assert len(after) == len(before) <= 10


@pytest.mark.parametrize(
    ("due", "started", "light"),
    [
        ((2026, 3, 2), None, Light.RED),
        ((2026, 3, 3), None, Light.YELLOW),  # the last day is still in time
        ((2026, 3, 6), None, Light.YELLOW),
        ((2026, 3, 9), None, Light.GREEN),
        ((2026, 3, 20), (2025, 12, 20), Light.YELLOW),  # 17 of 90 days left
    ],
)
def test_the_light_turns_before_the_limit(
    due: tuple[int, int, int], started: tuple[int, int, int] | None, light: Light
) -> None:
    day = datetime(2026, 3, 3).date()
    start = datetime(*started).date() if started else None

    assert light_of(datetime(*due).date(), start, day) is light


def test_it_greets_by_the_hour_and_names_the_next_working_day() -> None:
    assert [greeting(hour) for hour in (3, 9, 15, 20)] == ["夜深了", "上午好", "下午好", "晚上好"]
    assert day_note(datetime(2026, 3, 3).date()) == "星期二"
    assert day_note(datetime(2026, 3, 6).date()) == "星期五，下一个工作日是3月9日"
    assert day_note(datetime(2026, 10, 1).date()) == "国庆节放假，下一个工作日是10月8日"
