"""The calendar pages hold WCAG 2.2 AA at both widths; a table is adopted and a case urged there."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from sunlit.foundations.calendars import adoption
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.interfaces import clock
from tests.browser.looking import Looking
from tests.browser.test_accessible import WIDTHS, faults
from tests.builders.bureau import START, a_bureau, a_walk
from tests.builders.calendars import TABLE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def day_of_the_bureau(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three weeks after the first lead, when its limit is near."""
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=20))
    yield
    adoption.forget()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_calendar_and_an_urging(width: int, looking: Looking) -> None:
    a_bureau()
    case = a_walk().case
    page = looking.at("/desk/calendar/?whose=all", username="kezhang", width=width)
    found = faults(page)
    expect(page.get_by_role("link", name="立案期限")).to_be_visible()
    page.goto(f"/desk/cases/{case.public_id}/urge/")
    found += faults(page)

    page.get_by_label("催办意见").fill("请于本周立案。")
    page.get_by_role("button", name="催办").click()

    expect(page.get_by_text("请于本周立案。")).to_be_visible()
    page.goto("/desk/calendar/holidays/")
    assert [*found, *faults(page)] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_is_adopted_after_its_preview(width: int, looking: Looking) -> None:
    a_bureau()
    page = looking.at("/desk/calendar/holidays/adopt/", username="minglu", width=width)
    found = faults(page)
    lines = [f"{row['name']} {row['days'].replace('/', ' 至 ')}" for row in TABLE["holidays"]]
    page.get_by_label("年份").fill("2027")
    page.get_by_label("通知名称").fill("演练通知")
    page.get_by_label("文号").fill("演练〔2026〕1号")
    page.get_by_label("来源").fill("演练")
    page.get_by_label("放假", exact=False).last.fill("\n".join(lines))

    page.get_by_role("button", name="预览").click()
    expect(page.get_by_role("heading", name="将会影响")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="确认采用").click()

    expect(page.get_by_text("已采用2027年的放假安排")).to_be_visible()
    assert [*found, *faults(page)] == []
    assert AdoptedCalendar.objects.get().year == 2027
