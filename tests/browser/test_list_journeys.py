"""A list in the browser: imported, submitted, approved by three persons, in force, exported.

What was exported imports as unchanged.
"""

from pathlib import Path

from playwright.sync_api import Page, expect

from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.interfaces.clock import today
from sunlit.interfaces.operator.demo.versions import FILES, FOLDER
from sunlit.registers.intake.models import ListKind
from sunlit.registers.lists.queries import rows_of, version_in_force
from tests.browser.people import Desk

KIND = ListKind.INSPECTION_ITEMS
FILE = FOLDER / FILES[KIND]


def upload(page: Page, address: str, file: Path) -> None:
    """From the lists to the preview of a file."""
    page.goto(f"{address}/desk/lists/")
    page.get_by_role("link", name="导入 Excel").click()
    page.get_by_role("link", name="随机抽查事项清单", exact=True).click()
    page.get_by_label("清单文件").set_input_files(file)
    page.get_by_role("button", name="上传并预览").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("预览导入")


def imported(page: Page, address: str) -> None:
    """The shipped list into a draft."""
    upload(page, address, FILE)
    page.get_by_role("button", name="确认导入").click()
    page.get_by_role("link", name="查看清单草稿").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第1版")


def corrected(page: Page) -> None:
    """A ratio over the whole is refused at its field; a sound one is kept."""
    page.get_by_role("link", name="石油天然气管道保护情况检查").click()
    page.get_by_label("抽查比例及频次").fill("不低于120%")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert")).to_contain_text("超过100%")
    page.get_by_label("抽查比例及频次").fill("不低于25%；不少于1次")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_contain_text("条目已保存")


def submitted(page: Page) -> str:
    """The draft on its way; the address of its page."""
    page.get_by_role("link", name="报批").click()
    page.get_by_label("牵头科室").select_option(label="执法监督科（粮食执法督查）")
    page.get_by_label("修改说明").fill("2026年首次编制。")
    page.get_by_role("button", name="报批").click()
    expect(page.get_by_role("status")).to_contain_text("已报批")
    return page.url


def agree(desk: Desk, username: str, **fields: str) -> Page:
    """One person's approval, from the workbench."""
    page = desk.person(username)
    page.goto(f"{desk.address}/desk/")
    page.get_by_role("link", name="随机抽查事项清单第1版").click()
    for label, text in fields.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="同意").click()
    expect(page.get_by_role("status")).to_contain_text("已")
    return page


def test_a_list_goes_from_a_workbook_into_force_and_back(desk: Desk, tmp_path: Path) -> None:
    registrar = desk.person("minglu")
    imported(registrar, desk.address)
    corrected(registrar)
    address = submitted(registrar)

    for username in ("kezhang", "shenhe"):
        agree(desk, username, 意见="同意。")
    page = agree(desk, "fenguan", 文号="（示）发改法规〔2026〕3号", 生效日期=today().isoformat())

    expect(page.locator(".badge").first).to_have_text("现行有效")
    version = version_in_force(KIND, today())
    assert version is not None
    assert rows_of(version).count() == 18
    registrar.goto(address)
    with registrar.expect_download() as download:
        registrar.get_by_role("link", name="导出 Excel").click()
    exported = tmp_path / "导出.xlsx"
    download.value.save_as(exported)
    upload(registrar, desk.address, exported)
    expect(registrar.locator("main")).to_contain_text("没有需要写入的内容")
    expect(registrar.get_by_role("link", name="无变化 18")).to_be_visible()
    assert verify_ledger().ok


def test_a_list_uploaded_under_another_name_is_recognized(desk: Desk) -> None:
    page = desk.person("minglu")
    page.goto(f"{desk.address}/desk/imports/upload/items/")
    page.get_by_label("清单文件").set_input_files(FOLDER / FILES[ListKind.POWERS])
    page.get_by_role("button", name="上传并预览").click()

    expect(page.get_by_role("alert")).to_contain_text("这像是《权责清单》")
    expect(page.get_by_label("这份文件确实是《行政执法事项清单》")).to_be_visible()
