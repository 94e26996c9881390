"""Columns nobody foresaw: the person says once what they mean, later files are read by it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.interfaces.exchange.lists import columns_in, prepare_import
from sunlit.registers.models import LearnedColumn, ListKind
from tests.builders.accounts import an_account
from tests.builders.workbooks import a_workbook

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
KIND = ListKind.RECORDING
FOREIGN = a_workbook(
    [
        ["某区发改系统全过程记录一览"],
        ["编号", "所属门类", "执法节点", "怎么记", "留痕要求"],
        [1, "行政检查", "到达现场", "录像", "全程不中断"],
        [2, "行政处罚", "询问当事人", "录音录像", "告知权利"],
    ]
)


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(an_account("名录管理员", Duty.REGISTRAR), backend=BACKEND)
    return client


def upload(desk: Client, data: bytes = FOREIGN) -> HttpResponse:
    file = SimpleUploadedFile("记录一览.xlsx", data)
    return desk.post(reverse("imports:upload", args=["recording"]), {"file": file})  # type: ignore[return-value]


def answers(desk: Client, address: str, **fields: str) -> dict[str, str]:
    unknown = desk.get(address).context["unknown"]
    return {f"field-{number}": fields.get(column.label, "") for number, column in unknown}


def test_it_asks_what_the_columns_of_a_foreign_list_mean(desk: Client) -> None:
    response = upload(desk)

    assert response.status_code == 302
    page = desk.get(response["Location"])
    assert [column.label for _, column in page.context["unknown"]] == [
        "所属门类", "执法节点", "怎么记", "留痕要求",
    ]  # fmt: skip
    assert "到达现场" in page.content.decode()
    guessed = {column.label: column.field for _, column in page.context["unknown"]}
    assert guessed["所属门类"] == "category"  # its cells are categories


def test_it_reads_this_and_every_later_file_by_the_answer(desk: Client) -> None:
    address = upload(desk)["Location"]
    data = answers(desk, address, 所属门类="category", 执法节点="title", 怎么记="method")

    response = desk.post(address, data)

    assert response.status_code == 302
    assert "到达现场" in desk.get(response["Location"]).content.decode()
    plan = prepare_import(KIND, FOREIGN, "记录一览.xlsx").plan()
    assert [row.title for row in plan.created] == ["到达现场", "询问当事人"]
    assert upload(desk)["Location"].startswith(reverse("imports:index") + "preview/")
    (entry,) = history("registers/recording")
    assert '["执法节点","title"]' in read_payload(entry)["columns"]


def test_it_goes_on_asking_while_a_required_column_is_missing(desk: Client) -> None:
    address = upload(desk)["Location"]

    refused = desk.post(address, answers(desk, address, 怎么记="method"))

    assert refused.status_code == 422
    assert "没有找到" in refused.content.decode()
    assert desk.post(address, {}).status_code == 422


def test_it_offers_to_read_what_a_list_has_beyond_the_known(desk: Client) -> None:
    data = a_workbook([["执法类别", "执法环节", "怎么记"], ["行政检查", "到场", "录像"]])
    preview = desk.get(upload(desk, data)["Location"])

    assert "没有读取的列：怎么记" in preview.content.decode()
    known = {column.label: column.is_known for column in columns_in(KIND, data, "记录.xlsx")}
    assert known == {"执法类别": True, "执法环节": True, "怎么记": False}


def test_a_learned_name_never_takes_the_place_of_a_title_or_a_cell(desk: Client) -> None:
    LearnedColumn.objects.create(
        kind=KIND, label="录像", label_key="录像", field="method", learned_at="2026-01-01T00:00Z"
    )
    data = a_workbook(
        [["录像"], ["执法类别", "执法环节", "记录方式"], ["行政检查", "到场", "录音"]]
    )

    (row,) = prepare_import(KIND, data, "记录.xlsx").plan().created

    assert row.title == "到场"


def test_it_is_for_the_registrar_only(desk: Client) -> None:
    address = upload(desk)["Location"]
    other = Client()
    other.force_login(an_account("他人", Duty.SUPERVISOR), backend=BACKEND)

    assert other.get(address).status_code == 403
    assert other.post(address, {"field-0": "title"}).status_code == 403
    assert not LearnedColumn.objects.exists()
