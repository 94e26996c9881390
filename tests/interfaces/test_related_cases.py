"""Cases that belong together: shown on both pages, registered with what is known."""

import pytest
from django.test import Client

from sunlit.casework.models import Case, CaseRelation
from sunlit.interfaces.operator.demo.cast import PASSWORD
from sunlit.registers.items.queries import items_in_force
from tests.builders.bureau import a_walk, natural_person, person
from tests.builders.once import bureau, founded
from tests.journeys.inspected import an_inspection
from tests.journeys.telling import file_of

__all__ = ["bureau", "founded"]
pytestmark = pytest.mark.usefixtures("bureau")


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(person(username))
    assert PASSWORD
    return client


def handed_over() -> tuple[Case, int]:
    """An inspection handed over for filing, and the position of that step."""
    walk = an_inspection(outcome="FURTHER")
    walk.until("filing_transferred")
    taken = file_of(walk).last("filing_transferred")
    assert taken is not None
    return walk.case, taken.position


def follow(case: Case, position: int, **changes: str) -> dict[str, str]:
    """The form of the case that follows, as posted."""
    item = items_in_force(case.opened_on).get(name="粮食收购者未执行国家粮食质量标准")
    posted = {
        "from": str(case.public_id),
        "position": str(position),
        "procedure": "penalty-ordinary",
        "party": str(case.party_id),
        "item": str(item.pk),
        "section": "ZFJ",
        "source": "INSPECTION",
        "found_on": "2026-03-10",
        "acted_on": "2026-02-10",
        "summary": "检查发现未按标准检验定等。",
        "key": "k1",
    }
    return posted | changes


def test_the_form_brings_party_and_facts_along() -> None:
    case, position = handed_over()

    page = signed_in("chengban").get(
        "/desk/cases/new/", {"from": str(case.public_id), "position": position}
    )

    text = page.content.decode()
    assert "已有内容从原案件带入" in text and case.party.name in text
    assert "经营台账" in text and 'value="INSPECTION"' in text


def test_both_cases_show_each_other_and_the_step_leads_on_once() -> None:
    case, position = handed_over()
    client = signed_in("chengban")
    assert "待登记后续案件" in client.get(f"/desk/cases/{case.public_id}/").content.decode()

    done = client.post("/desk/cases/new/", follow(case, position))

    assert done.status_code == 302
    later = CaseRelation.objects.get().later
    earlier_page = client.get(f"/desk/cases/{case.public_id}/").content.decode()
    later_page = client.get(f"/desk/cases/{later.public_id}/").content.decode()
    assert f"/desk/cases/{later.public_id}/" in earlier_page
    assert f"/desk/cases/{case.public_id}/" in later_page
    assert "检查发现线索立案" in earlier_page and "待登记后续案件" not in earlier_page
    again = client.post("/desk/cases/new/", follow(case, position, key="k2"))
    assert again.status_code in (404, 422)


def test_another_party_or_an_unknown_step_is_refused_with_what_was_typed_kept() -> None:
    case, position = handed_over()
    client = signed_in("chengban")

    other = client.post("/desk/cases/new/", follow(case, position, party=str(natural_person().pk)))
    unknown = client.get("/desk/cases/new/", {"from": str(case.public_id), "position": "999"})

    assert other.status_code == 422
    assert "当事人应当与原案件相同" in other.content.decode()
    assert "检查发现未按标准检验定等" in other.content.decode()
    assert unknown.status_code in (404, 422)


def test_who_may_not_see_the_earlier_case_does_not_follow_it() -> None:
    case, position = handed_over()

    page = signed_in("chengban-ny").get(
        "/desk/cases/new/", {"from": str(case.public_id), "position": position}
    )

    assert page.status_code == 404


def test_a_case_without_relations_shows_none() -> None:
    walk = a_walk()

    page = signed_in("chengban").get(f"/desk/cases/{walk.case.public_id}/")

    assert 'id="related-title"' not in page.content.decode()
