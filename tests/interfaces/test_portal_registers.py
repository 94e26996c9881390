"""The lists of the portal over time: as of a day, their changes, versions and files."""

import io
import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.ledger.entries import history
from sunlit.interfaces import clock
from sunlit.interfaces.portal.catalogue import LISTS
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.models import Officer
from tests.builders.bureau import a_bureau, person

pytestmark = pytest.mark.django_db
MARCH = datetime(2026, 3, 2, 2, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def its_today(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    monkeypatch.setattr(clock.timezone, "now", lambda: moment)


@pytest.fixture
def officers() -> None:
    """The list of officers, published in March, and again in June without 协办人乙."""
    a_bureau()
    publish_list(kind=RecordKind.OFFICER, actor=person("gongshi"), at=MARCH)
    record_exit(
        actor=None,
        at=JUNE,
        officer=Officer.objects.get(name="协办人乙"),
        exited_on=JUNE.date(),
        reason="调离",
    )
    publish_list(kind=RecordKind.OFFICER, actor=person("gongshi"), at=JUNE)


def text(client: Client, name: str, query: str = "") -> str:
    response = client.get(reverse(f"portal:{name}") + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("slug", [one.slug for one in LISTS])
def test_a_list_not_yet_published_says_so(client: Client, slug: str) -> None:
    assert "本清单正在审查" in text(client, slug)


def test_it_shows_its_particulars(client: Client, officers: None) -> None:
    shown = text(client, "officers")

    for wanted in ("索引号", "2026-RYQD-", "主动公开", "2026年6月1日", "第2版", "现行有效"):
        assert wanted in shown


def test_it_is_shown_as_it_was_on_a_day(client: Client, officers: None) -> None:
    assert "协办人乙" not in text(client, "officers")

    before = text(client, "officers", "?on=2026-05-31")

    assert "协办人乙" in before
    assert "这是2026年5月31日公示的内容" in before
    assert "已失效" in before
    assert "这一天还没有公示本清单" in text(client, "officers", "?on=2025-01-01")


@pytest.mark.parametrize("day", ["明天", "2026-13-01", "20260601x", "-1"])
def test_a_day_that_is_none_is_said_at_the_field(client: Client, officers: None, day: str) -> None:
    shown = text(client, "officers", f"?on={day}")

    assert "日期应当如2026-06-30" in shown
    assert "协办人乙" not in shown


def test_a_page_past_the_end_or_of_another_order_is_no_error(
    client: Client, officers: None
) -> None:
    for key in ("2026-03-02_17", "999_999", "x_1", "_", "1_x"):
        assert client.get(reverse("portal:officers"), {"after": key}).status_code == 200
        assert client.get(reverse("portal:decisions"), {"after": key}).status_code == 200


def test_a_record_shows_what_it_said_before_and_is_gone_today(
    client: Client, officers: None
) -> None:
    record = PublishedRecord.objects.get(title="协办人乙")
    address = reverse("portal:officer", args=[record.public_id])

    assert client.get(address).status_code == 410
    then = client.get(f"{address}?on=2026-04-01")
    assert then.status_code == 200
    assert "这是自2026年3月2日起公示的内容" in then.content.decode()
    assert client.get(f"{address}?on=2026-02-01").status_code == 404


def test_changes_between_two_days_name_who_left(client: Client, officers: None) -> None:
    shown = text(client, "officers")
    assert reverse("portal:changes", args=["officers"]) in shown

    response = client.get(reverse("portal:changes", args=["officers"]))

    assert response.status_code == 200
    found = response.context["changes"]
    assert [one.title for one in found.removed] == ["协办人乙"]
    assert found.added == [] and found.changed == []


def test_every_version_is_listed_with_its_days(client: Client, officers: None) -> None:
    shown = client.get(reverse("portal:versions", args=["officers"])).content.decode()

    assert shown.index("第2版") < shown.index("第1版")
    assert "2026年6月1日起失效" in shown


def test_the_files_hold_the_rows_of_that_day(client: Client, officers: None) -> None:
    then = {"on": "2026-05-31"}
    told = json.loads(client.get(reverse("portal:json", args=["officers"]), then).content)
    book = client.get(reverse("portal:excel", args=["officers"]), then)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0)
    cells = [cell for row in sheet.to_python() for cell in row]

    assert told["version"] == 1 and told["replaced_on"] == "2026-06-01"
    assert "协办人乙" in [row["title"] for row in told["rows"]]
    assert "协办人乙" in cells
    now = json.loads(client.get(reverse("portal:json", args=["officers"])).content)
    assert "协办人乙" not in [row["title"] for row in now["rows"]]


def test_the_ledger_keeps_what_was_published(client: Client, officers: None) -> None:
    assert history("lists/officer").count() == 2


def test_disclosure_staff_see_what_is_behind_and_publish_it(client: Client) -> None:
    a_bureau()
    client.force_login(person("gongshi"), backend="django.contrib.auth.backends.ModelBackend")
    queue = reverse("desk:publications")
    assert "公示行政执法人员名单" in client.get(queue).content.decode()

    client.post(reverse("desk:publish-list", args=["officer"]))

    assert "公示行政执法人员名单" not in client.get(queue).content.decode()
    assert client.post(reverse("desk:publish-list", args=["nothing"])).status_code == 404
