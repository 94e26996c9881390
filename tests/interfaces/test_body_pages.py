"""Bodies in the browser and as lists: particulars, names, entrustments; import and export."""

import io
from collections.abc import Mapping
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sunlit.interfaces import clock
from sunlit.interfaces.exchange.bodies import bodies_workbook, read_bodies
from sunlit.interfaces.exchange.lists import prepare_import
from sunlit.interfaces.exchange.reading import read_sheets
from sunlit.registers.bodies.actions.file_entrustment import file_entrustment
from sunlit.registers.bodies.models import (
    EnforcementBody,
    EntrustmentAgreement,
    OutwardName,
    Section,
)
from sunlit.registers.intake.models import ListKind
from sunlit.registers.intake.rules import Plan
from tests.builders.bodies import PDF, an_entrustment
from tests.builders.bureau import START, a_bureau, person
from tests.builders.workbooks import a_workbook

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = START.date()


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START)


def desk(username: str = "minglu") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def body() -> EnforcementBody:
    return EnforcementBody.objects.order_by("pk")[0]


def said() -> str:
    return desk("jiandu").get(reverse("bodies:body", args=[body().pk])).content.decode()


def sent(name: str, pk: int, data: Mapping[str, object]) -> HttpResponse:
    response = desk().post(reverse(name, args=[pk]), data)
    assert isinstance(response, HttpResponse)
    return response


def conclusion(**changes: object) -> dict[str, object]:
    return {
        "organization": "示例市价格认定中心",
        "kind": "PUBLIC_AFFAIRS",
        "categories": ["CONFIRMATION"],
        "item_codes": "",
        "powers_text": "涉案财物价格认定",
        "valid_from": "2026-01-01",
        "valid_until": "2027-12-31",
        "agreement_no": "示发改委托〔2026〕1号",
        "signed_on": "2025-12-20",
        "published_on": "2025-12-25",
        "announcement_no": "公告〔2025〕9号",
        "sections": [Section.objects.get(code="JGK").pk],
        "file": SimpleUploadedFile("协议.pdf", PDF, "application/pdf"),
        **changes,
    }


def test_the_page_shows_every_particular_and_says_what_is_missing() -> None:
    page = said()

    for text in ("机构性质", "经费来源", "主体类别", "法定代表人", "投诉举报电话", "示例市能源局"):
        assert text in page
    assert "未填写" in page
    assert "未登记印章" in page
    assert "登记委托" not in page


def test_an_entrustment_is_concluded_filed_and_ended_by_its_pages() -> None:
    done = sent("bodies:conclude", body().pk, conclusion())
    assert done.status_code == 302
    agreement = EntrustmentAgreement.objects.get()
    assert "未报备" in said()
    assert "由示例市价格认定中心承担" in said()

    filing = {"filed_on": "2026-01-10", "filed_with": "示例市司法局", "receipt_no": "备7号"}
    assert sent("bodies:file", agreement.pk, filing).status_code == 302
    assert sent("bodies:file", agreement.pk, filing).status_code == 422
    file = desk("jiandu").get(reverse("bodies:agreement-file", args=[agreement.pk]))
    assert file.content == PDF
    ended = {"ended_on": TODAY.isoformat(), "reason": "机构改革"}
    assert sent("bodies:end", agreement.pk, ended).status_code == 302
    assert "已终止" in said()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"categories": ["COERCION"]}, "行政强制措施权不得委托"),
        ({"categories": ["LICENSE"]}, "行政许可只能委托其他行政机关"),
        ({"item_codes": "没有这个编码"}, "有效的执法事项清单中没有"),
        ({"valid_until": ""}, "请填写日期"),
        ({"powers_text": ""}, "请填写委托事项和权限"),
        ({"file": ""}, "请上传委托执法协议"),
    ],
)
def test_what_cannot_be_entrusted_keeps_the_form(changes: dict[str, object], sentence: str) -> None:
    response = sent("bodies:conclude", body().pk, conclusion(**changes))
    page = response.content.decode()

    assert response.status_code == 422
    assert sentence in page
    assert "示例市价格认定中心" in page
    assert not EntrustmentAgreement.objects.exists()


def test_a_file_uploaded_with_a_refused_form_need_not_be_uploaded_again() -> None:
    page = sent("bodies:conclude", body().pk, conclusion(powers_text="")).content.decode()
    kept = page.split('name="file-kept" value="')[1].split('"')[0]

    again = conclusion(file="") | {"file-kept": kept}

    assert sent("bodies:conclude", body().pk, again).status_code == 302


def test_a_coercive_item_is_not_entrusted_by_its_code() -> None:
    from sunlit.registers.items.models import EnforcementItem

    item = EnforcementItem.objects.filter(category="COERCION").first()
    if item is None:
        item = EnforcementItem.objects.filter(category="PENALTY")[0]
        item.category = "COERCION"
        item.save()
    response = sent("bodies:conclude", body().pk, conclusion(item_codes=item.code))

    assert response.status_code == 422
    assert "《行政强制法》第十七条第一款" in response.content.decode()


def test_particulars_and_names_are_changed_by_their_pages() -> None:
    given = {
        "name": body().name,
        "nature": "行政机关",
        "kind": "STATUTORY_ORGAN",
        "funding": "财政全额拨款",
        "staff_quota": "42",
        "staff_count": "40",
        "uscc": "",
        "document_mark": "（示）发改",
        "legal_representative": "示例局长",
        "address": "示例市政务大道1号",
        "hotline": "0000-1234567",
    }
    assert sent("bodies:amend", body().pk, given).status_code == 302
    assert "财政全额拨款" in said()
    assert sent("bodies:amend", body().pk, given | {"staff_quota": "多"}).status_code == 422
    seal = {
        "name": "示例市能源局",
        "seal_name": "示例市能源局",
        "seal_no": "5399001",
        "valid_from": "2020-01-01",
    }
    assert sent("bodies:add-name", body().pk, seal).status_code == 302
    assert "5399001" in said()
    name = OutwardName.objects.get(name="示例市能源局")
    assert OutwardName.objects.filter(name="示例市能源局").count() == 1
    ended = {"ended_on": TODAY.isoformat(), "reason": "机构改革"}
    assert sent("bodies:end-name", name.pk, ended).status_code == 302
    assert "机构改革" in said()


@pytest.mark.parametrize("username", ["chengban", "kezhang", "jiandu"])
def test_only_the_registrar_acts(username: str) -> None:
    for name in ("bodies:amend", "bodies:add-name", "bodies:conclude"):
        address = reverse(name, args=[body().pk])
        assert desk(username).get(address).status_code == 403
        assert desk(username).post(address, conclusion()).status_code == 403


def test_an_expired_entrustment_stands_on_the_workbench() -> None:
    an_entrustment(body(), valid_until=date(2026, 2, 28), signed_on=date(2025, 12, 1))

    page = desk().get(reverse("desk:workbench")).content.decode()

    assert "委托示例市价格认定中心执法的协议已届满" in page
    assert "已届满" in desk().get(reverse("bodies:index")).content.decode()


def test_the_page_asks_the_same_however_many_agreements_there_are() -> None:
    def queries() -> int:
        client = desk()
        client.get(reverse("bodies:body", args=[body().pk]))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("bodies:body", args=[body().pk]))
        return len(found)

    an_entrustment(body())
    before = queries()
    for number in range(5):
        an_entrustment(body(), organization=f"示例市中心{number}")

    assert queries() == before <= 16


def plan_of(content: bytes) -> Plan:
    return prepare_import(ListKind.BODIES, content, "执法主体名单.xlsx").plan()


def test_a_list_exported_and_imported_again_changes_nothing() -> None:
    agreement = an_entrustment(body(), announcement_no="公告〔2025〕9号")
    an_entrustment(body(), organization="示例市节能监察中心", categories=("INSPECTION",))
    file_entrustment(
        actor=None,
        at=START,
        agreement=agreement,
        filed_on=date(2026, 1, 10),
        filed_with="示例市司法局",
        receipt_no="备7号",
    )

    content = bodies_workbook(TODAY)
    plan = plan_of(content)

    assert (len(plan.unchanged), plan.writes, plan.refused) == (2, False, [])
    header = [cell for row in load_workbook(io.BytesIO(content)).active.values for cell in row]
    for label in ("机构名称", "持证人数", "受委托组织名称", "报备案机关", "公告文号"):
        assert label in header


ROWS = [
    ["示例县执法主体名单"],
    ["序号", "机构名称", "主体类别", "编制数", "受委托组织名称", "委托事项、权限、期限",
     "委托协议文号与附件", "报备案机关与日期", "公告文号"],
    [1, "示例县发展和改革局", "法定行政机关", "30人", "示例县价格认定中心",
     "行政确认：涉案财物价格认定，2026年1月1日至2027年12月31日", "示委〔2026〕1号",
     "示例县司法局，2026年1月15日", "公告1号"],
]  # fmt: skip


def test_it_reads_a_list_as_the_plan_lays_it_out() -> None:
    done = prepare_import(ListKind.BODIES, a_workbook(ROWS), "主体.xlsx").accept(None, START, "")

    assert (done.created_count, done.refused) == (1, [])
    agreement = EntrustmentAgreement.objects.get()
    assert agreement.organization.body.name == "示例县发展和改革局"
    assert agreement.organization.body.staff_quota == 30
    assert (agreement.categories, agreement.valid_until) == (["CONFIRMATION"], date(2027, 12, 31))
    assert (agreement.filed_with, agreement.filed_on) == ("示例县司法局", date(2026, 1, 15))
    assert plan_of(a_workbook(ROWS)).writes is False


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (5, "行政强制，2026年1月1日至2027年12月31日", "行政强制措施权不得委托"),
        (5, "行政许可，2026年1月1日至2027年12月31日", "行政许可只能委托其他行政机关"),
        (5, "行政确认：价格认定", "没有写明委托期限"),
        (5, "价格认定，2026年1月1日至2027年12月31日", "看不出委托的执法类别"),
        (5, "行政确认，2027年1月1日至2026年1月1日", "止日早于起日"),
        (5, "", "没有写明委托事项"),
        (3, "很多", "不是人数"),
        (2, "俱乐部", "不认识的主体类别"),
        (1, "", "缺少"),
    ],
)
def test_a_row_that_cannot_be_taken_over_says_why(column: int, value: str, reason: str) -> None:
    row = [*ROWS[2]]
    row[column] = value
    other = [2, "另一机关", "法定行政机关", "3", "", "", "", "", ""]

    read = read_bodies(read_sheets(a_workbook([*ROWS[:2], row, other]), "主体.xlsx"))
    plan = plan_of(a_workbook([*ROWS[:2], row, other]))

    assert [one.row for one in plan.refused] == [3]
    assert reason in plan.refused[0].reason
    assert read.lines
    assert len(plan.created) == 1


def test_rows_of_one_body_must_agree() -> None:
    second = [*ROWS[2]]
    second[3], second[4] = "31人", "示例县节能中心"
    plan = plan_of(a_workbook([*ROWS, second, ROWS[2]]))

    assert [one.reason for one in plan.refused] == [
        "与第3行对同一主体的填写不一致",
        "与第3行重复",
    ]
