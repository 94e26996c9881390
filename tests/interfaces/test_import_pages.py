"""The import pages: upload, preview, confirm the very file previewed, result; registrar only."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import history
from sunlit.interfaces.operator import import_lists
from sunlit.registers.models import Counterparty, ListImport, ListRow
from tests.builders.accounts import an_account
from tests.builders.workbooks import a_workbook

pytestmark = pytest.mark.django_db
DEMO = Path(import_lists.__file__).parent / "demo"
BACKEND = "django.contrib.auth.backends.ModelBackend"
GOOD, BAD = "915300002818662058", "915300002818662059"


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


@pytest.fixture
def desk() -> Client:
    """The desk of 名录管理员."""
    return signed_in(an_account("名录管理员", Duty.REGISTRAR))


def parties(*rows: tuple[str, str]) -> bytes:
    return a_workbook([["单位名称", "统一社会信用代码"], *rows])


def upload(
    desk: Client, data: bytes, name: str = "名录.xlsx", kind: str = "parties"
) -> HttpResponse:
    """Choose a file on the upload page."""
    file = SimpleUploadedFile(name, data)
    return desk.post(reverse("imports:upload", args=[kind]), {"file": file})  # type: ignore[return-value]


def preview_of(desk: Client, data: bytes, **more: str) -> str:
    """Address of the preview that an upload leads to."""
    response = upload(desk, data, **more)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def digest_on(desk: Client, preview: str) -> str:
    digest: str = desk.get(preview).context["digest"]
    return digest


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_it_previews_without_writing(desk: Client) -> None:
    preview = preview_of(desk, parties(("甲米业", GOOD), ("乙米业", BAD)))

    page = text(desk.get(preview))

    assert "甲米业" in page
    assert "校验位" in page
    assert "确认导入" in page
    assert not Counterparty.objects.exists()
    assert not ListImport.objects.exists()


def test_it_imports_the_file_that_was_previewed(desk: Client) -> None:
    preview = preview_of(desk, parties(("甲米业", GOOD), ("乙米业", BAD)))

    response = desk.post(preview, {"digest": digest_on(desk, preview)}, follow=True)

    assert Counterparty.objects.get().name == "甲米业"
    assert "导入结果" in text(response)
    assert "名录管理员" in text(response)
    assert history("registers/parties").count() == 1


def test_it_shows_field_by_field_what_would_change(desk: Client) -> None:
    first = preview_of(desk, parties(("甲米业", GOOD)))
    desk.post(first, {"digest": digest_on(desk, first)})

    page = text(desk.get(preview_of(desk, parties(("新甲米业", GOOD)))))

    assert "<del>甲米业</del>" in page
    assert "<ins>新甲米业</ins>" in page


def test_it_asks_again_when_the_register_changed_since_the_preview(desk: Client) -> None:
    preview = preview_of(desk, parties(("甲米业", GOOD)))
    seen = digest_on(desk, preview)
    other = preview_of(desk, parties(("乙米业", GOOD)))
    desk.post(other, {"digest": digest_on(desk, other)})

    response = desk.post(preview, {"digest": seen})

    assert response.status_code == 409
    assert "预览之后名录已有变化" in text(response)
    assert Counterparty.objects.get().name == "乙米业"


def test_it_imports_once_when_confirmed_twice(desk: Client) -> None:
    preview = preview_of(desk, parties(("甲米业", GOOD)))
    seen = digest_on(desk, preview)

    desk.post(preview, {"digest": seen})
    response = desk.post(preview, {"digest": seen})

    assert response.status_code == 409
    assert ListImport.objects.count() == 1


@pytest.mark.parametrize("digest", ["", "x"])
def test_it_does_not_confirm_a_plan_nobody_saw(desk: Client, digest: str) -> None:
    preview = preview_of(desk, parties(("甲米业", GOOD)))

    assert desk.post(preview, {"digest": digest}).status_code == 409
    assert not Counterparty.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"no workbook", "清单.xlsx", "不是Excel工作簿"),
        (b"", "清单.xlsx", "选择|空的"),
        (a_workbook([["甲"]]), "清单.xlsx", "没有找到"),
    ],
)
def test_it_says_why_a_file_cannot_be_read(desk: Client, data: bytes, name: str, word: str) -> None:
    response = upload(desk, data, name)

    assert response.status_code == 422
    assert any(part in text(response) for part in word.split("|"))
    assert not ListImport.objects.exists()


def test_it_asks_for_a_file(desk: Client) -> None:
    response = desk.post(reverse("imports:upload", args=["items"]))

    assert response.status_code == 422
    assert "请选择要导入的文件" in text(response)


def test_it_escapes_markup_in_a_list(desk: Client) -> None:
    page = text(desk.get(preview_of(desk, parties(("<script>alert(1)</script>", GOOD)))))

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_it_takes_csv(desk: Client) -> None:
    data = f"单位名称,统一社会信用代码\r\n甲米业,{GOOD}\r\n".encode("gb18030")

    assert "甲米业" in text(desk.get(preview_of(desk, data, name="名录.csv")))


def test_it_gives_the_refused_rows_as_a_workbook(desk: Client) -> None:
    preview = preview_of(desk, parties(("=1+1", BAD), ("甲米业", GOOD)))
    desk.post(preview, {"digest": digest_on(desk, preview)})
    done = ListImport.objects.get()

    for address in (f"{preview}refused.xlsx", reverse("imports:result-refused", args=[done.pk])):
        book = CalamineWorkbook.from_filelike(io.BytesIO(desk.get(address).content))
        rows = book.get_sheet_by_index(0).to_python()
        assert rows[-1][1:3] == [2.0, "统一社会信用代码"]


def test_it_takes_the_real_list_of_items_in_the_browser(desk: Client) -> None:
    data = (DEMO / "行政执法事项清单.xlsx").read_bytes()
    preview = preview_of(desk, data, name="行政执法事项清单.xlsx", kind="items")

    done = desk.post(preview, {"digest": digest_on(desk, preview)}, follow=True)

    assert ListRow.objects.count() == 89
    assert "查看清单草稿" in text(done)
    assert "行政执法事项清单.xlsx" in text(desk.get(reverse("imports:index")))
    again = text(desk.get(preview_of(desk, data, name="行政执法事项清单.xlsx", kind="items")))
    assert "没有需要写入的内容" in again


def recordings(*stages: str) -> bytes:
    rows = [["行政检查", stage, "录音录像"] for stage in stages]
    return a_workbook([["执法类别", "执法环节", "记录方式"], *rows])


def test_it_takes_rows_off_a_list_only_after_the_box_was_ticked(desk: Client) -> None:
    both = preview_of(desk, recordings("到场", "询问"), kind="recording")
    desk.post(both, {"digest": digest_on(desk, both)})
    one = preview_of(desk, recordings("到场"), kind="recording")

    assert "没有需要写入的内容" in text(desk.get(one))
    ticked = f"{one}?remove_missing=1"
    assert "删除" in text(desk.get(ticked))
    assert desk.post(one, {"digest": digest_on(desk, ticked)}).status_code == 409
    desk.post(ticked, {"digest": digest_on(desk, ticked)})

    assert ListRow.objects.get().title == "到场"


def test_it_asks_before_it_takes_a_list_of_another_kind(desk: Client) -> None:
    data = (DEMO / "权责清单.xlsx").read_bytes()

    response = upload(desk, data, kind="items")

    assert response.status_code == 422
    assert "这像是《权责清单》" in text(response)
    file = SimpleUploadedFile("权责清单.xlsx", data)
    address = reverse("imports:upload", args=["items"])
    confirmed = desk.post(address, {"file": file, "is_confirmed": "1"})
    assert confirmed.status_code == 302
    assert "新增" in text(desk.get(confirmed["Location"]))


@pytest.mark.parametrize("duty", [duty for duty in Duty if duty != Duty.REGISTRAR])
def test_it_is_for_the_registrar_only(desk: Client, duty: Duty) -> None:
    preview = preview_of(desk, parties(("甲米业", GOOD)))
    seen = digest_on(desk, preview)
    other = signed_in(an_account("他人", duty))

    assert other.get(reverse("imports:index")).status_code == 403
    assert upload(other, parties(("甲米业", GOOD))).status_code == 403
    assert other.post(preview, {"digest": seen}).status_code == 403
    assert other.get(reverse("imports:export", args=["items"])).status_code == 403
    assert not Counterparty.objects.exists()


def test_it_sends_strangers_to_the_sign_in_page() -> None:
    response = Client().get(reverse("imports:index"))

    assert response.status_code == 302
    assert "next=" in response["Location"]


@pytest.mark.parametrize("address", ["preview/forged/", "upload/unknown/", "999/", "export/x.xlsx"])
def test_it_knows_no_other_pages(desk: Client, address: str) -> None:
    assert desk.get(reverse("imports:index") + address).status_code == 404
