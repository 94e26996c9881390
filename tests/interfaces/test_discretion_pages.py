"""The calculator's page: try, keep, refuse with everything kept, nearest cases, who may see."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.discretion.receipts import ASSESSED
from sunlit.procedures.models import StepTaken
from tests.builders.bureau import a_walk
from tests.interfaces.test_case_pages import as_person
from tests.journeys.telling import file_of
from tests.journeys.test_discretion_in_a_case import REASON, calculation

pytestmark = pytest.mark.usefixtures("bureau")


@pytest.fixture
def walk() -> Walk:
    """A case with its evidence."""
    walk = a_walk()
    walk.until("evidence_added")
    return walk


def address(walk: Walk) -> str:
    return reverse("desk:case-discretion", args=[walk.case.public_id])


def typed(walk: Walk, **changes: object) -> dict[str, object]:
    """The form as a browser sends it."""
    data = calculation(walk)
    form: dict[str, object] = {"benchmark": data["benchmark"], "fine": data["fine"]}
    for row in data["factors"]:
        form[f"factors-{row['name']}"] = row["value"]
        form[f"factors-{row['name']}-evidence"] = row["evidence"]
    version = Case.objects.get(pk=walk.case.pk).version
    return form | {"version": version, "key": "k", "do": "keep"} | changes


def send(client: Client, walk: Walk, who: str = "chengban", **changes: object) -> HttpResponse:
    return as_person(client, who).post(address(walk), typed(walk, **changes))


def kept(walk: Walk) -> int:
    return StepTaken.objects.filter(case=walk.case, step=ASSESSED).count()


def test_trying_shows_the_result_and_writes_nothing(client: Client, walk: Walk) -> None:
    page = send(client, walk, do="try", fine="")

    assert page.status_code == 200
    text = page.content.decode()
    assert "第二档" in text and "按本档计算，罚款60,000.00元。" in text
    assert 'value="60000.00"' in text  # one amount only: offered as the fine
    assert kept(walk) == 0


def test_keeping_leads_back_to_the_case_and_is_listed_with_its_recomputation(
    client: Client, walk: Walk
) -> None:
    assert send(client, walk).status_code == 302
    assert kept(walk) == 1

    assert "重算一致" in as_person(client, "chengban").get(address(walk)).content.decode()


def test_a_double_submit_is_one_receipt(client: Client, walk: Walk) -> None:
    form = typed(walk)
    officer = as_person(client, "chengban")

    officer.post(address(walk), form)
    officer.post(address(walk), form)

    assert kept(walk) == 1


def test_a_departure_is_told_and_what_was_typed_is_kept(client: Client, walk: Walk) -> None:
    page = send(client, walk, fine="80000")

    assert page.status_code == 422
    text = page.content.decode()
    assert "请写明偏离裁量基准的理由" in text and 'value="80000"' in text and 'value="1200"' in text
    assert send(client, walk, fine="80000", departure=REASON).status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"factors-total": "很多"}, "应当是数字"),
        ({"factors-total": "-3"}, "不能是负数"),
        ({"factors-total": "9" * 400}, "最多"),
        ({"factors-total-evidence": "x"}, "从列表中选择"),
        ({"leniency": "<script>"}, "没有适用于本事项"),
        ({"fine": "1e5"}, "金额数字"),
        ({"version": "99"}, "已过时"),
    ],
)
def test_bad_input_is_refused(
    client: Client, walk: Walk, changes: dict[str, object], sentence: str
) -> None:
    page = send(client, walk, **changes)

    assert page.status_code in {409, 422}
    assert sentence in page.content.decode()
    assert kept(walk) == 0


def test_it_is_the_handlers_and_hidden_from_another_section(client: Client, walk: Walk) -> None:
    assert send(client, walk, "kezhang").status_code == 403
    assert as_person(client, "chengban-ny").get(address(walk)).status_code == 404
    assert kept(walk) == 0


def test_the_step_page_leads_to_the_calculator(client: Client, walk: Walk) -> None:
    step = reverse("desk:step", args=[walk.case.public_id, ASSESSED])

    assert as_person(client, "chengban").get(step).headers["Location"] == address(walk)


def test_nearest_decided_cases_stand_beside_report_and_calculator(
    client: Client, walk: Walk
) -> None:
    other = a_walk()
    other.until("penalty_decided")
    other_no = file_of(other).case_no
    officer = as_person(client, "chengban")
    report = reverse("desk:step", args=[walk.case.public_id, "investigation_reported"])

    for page in (officer.get(address(walk)), officer.get(report)):
        text = page.content.decode()
        assert "同一事项已决案件1件" in text and other_no in text
    assert "本案还没有裁量计算" in officer.get(report).content.decode()


def test_the_page_costs_the_same_whatever_number_of_decided_cases(
    client: Client, walk: Walk, django_assert_max_num_queries: object
) -> None:
    other = a_walk()
    other.until("penalty_decided")
    officer = as_person(client, "chengban")
    officer.get(address(walk))

    with django_assert_max_num_queries(34):  # type: ignore[operator]
        officer.get(address(walk))
