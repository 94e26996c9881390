"""What forms do while one works in them: no fault of the script, counts, marks, nothing lost."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from sunlit.interfaces import clock
from sunlit.interfaces.operator.demo.cast import PASSWORD
from tests.browser.looking import Looking
from tests.builders.bureau import START, a_bureau, a_walk

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "因案情复杂，需要补充检验，拟延长办案期限。"


def test_a_step_with_an_empty_phrase_book_keeps_what_is_sent_too_late(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_bureau()
    walk = a_walk()
    walk.until("case_filed")
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=30))
    address = f"/desk/cases/{walk.case.public_id}/steps/extension_approved/"
    page = looking.at(address, username="chengban", width=360)
    expect(page.get_by_text("还没有常用语。").first).to_be_attached()
    reason = page.locator("textarea").first
    longest = int(page.locator("[data-count-of]").first.get_attribute("data-longest") or 0)

    reason.fill("长" * (longest + 2))
    expect(page.get_by_text(f"最多{longest}个字，现有{longest + 2}个字。")).to_be_visible()
    reason.fill(WHY)
    expect(page.get_by_text(f"最多{longest}个字")).to_be_hidden()
    page.context.clear_cookies(name="sessionid")
    page.locator("form.step-form button.primary").click()

    expect(page.get_by_text("填写的内容已存为草稿")).to_be_visible()
    page.get_by_label("用户名").fill("chengban")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("已恢复您在")).to_be_visible()
    expect(page.locator("textarea").first).to_have_value(WHY)


def test_a_refused_line_is_marked_like_a_refused_text(looking: Looking) -> None:
    a_bureau()
    page = looking.at("/desk/phrases/add/", username="chengban")

    page.get_by_role("button", name="添加常用语").click()
    looking.faults.clear()  # Chromium itself notes the 422

    for label in ("用途", "内容"):
        expect(page.get_by_label(label).first).to_have_css("border-top-width", "2px")


@pytest.mark.parametrize("username", ["shenhe", "kezhang"])
def test_the_head_stays_in_one_row_in_english(username: str, looking: Looking) -> None:
    a_bureau()
    page = looking.at("/desk/", username=username)
    page.context.set_extra_http_headers({"Accept-Language": "en"})

    page.reload()

    head = page.locator(".desk-head").bounding_box()
    assert head is not None and head["height"] < 80
