"""A form shows what the answers given so far ask for, and sends nothing else."""

from playwright.sync_api import Page, expect

from tests.browser.looking import Looking
from tests.builders.bureau import a_bureau

ENDING = "/desk/cases/new/?procedure=licensing-ending"
GROUND, LAST_DAY = '[name="revocation_ground"]', '[name="expires_on"]'


def an_ending(looking: Looking, **how: bool) -> Page:
    """The form that begins the change or the end of a license, on a phone."""
    a_bureau()
    return looking.at(ENDING, username="chengban-tz", width=360, **how)


def test_a_field_appears_with_the_answer_that_asks_for_it(looking: Looking) -> None:
    page = an_ending(looking)
    expect(page.locator(GROUND).first).to_be_hidden()

    page.locator('[name="kind"][value="REVOCATION"]').check()
    page.locator(GROUND).first.check()
    expect(page.locator(LAST_DAY)).to_be_hidden()
    page.locator('[name="kind"][value="RENEWAL"]').check()

    expect(page.locator(LAST_DAY)).to_be_visible()
    sent = page.evaluate("[...new FormData(document.querySelector('.step-form')).keys()]")
    assert "expires_on" in sent
    assert "revocation_ground" not in sent


def test_without_script_every_field_is_in_sight(looking: Looking) -> None:
    page = an_ending(looking, scripts=False)

    expect(page.locator(GROUND).first).to_be_visible()
    expect(page.locator(LAST_DAY)).to_be_visible()
