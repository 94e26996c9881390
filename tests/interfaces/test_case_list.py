"""The list of cases: whose cases, filters in the address, pages by key, Excel, steady queries."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sunlit.casework.models import Case
from sunlit.interfaces import clock
from sunlit.interfaces.desk.cases import listing
from sunlit.registers.parties.models import Counterparty
from tests.builders.bureau import COMPANY, START, a_bureau, a_walk, natural_person, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's bureau, a day after the leads."""
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=1))


def desk(username: str = "chengban") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def listed(username: str = "chengban", **query: str) -> str:
    response = desk(username).get(reverse("desk:cases"), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        ("chengban", True),
        ("xieban", True),
        ("kezhang", True),
        ("chengban-ny", False),
        ("kezhang-ny", False),
        ("shenhe", True),
        ("fenguan", True),
        ("jiandu", True),
        ("gongshi", True),
    ],
)
def test_it_lists_cases_to_those_who_may_see_them(username: str, sees: bool) -> None:
    a_walk()

    assert (COMPANY in listed(username)) is sees


@pytest.mark.parametrize("username", ["xitong", "anquan", "shenji", "minglu"])
def test_it_is_closed_to_whoever_does_no_casework(username: str) -> None:
    assert desk(username).get(reverse("desk:cases")).status_code == 403
    assert desk(username).get(reverse("desk:cases-export")).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "丰源粮油"}, True),
        ({"q": "没有这家"}, False),
        ({"q": "fyly"}, True),
        ({"status": "LEAD"}, True),
        ({"status": "CLOSED"}, False),
        ({"stage": "filing"}, True),
        ({"stage": "closure"}, False),
        ({"mine": "1"}, True),
        ({"due": "overdue"}, False),
        ({"sort": "due"}, True),
        ({"status": "'; DROP"}, True),  # an unknown value is no filter
    ],
)
def test_a_filter_keeps_the_cases_that_fit(query: dict[str, str], found: bool) -> None:
    if query.get("q") == "fyly":
        Counterparty.objects.filter(name=COMPANY).update(initials="fyly")
    a_walk()

    assert (COMPANY in listed(**query)) is found


def test_a_section_is_a_filter_for_those_who_see_more_than_one() -> None:
    a_walk()

    assert COMPANY in listed("fenguan", section="ZFJ")
    assert COMPANY not in listed("fenguan", section="NYK")
    assert 'name="section"' not in listed("chengban")


def test_pages_go_forth_and_back_without_losing_the_filters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    numbers = [a_walk().case.pk for _case in range(5)]
    client, address = desk(), reverse("desk:cases")

    first = client.get(address, {"status": "LEAD"}).context["page"]
    second = client.get(f"{address}?{first.next}").context["page"]
    third = client.get(f"{address}?{second.next}").context["page"]
    back = client.get(f"{address}?{third.previous}").context["page"]

    shown = [line.case.pk for page in (first, second, third) for line in page.rows]
    assert shown == sorted(numbers, reverse=True)
    assert [line.case.pk for line in back.rows] == [line.case.pk for line in second.rows]
    assert all("status=LEAD" in link for link in (first.next, second.next, third.previous))
    assert (first.previous, third.next) == ("", "")


def test_pages_by_due_day_are_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    cases = [a_walk().case.pk for _case in range(3)]
    client, address = desk(), reverse("desk:cases")

    first = client.get(address, {"sort": "due"}).context["page"]
    second = client.get(f"{address}?{first.next}").context["page"]

    assert [line.case.pk for line in [*first.rows, *second.rows]] == cases


@pytest.mark.parametrize(
    "place", ["after=x", "before=9_9", "after=99999999999999999999", "after=-1"]
)
def test_a_broken_place_in_the_list_is_the_first_page(place: str) -> None:
    a_walk()

    response = desk().get(f"{reverse('desk:cases')}?{place}")

    assert COMPANY in response.content.decode()


def test_queries_do_not_grow_with_the_list() -> None:
    client, address = desk("fenguan"), reverse("desk:cases")
    a_walk()
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for _case in range(4):
        a_walk(natural_person())

    with CaptureQueriesContext(connection) as after:
        client.get(address)

    assert Case.objects.count() == 5
    assert len(after) == len(before) <= 9


def test_the_export_holds_what_the_list_shows_as_plain_text() -> None:
    a_walk()
    Counterparty.objects.filter(name=COMPANY).update(name="=1+1有限公司")
    a_walk(natural_person())

    response = desk().get(reverse("desk:cases-export"), {"mine": "1"})

    sheet = load_workbook(io.BytesIO(response.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[2] for row in rows] == ["赵演示", "=1+1有限公司"]
    assert sheet["C5"].data_type == "s"
    heads = [cell.value for cell in sheet[2]]
    assert "行政处罚普通程序" in rows[0][heads.index("办理程序")]


def test_a_cut_export_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 1)
    a_walk()
    a_walk()

    response = desk().get(reverse("desk:cases-export"))

    sheet = load_workbook(io.BytesIO(response.content)).active
    assert "仅导出前1件" in sheet["A1"].value
    assert sheet.max_row == 4


def test_it_lists_the_cases_of_one_procedure_with_its_stages() -> None:
    a_walk()

    assert COMPANY in listed(procedure="penalty-ordinary")
    licensing = listed(procedure="licensing-general")
    assert COMPANY not in licensing
    assert ">受理</option>" in licensing and ">告知听证</option>" not in licensing
    assert COMPANY in listed(procedure="no-such-procedure")


def test_the_list_names_the_procedure_of_each_case() -> None:
    a_walk()

    cells = desk().get(reverse("desk:cases")).content.decode().partition("<tbody>")[2]

    assert "行政处罚普通程序" in cells
