"""The pages of a case: what they show, refuse and keep."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.models import StepTaken
from tests.builders.bureau import a_bureau, a_walk, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def walk() -> Walk:
    """A filed case whose credentials were shown."""
    a_bureau()
    walk = a_walk()
    walk.until("credential_shown")
    walk.case.refresh_from_db()
    return walk


def as_person(client: Client, username: str) -> Client:
    """The client signed in as a member of the cast."""
    client.force_login(person(username), backend=BACKEND)
    return client


def step_address(walk: Walk, code: str) -> str:
    return reverse("desk:step", args=[walk.case.public_id, code])


def send(client: Client, walk: Walk, code: str, **answers: object) -> HttpResponse:
    """Post a step form as its page would."""
    walk.case.refresh_from_db()
    form = {"version": walk.case.version, "key": "form-1"} | answers
    return client.post(step_address(walk, code), form)


def evidence(**changes: object) -> dict[str, object]:
    """Good answers for a piece of evidence."""
    return {
        "kind": "DOCUMENTARY",
        "title": "台账",
        "obtained_on": "2026-03-04",
        "obtained_from": "当事人",
        "purpose": "数量",
    } | changes


def test_the_case_page_says_what_is_next_why_not_yet_and_by_when(
    client: Client, walk: Walk
) -> None:
    page = as_person(client, "chengban").get(reverse("desk:case", args=[walk.case.public_id]))

    text = page.content.decode()
    assert "办理：证据登记" in text
    assert "尚不能办理的步骤及原因" in text
    assert "须先完成：案源登记" not in text
    assert "第六十二条" in text
    assert "的次日起计算90日" in text
    assert "承办人甲" in text


def test_it_hides_the_case_from_another_section(client: Client, walk: Walk) -> None:
    for username in ("chengban-ny", "kezhang-ny", "xitong", "minglu"):
        for address in (
            reverse("desk:case", args=[walk.case.public_id]),
            step_address(walk, "evidence_added"),
            reverse("desk:case-trace", args=[walk.case.public_id]),
        ):
            assert as_person(client, username).get(address).status_code == 404, username


def test_it_asks_for_sign_in(client: Client, walk: Walk) -> None:
    page = client.get(reverse("desk:case", args=[walk.case.public_id]))

    assert page.status_code == 302
    assert page.headers["Location"].startswith("/desk/sign-in/")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "请填写“证据名称”"),
        ({"title": "长" * 201}, "最多200个字"),
        ({"title": "台账\x07"}, "控制字符"),
        ({"title": "台账\u202e"}, "控制字符"),
        ({"kind": "MAGIC"}, "请从列表中选择"),
        ({"obtained_on": "昨天"}, "请填写日期"),
        ({"obtained_on": "2026-02-30"}, "请填写日期"),
        ({"obtained_on": "2999-01-01"}, "日期不能晚于今天"),
        ({"obtained_on": "2001-01-01"}, "日期不能早于"),
    ],
)
def test_it_refuses_bad_input_by_field_and_keeps_the_rest(
    client: Client, walk: Walk, changes: dict[str, object], sentence: str
) -> None:
    before = StepTaken.objects.count()

    page = send(as_person(client, "chengban"), walk, "evidence_added", **evidence(**changes))

    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert "数量" in text
    assert StepTaken.objects.count() == before


@pytest.mark.parametrize(
    ("name", "content", "claimed"),
    [
        ("照片.png", b"not a picture", "image/png"),
        ("程序.pdf", b"MZ\x90\x00" + b"\0" * 64, "application/pdf"),
        ("空.pdf", b"", "application/pdf"),
    ],
)
def test_it_refuses_a_file_that_is_not_what_it_says(
    client: Client, walk: Walk, name: str, content: bytes, claimed: str
) -> None:
    file = SimpleUploadedFile(name, content, claimed)

    page = send(as_person(client, "chengban"), walk, "evidence_added", **evidence(file=file))

    assert page.status_code == 422
    assert name in page.content.decode()
    assert "台账" in page.content.decode()


def test_a_double_submit_is_one_act(client: Client, walk: Walk) -> None:
    officer = as_person(client, "chengban")
    first = send(officer, walk, "evidence_added", **evidence())
    count = StepTaken.objects.count()

    again = officer.post(
        step_address(walk, "evidence_added"), {"version": 0, "key": "form-1"} | evidence()
    )

    assert (first.status_code, again.status_code) == (302, 302)
    assert StepTaken.objects.count() == count


def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(client: Client, walk: Walk) -> None:
    officer = as_person(client, "chengban")
    before = StepTaken.objects.count()

    page = officer.post(
        step_address(walk, "evidence_added"), {"version": 1, "key": "stale"} | evidence()
    )

    assert page.status_code == 409
    assert "本页内容已过时" in page.content.decode()
    assert "台账" in page.content.decode()
    assert StepTaken.objects.count() == before


def test_it_refuses_the_wrong_duty(client: Client, walk: Walk) -> None:
    for username in ("kezhang", "fenguan", "shenhe"):
        page = send(as_person(client, username), walk, "evidence_added", **evidence())

        assert page.status_code == 403
        assert "本案承办人" in page.content.decode()


def test_it_refuses_the_wrong_order_naming_the_article(client: Client, walk: Walk) -> None:
    page = send(as_person(client, "chengban"), walk, "decision_drafted")

    assert page.status_code == 422
    assert "须先完成：送达事先告知书" in page.content.decode()


def test_it_ignores_what_no_form_offers(client: Client, walk: Walk) -> None:
    page = send(
        as_person(client, "chengban"),
        walk,
        "evidence_added",
        **evidence(status="CLOSED", stage="x"),
    )

    walk.case.refresh_from_db()
    assert page.status_code == 302
    assert walk.case.status == "OPEN"


def test_a_document_opens_as_pdf_and_is_hidden_from_others(client: Client, walk: Walk) -> None:
    from sunlit.recording.models import Document

    document = Document.objects.filter(case=walk.case, form_code="filing-approval").get()
    address = reverse("desk:document-file", args=[document.public_id, "pdf"])

    mine = as_person(client, "chengban").get(address)
    assert mine.status_code == 200
    assert b"".join(mine.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert mine.headers["Content-Type"] == "application/pdf"
    assert as_person(client, "chengban-ny").get(address).status_code == 404


def test_the_case_page_costs_the_same_queries_whatever_the_case(
    client: Client, walk: Walk, django_assert_max_num_queries: object
) -> None:
    officer = as_person(client, "chengban")
    address = reverse("desk:case", args=[walk.case.public_id])
    few = _queries(officer, address)
    for number in range(8):
        walk.take("evidence_added", title=f"证据{number}")

    assert _queries(officer, address) <= few + 2


def _queries(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_proposer_may_withdraw_and_a_return_needs_its_reason(client: Client, walk: Walk) -> None:
    walk.take("evidence_added")
    walk.propose("investigation_reported")
    from sunlit.procedures.models import StepProposal

    proposal = StepProposal.objects.latest("id")
    address = reverse("desk:proposal", args=[walk.case.public_id, proposal.pk])
    walk.case.refresh_from_db()
    version = walk.case.version

    head = as_person(client, "kezhang")
    silent = head.post(address, {"version": version, "outcome": "RETURNED", "opinion": " "})
    assert silent.status_code == 422
    assert "退回时请写明意见" in silent.content.decode()

    undecided = head.post(address, {"version": version, "opinion": "看过了。"})
    assert undecided.status_code == 422
    assert "请选择同意或者退回" in undecided.content.decode()

    foreign = head.post(address, {"version": version, "outcome": "WITHDRAWN"})
    assert foreign.status_code == 403

    own = as_person(client, "chengban").post(
        address, {"version": version, "outcome": "WITHDRAWN"}, follow=True
    )
    assert "已撤回" in own.content.decode()
    assert not StepTaken.objects.filter(step="investigation_reported").exists()
