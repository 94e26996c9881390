"""Several cases urged at once on the narrowest phone, by keyboard, without script (批量催办)."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from sunlit.casework.models import Urging
from sunlit.interfaces import clock
from tests.browser.looking import Looking
from tests.builders.bureau import START, a_bureau, a_walk

pytestmark = pytest.mark.django_db(transaction=True)


def test_all_of_a_page_are_urged_without_script(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_bureau()
    cases = {a_walk().case.pk, a_walk().case.pk}
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=1))
    page = looking.at("/desk/cases/", username="kezhang", width=320, scripts=False)

    page.get_by_role("link", name="全选本页").press("Enter")
    page.get_by_role("button", name="催办", exact=True).press("Enter")
    page.get_by_label("催办意见").fill("请本周内办结。")
    page.get_by_role("button", name="催办（2项）").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text("办理结果")
    assert page.get_by_text("已催办。").count() == 2
    assert set(Urging.objects.values_list("case_id", flat=True)) == cases
