"""Registering a case: item and section in one choice, all faults at once, no false offer."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.interfaces.desk.cases.registration import MOST_PARTIES
from sunlit.procedures.actions.open_case import ItemNotInForce, open_case
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.parties.models import Counterparty
from sunlit.rulebook.queries import release_in_force, rules_of
from tests.builders.bureau import START, a_walk, company, person
from tests.interfaces.test_case_pages import as_person

pytestmark = pytest.mark.usefixtures("bureau")
GRAIN = "粮食收购者未执行国家粮食质量标准"
NOT_FILED = "粮食收购企业未按照规定备案或者提供虚假备案信息"  # fined from 20,000 元, or warned
OLD_EQUIPMENT = "使用国家明令淘汰的用能设备或者生产工艺"  # neither warned nor fined


def item(name: str) -> EnforcementItem:
    return EnforcementItem.objects.get(name=name)


def page(client: Client, procedure: str, who: str = "chengban") -> str:
    address = f"{reverse('desk:case-new')}?procedure={procedure}"
    return as_person(client, who).get(address).content.decode()


def post(client: Client, who: str = "chengban", **form: str) -> HttpResponse:
    given = {"procedure": "penalty-ordinary"} | form
    return as_person(client, who).post(reverse("desk:case-new"), given)


def test_everything_missing_is_named_at_once_with_its_link(client: Client) -> None:
    answer = post(client)

    summary = answer.content.decode().split("data-errors", 1)[1].split("</div>", 1)[0]
    assert answer.status_code == 422
    for name in ("party", "item", "field-source", "found_on", "acted_on", "summary"):
        assert f'href="#field-{name.removeprefix("field-")}"' in summary
    assert Case.objects.count() == 0


def test_wrong_answers_come_before_the_question_of_an_earlier_case(client: Client) -> None:
    case = a_walk().case
    lead = {
        "item": f"{case.item_id}:ZFJ",
        "party": str(case.party_id),
        "source": "TIP",
        "found_on": "0001-03-02",
        "acted_on": "2026-03-01",
        "summary": "字" * 5000,
    }

    wrong = post(client, **lead)
    asked = post(client, **lead | {"found_on": "2026-03-02", "summary": "第二条线索"})

    text = wrong.content.decode()
    assert wrong.status_code == 422 and "日期超出合理范围" in text and "最多" in text
    assert "已有未结的案件" not in text
    assert asked.status_code == 409 and "已有未结的案件" in asked.content.decode()


def test_the_item_is_chosen_under_the_section_that_handles_it(client: Client) -> None:
    text = page(client, "license-general", "chengban-tz")

    assert "<optgroup" in text and 'name="section"' not in text
    for one in EnforcementItem.objects.filter(category="LICENSE").prefetch_related("sections"):
        handled_by = {section.code for section in one.sections.all()}
        for code in ("TZK", "SPK", "HZK", "LSK", "ZTB", "JGK"):
            if code not in handled_by:
                assert f'value="{one.pk}:{code}"' not in text


def test_a_section_that_does_not_handle_the_item_is_told_which_one_does(client: Client) -> None:
    answer = post(client, item=f"{item(GRAIN).pk}:NYK", party=str(company().pk))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "不由能源科承办，由" in text and 'href="#field-item"' in text


def test_on_the_spot_it_says_on_which_condition_a_high_lowest_fine_goes(client: Client) -> None:
    text = page(client, "penalty-summary")

    assert f"{NOT_FILED}（法定罚款最低20,000.00元，本程序仅限警告或者依法减轻处罚的）" in text
    assert f"{GRAIN}（" not in text
    assert f"{NOT_FILED}（" not in page(client, "penalty-ordinary")


def test_what_is_neither_warned_nor_fined_is_no_case_for_the_spot(client: Client) -> None:
    rules = rules_of(release_in_force(START.date()).digest)
    offered = {one.code for one in rules.procedures_for("PENALTY", "", OLD_EQUIPMENT)}

    assert "penalty-ordinary" in offered and "penalty-summary" not in offered
    with pytest.raises(ItemNotInForce, match="不适用行政处罚简易程序"):
        open_case(
            actor=person("chengban"),
            at=START,
            item_id=item(OLD_EQUIPMENT).pk,
            party_id=company().pk,
            section_code="ZFJ",
            data={},
            procedure="penalty-summary",
        )


@pytest.mark.parametrize("more", [False, True])
def test_a_search_says_whether_there_are_more_than_it_lists(client: Client, more: bool) -> None:
    known = company()
    for number in range(MOST_PARTIES + more):
        known.pk, known.uscc, known.name = None, f"X{number}", f"同名粮油商行{number}"
        known.save(force_insert=True)

    found = post(client, find="1", party_query="同名粮油商行").content.decode()

    assert ("只列出20名，还有更多" in found) is more
    assert Counterparty.objects.filter(name__startswith="同名").count() == MOST_PARTIES + more
