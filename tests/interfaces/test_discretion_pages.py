"""The calculator's page: try, keep, refuse with everything kept, nearest cases, who may see."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
import yaml
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.discretion.receipts import ASSESSED
from sunlit.procedures.models import StepTaken
from sunlit.rulebook.shipping import DATA
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


def test_an_empty_form_names_every_field_with_its_link(client: Client, walk: Walk) -> None:
    version = str(Case.objects.get(pk=walk.case.pk).version)
    page = as_person(client, "chengban").post(address(walk), {"do": "keep", "version": version})

    links = re.findall(r'<li><a href="#field-(factors-[a-z-]+)">', page.content.decode())
    names = ("total", "once", "corrected", "warnings")
    assert links == [f"factors-{name}{of}" for name in names for of in ("", "-evidence")]


def test_each_evidence_field_names_its_factor(client: Client, walk: Walk) -> None:
    text = as_person(client, "chengban").get(address(walk)).content.decode()

    labels = re.findall(r'<label for="field-factors-[a-z]+-evidence">([^<]+)<', text)
    assert len(labels) == len(set(labels)) == 4
    assert labels[0] == "“两年内累计收购量”所依据的证据"


def test_trying_tells_at_once_what_leaves_the_statute(client: Client, walk: Walk) -> None:
    page = send(client, walk, do="try", fine="500000.01", departure=REASON)

    text = page.content.decode()
    assert page.status_code == 422 and "超过法定上限500,000.00元" in text
    assert "按本档计算，罚款60,000.00元。" in text  # and still shows what was computed


def test_every_word_the_page_shows_of_the_rules_can_be_translated() -> None:
    script = Path(__file__).resolve().parents[2] / "script/locales"
    loader = SourceFileLoader("locales", str(script))
    collector = module_from_spec(spec_from_loader("locales", loader))  # type: ignore[arg-type]
    loader.exec_module(collector)
    tables = {
        name: yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in ("benchmarks", "leniency")
    }
    known = {word for table in tables.values() for word in collector.rule_strings(table)}

    for row in tables["leniency"]["leniency"]:
        assert {row["catalog"], row["name"], *row["checks"]} <= known
    for row in tables["benchmarks"]["benchmarks"]:
        assert {tier["level"] for tier in row["tiers"]} <= known
        assert {factor.get("unit", "%") for factor in row["factors"]} - {"%"} <= known
