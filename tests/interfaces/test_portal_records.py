"""One published record: content and particulars, permanent address, tombstone, never the case."""

from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.disclosure.models import RecordKind
from sunlit.interfaces import clock
from tests.builders.published import a_record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def its_today(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    monkeypatch.setattr(clock.timezone, "now", lambda: moment)


def test_it_shows_content_and_particulars(client: Client) -> None:
    record = a_record("粮食案", section="执法监督科", expires_on=date(2027, 11, 2))

    response = client.get(reverse("portal:decision", args=[record.public_id]))

    text = response.content.decode()
    assert response.status_code == 200
    for wanted in (
        "粮食案的事实",
        "索引号",
        f"2026-JD-{record.pk:06d}",
        "主动公开",
        "执法监督科",
        record.document_no,
        "2026年11月2日",
        "2026年11月9日",
        "有效（公示至2027年11月2日）",
        f"http://testserver/decisions/{record.public_id}/",
        reverse("portal:qr", args=[record.public_id]),
    ):
        assert wanted in text


def test_a_name_in_the_record_is_text_and_never_markup(client: Client) -> None:
    fields = [{"name": "facts", "label": "违法事实", "value": "<script>alert(1)</script>"}]
    record = a_record("<b>案</b>", fields=fields)

    text = client.get(reverse("portal:decision", args=[record.public_id])).content.decode()

    assert "<script>alert" not in text
    assert "<b>案</b>" not in text


def test_a_taken_down_record_leaves_its_tombstone(client: Client) -> None:
    record = a_record(
        "已撤下的行政处罚决定",
        fields=[],
        is_visible=False,
        taken_down_on=date(2026, 11, 20),
        tombstone_reason="决定被复议机关撤销。",
    )

    response = client.get(reverse("portal:decision", args=[record.public_id]))

    text = response.content.decode()
    assert response.status_code == 410
    assert "决定被复议机关撤销。" in text
    assert "2026年11月20日" in text
    assert record.document_no in text


def test_a_record_past_its_time_on_show_says_so_and_shows_nothing(client: Client) -> None:
    record = a_record("旧案", party_name="示例公司", expires_on=date(2026, 11, 22))

    response = client.get(reverse("portal:decision", args=[record.public_id]))

    text = response.content.decode()
    assert response.status_code == 410
    assert "公示期已满" in text
    assert "旧案" not in text
    assert "示例公司" not in text


def test_an_address_names_one_kind_of_record_only(client: Client) -> None:
    record = a_record("承办人甲", RecordKind.OFFICER)

    assert client.get(reverse("portal:officer", args=[record.public_id])).status_code == 200
    assert client.get(reverse("portal:decision", args=[record.public_id])).status_code == 404
    assert client.get(reverse("portal:decision", args=[uuid4()])).status_code == 404


def test_the_code_is_an_image_made_here(client: Client) -> None:
    record = a_record("粮食案")

    response = client.get(reverse("portal:qr", args=[record.public_id]))

    assert response.headers["Content-Type"] == "image/svg+xml"
    assert b"<svg" in response.content
    assert client.get(reverse("portal:qr", args=[uuid4()])).status_code == 404


def test_it_reads_one_table_only(client: Client) -> None:
    record = a_record("粮食案")

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("portal:decision", args=[record.public_id]))

    assert len(queries) == 1
    assert "disclosure_publishedrecord" in queries[0]["sql"]
