"""Pages of bodies, officers and credentials hold WCAG 2.2 AA (axe) at both widths."""

import pytest

from sunlit.disclosure.actions.restate_credentials import restate_credentials
from sunlit.interfaces import clock
from sunlit.interfaces.credential_codes import make_code
from sunlit.registers.officers.actions.suspend_credential import suspend_credential
from sunlit.registers.officers.models import Officer
from tests.browser.looking import Looking
from tests.browser.test_accessible import WIDTHS, faults
from tests.builders.bodies import an_entrustment
from tests.builders.bureau import START, a_bureau, a_walk
from tests.builders.officers import credential_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk_pages(width: int, looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START)
    officer = Officer.objects.select_related("section__body").get(name="承办人甲")
    assert officer.section
    body = officer.section.body
    an_entrustment(body)
    page = looking.at("/desk/officers/", username="minglu", width=width)
    found = faults(page)

    for address in (
        "/desk/officers/?q=没有此人",
        "/desk/officers/reviewers/",
        "/desk/officers/new/",
        f"/desk/officers/{officer.pk}/",
        f"/desk/officers/{officer.pk}/issue/",
        f"/desk/officers/{officer.pk}/credentials/{credential_of(officer).pk}/cancel/",
        "/desk/bodies/",
        f"/desk/bodies/{body.pk}/",
        f"/desk/bodies/{body.pk}/amend/",
        f"/desk/bodies/{body.pk}/entrustments/new/",
    ):
        page.goto(address)
        found += faults(page)

    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_showing_a_credential(
    width: int, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_bureau()
    walk = a_walk()
    walk.until("case_filed")
    monkeypatch.setattr(clock.timezone, "now", lambda: walk.at)
    credential = credential_of(Officer.objects.get(name="承办人甲"))
    restate_credentials(actor=None, at=walk.at)
    page = looking.at("/desk/officers/card/", username="chengban", width=width)
    found = faults(page)
    page.goto(f"/desk/cases/{walk.case.public_id}/credential/")
    found += faults(page)

    code = make_code(credential.public_id, walk.at, walk.case.public_id)
    found += faults(looking.at(f"/credential/{code}/", width=width))
    suspend_credential(
        actor=None,
        at=walk.at,
        credential=credential,
        from_on=walk.at.date(),
        until_on=None,
        reason="违规",
    )
    restate_credentials(actor=None, at=walk.at)
    old = make_code(credential.public_id, START)
    found += faults(looking.at(f"/credential/{old}/", width=width))

    assert found == []
