"""The public lists: only what may be read today, searched, filtered, paged; steady query counts."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.disclosure.models import RecordKind
from sunlit.interfaces import clock
from sunlit.interfaces.portal import decisions
from sunlit.interfaces.portal.catalogue import LISTS
from sunlit.interfaces.portal.contents import AREAS
from tests.builders.published import a_record

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
LEGAL_ORDER = ["事前公开", "事中公示", "事后公开", "法制审核", "双随机", "统计年报", "监督投诉"]


@pytest.fixture(autouse=True)
def its_today(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    monkeypatch.setattr(clock.timezone, "now", lambda: moment)


def text(client: Client, name: str, *args: str, **query: str) -> str:
    response = client.get(reverse(f"portal:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_areas_stand_in_the_legal_order(client: Client) -> None:
    shown = text(client, "home")

    places = [shown.index(f">{name}</a></li>") for name in LEGAL_ORDER]
    assert places == sorted(places)


@pytest.mark.parametrize("code", [one.code for one in AREAS])
def test_every_area_has_a_page_with_its_basis(client: Client, code: str) -> None:
    assert "依据：" in text(client, "area", code)


def test_an_unknown_area_is_not_found(client: Client) -> None:
    assert client.get("/nowhere/").status_code == 404


def test_nobody_has_to_sign_in(client: Client) -> None:
    for name in ("home", "items", "officers", "decisions"):
        text(client, name)
    assert client.post(reverse("set_language"), {"language": "en"}).headers["Location"] == "/"


def test_what_was_taken_down_or_is_over_is_not_listed(client: Client) -> None:
    a_record("公示中的决定", expires_on=TODAY)
    a_record("期满的决定", expires_on=TODAY - timedelta(days=1))
    a_record("撤下的决定", is_visible=False)

    for name in ("home", "decisions"):
        shown = text(client, name)
        assert "公示中的决定" in shown
        assert "期满的决定" not in shown
        assert "撤下的决定" not in shown
    assert "期满的决定" not in text(client, "decisions", q="期满")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "粮食"}, ["粮食案"]),
        ({"q": "没有"}, []),
        ({"year": "2025"}, ["管道案"]),
        ({"year": "1999"}, ["粮食案", "管道案"]),  # not offered: no filter
        ({"kind": "警告"}, ["管道案"]),
        ({"q": "粮食", "kind": "警告"}, []),
        ({"sort": "published"}, ["管道案", "粮食案"]),
    ],
)
def test_decisions_are_searched_filtered_and_sorted(
    client: Client, query: dict[str, str], found: list[str]
) -> None:
    a_record("粮食案", group="罚款", decided_on=date(2026, 11, 2))
    a_record("管道案", group="警告、罚款", decided_on=date(2025, 6, 1))

    response = client.get(reverse("portal:decisions"), query)

    assert [line.record.title for line in response.context["page"].rows] == found


def test_items_are_filtered_by_category_and_section(client: Client) -> None:
    item = RecordKind.ITEM
    a_record("粮食事项", item, group="行政处罚", section="粮食科、执法监督科")
    a_record("能源事项", item, group="行政许可", section="能源科")

    assert "能源事项" not in text(client, "items", group="行政处罚")
    assert "粮食事项" in text(client, "items", section="执法监督科")
    assert "能源事项" not in text(client, "items", section="执法监督科")


def test_an_officer_is_found_by_name_and_shows_the_credential(client: Client) -> None:
    fields = [{"name": "credential_no", "label": "证件编号", "value": "YS2026101"}]
    a_record("承办人甲", RecordKind.OFFICER, fields=fields)

    assert "YS2026101" in text(client, "officers", q="承办人甲")
    assert "YS2026101" in text(client, "officers", q="YS2026101")
    assert "YS2026101" not in text(client, "officers", q="协办人乙")


def test_pages_follow_each_other(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "PER_PAGE", 2)
    for number in range(5):
        a_record(f"决定{number}", decided_on=date(2026, 11, 1 + number // 2))
    address, seen = f"{reverse('portal:decisions')}?year=2026", []

    while address:
        page = client.get(address).context["page"]
        seen += [line.record.title for line in page.rows]
        address = f"{reverse('portal:decisions')}?{page.next}" if page.next else ""

    assert seen == ["决定4", "决定3", "决定2", "决定1", "决定0"]


@pytest.mark.parametrize("name", ["home", "decisions", *(one.slug for one in LISTS)])
def test_queries_do_not_grow_with_the_list(client: Client, name: str) -> None:
    def add() -> None:
        for kind in RecordKind:
            a_record("一条", kind)

    add()
    with CaptureQueriesContext(connection) as before:
        text(client, name)
    for _more in range(5):
        add()

    with CaptureQueriesContext(connection) as after:
        text(client, name)

    assert len(after) == len(before) <= 4
