"""The calculator on a phone: factors with evidence, tier, range, reasons, receipt, departure."""

import pytest
from playwright.sync_api import Page, expect

from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.discretion.receipts import ASSESSED
from tests.browser.looking import Looking
from tests.builders.bureau import a_walk
from tests.journeys.telling import file_of

FACTS = {"total": "1200", "once": "200", "warnings": "0"}


@pytest.fixture
def walk(bureau: str) -> Walk:
    """A case with its evidence."""
    walk = a_walk()
    walk.until("evidence_added")
    return walk


def enter(page: Page) -> None:
    """The facts: 1,200 吨 not corrected in time, 60,000 yuan by the second tier."""
    for name, value in FACTS.items():
        page.fill(f"[name=factors-{name}]", value)
    page.check("[name=factors-corrected][value=NO]")


def rest_on_evidence(page: Page) -> None:
    """Every factor rests on the one piece of evidence."""
    for choice in page.locator("select[name$=-evidence]").all():
        choice.select_option(index=1)


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width <= 360


def test_from_factors_to_receipt_and_no_departure_without_reasons(
    walk: Walk, looking: Looking
) -> None:
    address = f"/desk/cases/{walk.case.public_id}/discretion/"
    page = looking.at(address, username="chengban", width=360)
    expect(page.get_by_role("heading", name="裁量计算")).to_be_visible()
    assert fits(page)

    enter(page)
    page.get_by_role("button", name="试算").click()
    result = page.get_by_role("status", name="裁量结果")
    expect(result).to_contain_text("第二档")
    expect(result).to_contain_text("60,000.00元")
    expect(page.locator("[name=fine]")).to_have_value("60000.00")
    assert fits(page)

    page.get_by_role("button", name="保存裁量结果").click()
    expect(page.get_by_role("alert")).to_contain_text("所依据的证据")
    rest_on_evidence(page)
    page.fill("[name=fine]", "80000")
    page.get_by_role("button", name="保存裁量结果").click()
    expect(page.get_by_role("alert")).to_contain_text("请写明偏离裁量基准的理由")
    expect(page.locator("[name=fine]")).to_have_value("80000")
    assert file_of(walk).last(ASSESSED) is None

    page.fill("[name=departure]", "当事人多次拒不改正，社会影响较大。")
    page.get_by_role("button", name="保存裁量结果").click()
    expect(page).to_have_url(f"{looking.address}/desk/cases/{walk.case.public_id}/")
    page.goto(address)
    expect(page.get_by_text("重算一致")).to_be_visible()
    receipt = file_of(walk).last(ASSESSED)
    assert receipt is not None and receipt.data["departs"] == "YES"
    refusals = [fault for fault in looking.faults if "422" in fault]
    assert len(refusals) == 2  # the browser tells of each refused form in its console
    looking.faults = [fault for fault in looking.faults if fault not in refusals]
