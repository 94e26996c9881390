"""The pages of laws and counterparties hold WCAG 2.2 AA and fit a phone."""

from datetime import timedelta

import pytest

from sunlit.interfaces import clock
from sunlit.registers.laws.models import Instrument
from sunlit.registers.parties.models import Counterparty
from tests.browser.looking import Looking
from tests.browser.test_accessible import WIDTHS, faults
from tests.builders.bureau import START, a_bureau, a_walk, company

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_laws_and_parties(width: int, looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    a_bureau()
    a_walk()
    Counterparty.objects.create(name="示例市丰源粮油有限责任公司")
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=22))
    law = Instrument.objects.get(title="粮食流通管理条例", edition="2021修订")
    page = looking.at("/desk/laws/", username="minglu", width=width)
    found = faults(page)

    for address in (
        "/desk/laws/?q=没有这部",
        "/desk/laws/new/",
        f"/desk/laws/{law.pk}/",
        f"/desk/laws/{law.pk}/amend/",
        f"/desk/laws/{law.pk}/repeal/",
        f"/desk/laws/{law.pk}/article/",
        "/desk/laws/radar/?shown=all",
        "/desk/parties/",
        "/desk/parties/new/",
        "/desk/parties/duplicates/",
        f"/desk/parties/{company().pk}/",
        f"/desk/parties/{company().pk}/update/",
        f"/desk/parties/{company().pk}/name/",
        f"/desk/parties/{company().pk}/merge/?q=示例",
    ):
        page.goto(address)
        found += faults(page)

    assert found == []
