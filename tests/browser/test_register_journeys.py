"""Registers as people keep them: a law is revised, the radar tells; firms are merged and parted."""

from playwright.sync_api import Page, expect

from sunlit.registers.laws.models import Article, Instrument
from sunlit.registers.parties.models import Counterparty
from tests.browser.people import Desk
from tests.builders.bureau import COMPANY

TWIN = "示例市丰源粮油有限责任公司"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def test_a_revision_goes_from_preview_to_radar_to_the_lead(desk: Desk) -> None:
    law = Instrument.objects.get(title="粮食流通管理条例", edition="2021修订")
    article = Article.objects.get(instrument=law, number=43)
    page = desk.person("minglu")

    follow(page, "法规")
    page.get_by_label("名称、简称或者文号").fill("粮食条例")
    press(page, "查询")
    follow(page, "粮食流通管理条例")
    expect(page.get_by_role("heading", name="历次版本")).to_be_visible()
    follow(page, "登记修订")
    page.get_by_label("新版本的施行日期").fill("2026-01-01")
    page.locator("#field-edition").fill("2026修订")
    page.locator(f"#field-article-{article.pk}").fill("四十四")
    press(page, "预览影响")
    expect(page.get_by_text("第四十三条 →")).to_be_visible()
    press(page, "确认登记")

    expect(page.get_by_role("status")).to_contain_text("已登记修订")
    page.goto(f"{desk.address}/desk/")
    page.get_by_text("处引用的依据已经修订或者废止").click()
    expect(page.get_by_role("heading", name="依据过期预警")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="第四十三条").first
    expect(row).to_contain_text("第四十四条")
    expect(row).to_contain_text("依据已修订")


def test_two_rows_of_one_firm_are_merged_and_parted(desk: Desk) -> None:
    twin = Counterparty.objects.create(name=TWIN, initials="slsfylyyxzrgs")
    page = desk.person("minglu")

    follow(page, "相对人")
    follow(page, "疑似重复")
    expect(page.get_by_role("row").filter(has_text=TWIN)).to_contain_text(COMPANY)
    follow(page, "核对并合并")
    press(page, "确认合并")
    expect(page.get_by_role("alert")).to_contain_text("请写明合并理由")
    page.get_by_label("理由").fill("同一主体重复登记")
    press(page, "确认合并")

    expect(page.get_by_role("heading", name="并入本条的记录")).to_be_visible()
    page.goto(f"{desk.address}/desk/parties/?q=有限责任公司")
    expect(page.get_by_role("link", name=COMPANY)).to_be_visible()
    expect(page.get_by_role("link", name=TWIN)).to_have_count(0)

    page.goto(f"{desk.address}/desk/parties/{twin.pk}/")
    follow(page, "撤销合并")
    page.get_by_label("理由").fill("核实为两家")
    press(page, "确认撤销")
    expect(page.get_by_role("status")).to_contain_text("已撤销合并")
    page.goto(f"{desk.address}/desk/parties/?q=有限责任公司")
    expect(page.get_by_role("link", name=TWIN)).to_be_visible()
