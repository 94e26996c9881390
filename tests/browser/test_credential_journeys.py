"""The officer's phone shows a code; the party opens and confirms it without signing in."""

import pytest
from playwright.sync_api import Browser, Page, expect

from sunlit.disclosure.actions.restate_credentials import restate_credentials
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.interfaces.clock import forget, now
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.recording.models import CredentialPresentation
from sunlit.registers.officers.models import Officer
from tests.browser.people import Desk
from tests.builders.bureau import company, crew, story

PHONE = {"width": 360, "height": 780}


@pytest.fixture
def case_address(desk: Desk) -> str:
    """A case of 执法监督科 filed today, its credentials known to the public."""
    forget()
    walk = Walk(crew(), story(), company(), now())
    walk.until("case_filed")
    restate_credentials(actor=None, at=now())
    return f"{desk.address}/desk/cases/{walk.case.public_id}/"


def phone(chromium: Browser) -> Page:
    """A phone of somebody who never signed in, script switched off."""
    context = chromium.new_context(locale="zh-CN", viewport=PHONE, java_script_enabled=False)
    return context.new_page()


def code_on(page: Page) -> str:
    address = page.locator("a[data-code]").get_attribute("href")
    assert address
    return address


def test_the_party_scans_and_confirms_and_the_case_shows_it(
    desk: Desk, case_address: str, chromium: Browser
) -> None:
    officer, party = desk.person("chengban"), phone(chromium)
    officer.set_viewport_size(PHONE)
    officer.goto(case_address)
    officer.get_by_role("main").get_by_role("link", name="亮证", exact=True).click()
    expect(officer.get_by_alt_text("亮证码")).to_be_visible()
    code = code_on(officer)

    party.goto(code)
    expect(party.locator(".credential-state")).to_have_text("有效")
    expect(party.get_by_text("承办人甲")).to_be_visible()
    assert party.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    party.get_by_role("button", name="我已看到执法证件").click()
    expect(party.get_by_role("heading", level=1)).to_have_text("已经记录")

    party.goto(code)
    party.get_by_role("button", name="我已看到执法证件").click()
    expect(party.get_by_role("heading", level=1)).to_have_text("之前已经记录")
    officer.goto(case_address)
    expect(officer.get_by_text("当事人扫码确认")).to_have_count(1)
    assert CredentialPresentation.objects.count() == 1
    assert verify_ledger().ok
    party.context.close()


def test_a_registrar_suspends_and_the_street_knows_at_once(
    desk: Desk, case_address: str, chromium: Browser
) -> None:
    officer, registrar, party = desk.person("chengban"), desk.person("minglu"), phone(chromium)
    officer.goto(f"{desk.address}/desk/officers/card/")
    code = code_on(officer)
    party.goto(code)
    expect(party.locator(".credential-state")).to_have_text("有效")

    who = Officer.objects.get(name="承办人甲")
    registrar.goto(f"{desk.address}/desk/officers/{who.pk}/")
    registrar.get_by_role("link", name="暂扣证件").click()
    registrar.get_by_label("原因").fill("执法过程未出示证件")
    registrar.get_by_role("button", name="暂扣证件").click()
    expect(registrar.get_by_role("link", name="恢复证件")).to_be_visible()

    party.goto(code)
    expect(party.locator(".credential-state")).to_have_text("暂扣")
    officer.goto(f"{case_address}credential/")
    expect(officer.get_by_text("今天不能亮证")).to_be_visible()
    party.goto(f"{code[:-5]}x/")
    expect(party.get_by_text("这不是本机关签发的亮证码")).to_be_visible()
    party.context.close()


def test_an_entrustment_is_concluded_with_its_file_and_filed(desk: Desk, tmp_path: object) -> None:
    from pathlib import Path

    from tests.builders.bodies import PDF

    paper = Path(str(tmp_path)) / "委托协议.pdf"
    paper.write_bytes(PDF)
    page = desk.person("minglu")
    page.goto(f"{desk.address}/desk/bodies/")
    page.locator("table.data a").first.click()
    page.get_by_role("link", name="登记委托").click()
    page.get_by_label("受委托组织名称").fill("示例市价格认定中心")
    page.get_by_label("管理公共事务职能的组织").check()
    page.get_by_label("行政许可").check()
    page.get_by_label("委托事项和权限").fill("涉案财物价格认定")
    for name, day in (
        ("valid_from", "2026-01-01"),
        ("valid_until", "2030-12-31"),
        ("signed_on", "2025-12-20"),
    ):
        page.locator(f'[name="{name}"]').fill(day)
    page.locator('[name="file"]').set_input_files(paper)
    page.get_by_role("button", name="登记委托").click()
    expect(page.get_by_role("alert")).to_contain_text("行政许可只能委托其他行政机关")

    page.get_by_label("行政许可").uncheck()
    page.get_by_label("行政确认").check()
    page.get_by_role("button", name="登记委托").click()
    expect(page.get_by_text("未报备", exact=True)).to_be_visible()
    page.get_by_role("link", name="登记报备").click()
    page.get_by_label("报备案机关").fill("示例市司法局")
    page.get_by_label("备案回执号").fill("备7号")
    page.get_by_role("button", name="登记报备").click()
    expect(page.get_by_text("示例市司法局")).to_be_visible()
