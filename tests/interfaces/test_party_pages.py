"""Pages of the register of counterparties: finding, correcting, naming, merging and parting."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sunlit.interfaces import clock
from sunlit.interfaces.desk.parties import listing
from sunlit.registers.parties.models import Counterparty, PartyMerge, PartyName
from tests.builders.bureau import (
    COMPANY,
    COMPANY_CODE,
    START,
    a_walk,
    company,
    natural_person,
    person,
)
from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bureau")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
NUMBER = "11010519491231002X"


@pytest.fixture(autouse=True)
def day_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day after the leads of the builders."""
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=1))


def desk(username: str = "minglu") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def twin() -> Counterparty:
    """A second row of the company, without a code."""
    return Counterparty.objects.create(name="示例市丰源粮油有限责任公司", initials="syfylyyxzrgs")


def listed(**query: str) -> str:
    response = desk().get(reverse("parties:index"), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "丰源"}, True),
        ({"q": "slsfy"}, True),
        ({"q": "zys"}, False),
        ({"q": COMPANY_CODE[:8].lower()}, True),
        ({"q": "没有这家"}, False),
        ({"kind": "PERSON"}, False),
        ({"kind": "ORGANIZATION"}, True),
        ({"inspected_before": "2026-01-01"}, True),
        ({"inspected_before": "2026-99-99"}, True),  # not a day, so no filter
        ({"category": "没有这类"}, False),
        ({"kind": "'; DROP"}, True),
    ],
)
def test_a_filter_keeps_the_parties_that_fit(query: dict[str, str], found: bool) -> None:
    assert (COMPANY in listed(**query)) is found


def test_a_number_of_a_person_is_never_listed_in_full() -> None:
    party = natural_person()

    pages = [
        listed(),
        desk().get(reverse("parties:show", args=[party.pk])).content.decode(),
        desk().get(reverse("parties:merge", args=[party.pk])).content.decode(),
    ]
    book = load_workbook(io.BytesIO(desk().get(reverse("parties:export")).content))
    cells = [cell for row in book.active.iter_rows(values_only=True) for cell in row]

    assert all(NUMBER not in page for page in pages)
    assert NUMBER not in cells
    assert "110***********002X" in cells


def test_the_whole_number_finds_its_person_and_a_part_nobody() -> None:
    assert "赵演示" in listed(q=NUMBER)
    assert "赵演示" not in listed(q=NUMBER[:10])


def test_a_page_costs_a_fixed_number_of_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    Counterparty.objects.bulk_create(
        Counterparty(name=f"示例粮企{number:03d}", subject_category="粮食收购")
        for number in range(60)
    )
    client = desk()
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("parties:index"))
    assert len(queries) <= 9, [q["sql"][:90] for q in queries]
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("parties:show", args=[company().pk]))
    assert len(queries) <= 17, [q["sql"][:90] for q in queries]


def test_pages_by_name_are_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    for number in range(3):
        Counterparty.objects.create(name=f"同名企业{number % 2}")
    client, address = desk(), reverse("parties:index")
    shown: list[int] = []
    query = ""
    for _page in range(4):
        page = client.get(f"{address}?{query}").context["page"]
        shown += [row.pk for row in page.rows]
        query = page.next
        if not query:
            break

    assert sorted(shown) == sorted(Counterparty.objects.values_list("pk", flat=True))


def test_a_party_page_shows_its_cases_to_those_who_may_see_them() -> None:
    walk = a_walk()
    address = reverse("parties:show", args=[company().pk])

    assert str(walk.case.public_id) in desk("chengban").get(address).content.decode()
    assert str(walk.case.public_id) not in desk("chengban-ny").get(address).content.decode()
    assert str(walk.case.public_id) not in desk("minglu").get(address).content.decode()


def test_the_ceiling_of_inspections_is_shown_with_its_basis() -> None:
    Counterparty.objects.filter(name=COMPANY).update(last_inspected_on=date(2026, 2, 1))

    page = desk().get(reverse("parties:show", args=[company().pk])).content.decode()

    assert "已到上限" in page
    assert "国办发〔2024〕54号" in page


def test_it_registers_and_refuses_a_wrong_code_by_field() -> None:
    client = desk("chengban")
    typed = {"kind": "ORGANIZATION", "name": "示例新企业", "uscc": COMPANY_CODE[:-1] + "0"}

    refused = client.post(reverse("parties:new"), typed)
    done = client.post(reverse("parties:new"), typed | {"uscc": ""})

    assert refused.status_code == 422
    assert "校验位不符" in refused.content.decode()
    assert "示例新企业" in refused.content.decode()
    assert done.status_code == 302


def test_a_leader_reads_but_does_not_write() -> None:
    client = desk("fenguan")

    assert client.get(reverse("parties:index")).status_code == 200
    assert client.get(reverse("parties:new")).status_code == 403
    assert desk("xitong").get(reverse("parties:index")).status_code == 403
    assert desk("chengban").get(reverse("parties:duplicates")).status_code == 403


def test_a_new_name_leaves_a_former_name_and_a_history() -> None:
    party = company()
    page = desk("chengban").post(
        reverse("parties:update", args=[party.pk]),
        {
            "kind": "ORGANIZATION",
            "name": "示例市丰源粮业有限公司",
            "uscc": COMPANY_CODE,
            "reason": "变更登记通知书",
        },
        follow=True,
    )

    assert "曾用名" in page.content.decode()
    assert "变更登记通知书" in page.content.decode()
    assert PartyName.objects.get(party=party).name == COMPANY
    assert COMPANY not in listed(q="没有") and "丰源粮业" in listed(q="丰源粮油")


def test_the_history_shows_no_phone_of_a_person_in_full() -> None:
    party = natural_person()
    typed = {"kind": "PERSON", "name": party.name, "reason": "更正"}
    address = reverse("parties:update", args=[party.pk])
    for phone in ("13800001234", "13900005678"):
        assert desk().post(address, {**typed, "phone": phone}).status_code == 302

    page = desk("fenguan").get(reverse("parties:show", args=[party.pk])).content.decode()

    assert "138****1234" in page
    assert "13800001234" not in page and "13900005678" not in page


def test_an_alias_is_found() -> None:
    page = desk("chengban").post(
        reverse("parties:alias", args=[company().pk]), {"kind": "ALIAS", "name": "金谷米铺"}
    )

    assert page.status_code == 302
    assert COMPANY in listed(q="金谷")


def test_a_suggested_pair_is_merged_and_parted_again() -> None:
    other, client = twin(), desk()
    suggestion = client.get(reverse("parties:duplicates")).content.decode()
    address = reverse("parties:merge", args=[company().pk])
    assert f"{address}?merged={other.pk}" in suggestion

    form = client.get(address, {"merged": other.pk}).content.decode()
    done = client.post(address, {"merged": other.pk, "reason": "同一主体重复登记"})

    assert "请核对两条记录" in form
    assert done.status_code == 302
    shown = desk().get(reverse("parties:show", args=[other.pk])).content.decode()
    assert "这一条已并入" in shown

    merge = PartyMerge.objects.get()
    undone = client.post(reverse("parties:undo-merge", args=[merge.pk]), {"reason": "核实为两家"})

    assert undone.status_code == 302
    other.refresh_from_db()
    assert other.merged_into is None
    kept = client.get(reverse("parties:show", args=[company().pk])).content.decode()
    assert "已撤销" in kept and "核实为两家" in kept


def test_a_merge_without_a_reason_keeps_what_was_chosen() -> None:
    other = twin()

    page = desk().post(
        reverse("parties:merge", args=[company().pk]), {"merged": other.pk, "reason": ""}
    )

    assert page.status_code == 422
    assert "请写明合并理由" in page.content.decode()
    assert other.name in page.content.decode()


def test_the_lead_form_offers_the_one_that_stands() -> None:
    other = twin()
    desk().post(
        reverse("parties:merge", args=[company().pk]), {"merged": other.pk, "reason": "重复"}
    )

    page = desk("chengban").get(reverse("desk:case-new"), {"party_query": "有限责任公司"})

    assert COMPANY in page.content.decode()
    assert other.name not in page.content.decode()
