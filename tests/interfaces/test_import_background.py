"""Large files are imported in the background: a page waits, nothing is half done, once is once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.jobs.models import Job
from sunlit.foundations.jobs.queue import run_due
from sunlit.interfaces.clock import now
from sunlit.interfaces.desk.imports import background
from sunlit.registers.models import Counterparty, ListImport
from tests.builders.accounts import an_account
from tests.builders.workbooks import a_workbook

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
GOOD, BAD = "915300002818662058", "915300002818662059"
ROWS = [("示例米业有限公司", GOOD), ("示例粮油有限公司", BAD)]


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "LARGE", 10)


@pytest.fixture
def registrar() -> Account:
    return an_account("名录管理员", Duty.REGISTRAR)


@pytest.fixture
def desk(registrar: Account, client: Client) -> Client:
    client.force_login(registrar, backend=BACKEND)
    return client


def upload(desk: Client, data: bytes, kind: str = "parties") -> str:
    """Choose a file; the address of the page that waits for it."""
    file = SimpleUploadedFile("名录.xlsx", data)
    response = desk.post(reverse("imports:upload", args=[kind]), {"file": file})
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def parties() -> bytes:
    return a_workbook([["单位名称", "统一社会信用代码"], *ROWS])


def work() -> None:
    """Let the worker do what is due."""
    while run_due(at=now() + timedelta(seconds=1), limit=20):
        pass


def test_it_waits_previews_imports_and_says_what_was_refused(desk: Client) -> None:
    waiting = upload(desk, parties())
    assert "正在后台处理" in desk.get(waiting).content.decode()

    work()
    preview = desk.get(waiting)["Location"]
    page = desk.get(preview)
    assert page.status_code == 200 and "新增" in page.content.decode()
    assert not Counterparty.objects.exists()

    running = desk.post(preview, {"digest": page.context["digest"]})["Location"]
    assert "正在写入名录" in desk.get(running).content.decode()
    work()
    result = desk.get(desk.get(running)["Location"]).content.decode()

    assert Counterparty.objects.get().uscc == GOOD
    assert "第3行" in result or ">3<" in result


def test_a_job_run_again_after_a_crash_imports_nothing_twice(desk: Client) -> None:
    waiting = upload(desk, parties())
    work()
    preview = desk.get(waiting)["Location"]
    running = desk.post(preview, {"digest": desk.get(preview).context["digest"]})["Location"]
    work()
    accept = Job.objects.get(name="imports.accept")

    background.write_file(accept.payload, now())

    assert ListImport.objects.count() == 1
    assert desk.get(running)["Location"] == reverse(
        "imports:result", args=[ListImport.objects.get().pk]
    )


def test_a_register_that_changed_meanwhile_is_previewed_anew(desk: Client) -> None:
    waiting = upload(desk, parties())
    work()
    preview = desk.get(waiting)["Location"]
    digest = desk.get(preview).context["digest"]
    Counterparty.objects.create(name="示例米业有限公司", uscc=GOOD)

    running = desk.post(preview, {"digest": digest})["Location"]
    work()
    again = desk.get(running)["Location"]  # back to the preview, which starts anew
    desk.get(again)
    work()

    assert not ListImport.objects.exists()
    assert desk.get(again).context["plan"].unchanged.count == 1


def test_another_list_is_refused_on_the_waiting_page(desk: Client) -> None:
    rows = [["示例局权责清单"], ["职权名称", "追责情形", "设定依据"], ["检查", "追究", "《某法》"]]
    waiting = upload(desk, a_workbook(rows), "items")

    work()

    page = desk.get(waiting).content.decode()
    assert "权责清单" in page and "换一个文件" in page


def test_what_is_no_workbook_is_refused_at_once(desk: Client) -> None:
    file = SimpleUploadedFile("名录.xlsx", b"x" * 20)

    response = desk.post(reverse("imports:upload", args=["parties"]), {"file": file})

    assert response.status_code == 422
    assert not Job.objects.exists()


def test_only_the_registrar_waits(desk: Client, client: Client) -> None:
    waiting = upload(desk, parties())
    client.force_login(an_account("承办人甲", Duty.CASE_OFFICER), backend=BACKEND)

    assert client.get(waiting).status_code == 403
