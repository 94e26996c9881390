"""Every page holds WCAG 2.2 AA (axe) at both widths, fits 320 px, and works by keyboard."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from sunlit.disclosure.models import RecordKind
from sunlit.interfaces import clock
from sunlit.interfaces.operator.demo.cast import PASSWORD
from tests.browser.looking import Looking
from tests.builders.bureau import START, a_bureau, a_walk
from tests.builders.published import a_record

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1280, 360)
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
TITLE = "示例市丰源粮油有限公司未按照规定报送粮食基本数据和有关情况案"


def faults(page: Page) -> list[str]:
    """What axe finds, and content that sticks out of the window."""
    found = [
        f"{page.url} {one['id']}: {[node['html'] for node in one['nodes']]}"
        for one in Axe().run(page, options=AXE).response["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, f"{page.url} {wide} px too wide"] if wide > 0 else found


@pytest.fixture
def decision_addresses() -> list[str]:
    """Published records of every kind, and the addresses of their pages."""
    seen = a_record(TITLE, section="执法监督科", group="罚款、没收违法所得", party_name="示例公司")
    item = a_record("未建立粮食经营台账", RecordKind.ITEM, group="行政处罚", section="执法监督科")
    officer = a_record("承办人甲", RecordKind.OFFICER, section="执法监督科")
    return [
        f"/decisions/{seen.public_id}/",
        f"/items/{item.public_id}/",
        f"/officers/{officer.public_id}/",
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_portal(width: int, looking: Looking, decision_addresses: list[str]) -> None:
    page = looking.at("/", width=width)
    found = faults(page)

    for address in (
        "/before/",
        "/review/",
        "/items/",
        "/officers/",
        "/decisions/",
        "/decisions/?q=没有这样的决定",
        *decision_addresses,
    ):
        page.goto(address)
        found += faults(page)

    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk(width: int, looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    a_bureau()
    walk = a_walk()
    walk.propose("case_filed")
    a_walk()
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=22))
    page = looking.at("/desk/", username="kezhang", width=width)
    found = faults(page)

    for address in (
        "/desk/?tab=done",
        "/desk/?tab=warnings",
        "/desk/cases/",
        "/desk/cases/?q=没有这样的案件",
        "/desk/cases/?all=1",
        f"/desk/cases/chosen/urge/?chosen={walk.case.public_id}",
        f"/desk/cases/chosen/handler/?chosen={walk.case.public_id}",
        "/desk/password/",
    ):
        page.goto(address)
        found += faults(page)
    sign_in = looking.at("/desk/sign-in/", width=width)
    found += faults(sign_in)

    assert found == []


@pytest.mark.parametrize("path", ["/", "/before/", "/decisions/", "/desk/sign-in/"])
def test_nothing_sticks_out_at_320_px(path: str, looking: Looking) -> None:
    a_record(TITLE)

    page = looking.at(path, width=320)

    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_first_tab_leads_past_the_navigation(looking: Looking) -> None:
    page = looking.at("/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_searching_and_signing_in_work_without_script(looking: Looking) -> None:
    a_bureau()
    a_record(TITLE)
    page = looking.at("/", scripts=False)

    page.get_by_label("查询行政执法决定").fill("丰源")
    page.get_by_role("button", name="查询").click()
    assert page.get_by_role("link", name=TITLE).count() == 1

    page.goto("/desk/sign-in/")
    page.get_by_label("用户名").fill("chengban")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("承办人甲")


def test_a_table_names_its_columns_on_a_phone(looking: Looking) -> None:
    a_record(TITLE)
    page = looking.at("/decisions/", width=360)

    label = page.locator("td[data-label='文号']").evaluate(
        "cell => getComputedStyle(cell, '::before').content"
    )

    assert label == '"文号"'


def test_a_tombstone_is_accessible(looking: Looking) -> None:
    gone = a_record(TITLE, is_visible=False, tombstone_reason="决定已被撤销。")
    gone.taken_down_on = START.date()
    gone.save()
    page = looking.at("/")
    looking.faults.clear()

    page.goto(f"/decisions/{gone.public_id}/")

    assert faults(page) == []
    looking.faults.clear()  # the browser itself notes the status 410
