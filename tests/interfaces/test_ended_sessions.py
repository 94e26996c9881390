"""A session that ended meanwhile (登录过期): nothing typed is lost, no other account gets it."""

import time
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.foundations.drafts.models import FormDraft
from sunlit.interfaces import clock
from sunlit.interfaces.desk.ended import SEAL
from sunlit.interfaces.operator.demo.versions import import_list_file
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.models import StepProposal
from sunlit.registers.intake.models import ListKind
from tests.builders.bureau import START, a_walk, person
from tests.journeys.telling import publication_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bureau")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
REASON = "因案情复杂，需要补充检验，拟延长办案期限。"


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Walk:
    """A case that may be extended."""
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=30))
    found = a_walk()
    found.until("case_filed")
    return found


def desk(username: str = "chengban") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def address(walk: Walk) -> str:
    return reverse("desk:step", args=[walk.case.public_id, "extension_approved"])


def seal_on(client: Client, page: str) -> str:
    """The seal the form of that page carries."""
    text = client.get(page).content.decode()
    return text.partition(f'name="{SEAL}" value="')[2].partition('"')[0]


def told(response: HttpResponse, client: Client) -> str:
    """The sign-in page a late form leads to."""
    at = response.headers["Location"]
    response = client.get(at)
    while response.status_code == 302:
        response = client.get(response.headers["Location"])
    return response.content.decode()


def test_what_was_sent_too_late_is_there_again_after_signing_in(walk: Walk) -> None:
    client, page = desk(), address(walk)
    sealed = seal_on(client, page)
    client.cookies.clear()

    late = client.post(page, {"reason": REASON, SEAL: sealed, "key": "k"})

    assert (late.status_code, late.headers["Location"]) == (302, page)
    assert "填写的内容已存为草稿" in told(late, client)
    assert FormDraft.objects.get().typed == {"reason": [REASON]}
    assert REASON in desk().get(page).content.decode()


@pytest.mark.parametrize(("days", "is_kept"), [(3, True), (8, False)])
def test_a_form_left_open_over_a_weekend_loses_nothing(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, days: int, is_kept: bool
) -> None:
    client, page = desk(), address(walk)
    sealed = seal_on(client, page)
    client.cookies.clear()
    later = time.time() + days * 86400
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    client.post(page, {"reason": REASON, SEAL: sealed})

    assert FormDraft.objects.exists() == is_kept


def test_whoever_else_signs_in_gets_nothing_of_it(walk: Walk) -> None:
    client, page = desk(), address(walk)
    sealed = seal_on(client, page)
    client.cookies.clear()
    client.post(page, {"reason": REASON, SEAL: sealed})

    client.force_login(person("xieban"), backend=BACKEND)

    assert REASON not in client.get(page).content.decode()
    assert FormDraft.objects.get().account == person("chengban")


def test_the_form_of_one_is_no_draft_when_another_is_signed_in(walk: Walk) -> None:
    sealed = seal_on(desk(), address(walk))
    other = Client(enforce_csrf_checks=True)
    other.force_login(person("xieban"), backend=BACKEND)

    assert other.post(address(walk), {"reason": REASON, SEAL: sealed}).status_code == 403
    assert not FormDraft.objects.exists()


def test_after_signing_in_beside_it_an_old_page_still_keeps_what_was_typed(walk: Walk) -> None:
    sealed = seal_on(desk(), address(walk))
    again = Client(enforce_csrf_checks=True)
    again.force_login(person("chengban"), backend=BACKEND)

    late = again.post(address(walk), {"reason": REASON, SEAL: sealed})

    assert (late.status_code, late.headers["Location"]) == (302, address(walk))
    assert REASON in again.get(address(walk)).content.decode()


@pytest.mark.parametrize("sealed", ["", "x", "WzEsInAiLCJhL2IiLCIvIl0:1a2b3c:forged"])
def test_without_a_seal_of_ours_nothing_is_kept_and_that_is_said(walk: Walk, sealed: str) -> None:
    client = Client()

    late = client.post(address(walk), {"reason": REASON, SEAL: sealed})

    assert late.headers["Location"] == f"{reverse('desk:sign-in')}?next={address(walk)}"
    assert "刚才没有办理，请登录后重新办理" in told(late, client)
    assert not FormDraft.objects.exists()


def test_a_seal_ends_with_the_password_and_with_the_account(walk: Walk) -> None:
    sealed, owner = seal_on(desk(), address(walk)), person("chengban")
    late = {"reason": REASON, SEAL: sealed}

    owner.is_active = False
    owner.save()
    Client().post(address(walk), late)
    owner.is_active = True
    owner.set_password("另一个-新密码-2027")
    owner.save()
    Client().post(address(walk), late)

    assert not FormDraft.objects.exists()


def test_the_script_keeps_saving_and_is_told_when_it_cannot(walk: Walk) -> None:
    sealed, script = seal_on(desk(), address(walk)), {"X-Requested-With": "fetch"}
    keep = reverse("desk:draft-keep")

    kept = Client().post(keep, {"reason": REASON, SEAL: sealed}, headers=script)
    lost = Client().post(keep, {"reason": REASON}, headers=script)

    assert kept.status_code == 200 and "saved" in kept.json()
    assert lost.status_code == 401
    assert FormDraft.objects.get().place == f"case/{walk.case.public_id}/extension_approved"


def test_after_signing_in_the_page_the_button_stood_on_is_opened() -> None:
    measures = reverse("measures:index")

    late = Client().post(
        reverse("measures:draft", args=["REVIEW"]),
        headers={"Referer": f"http://testserver{measures}?a=1"},
    )
    elsewhere = Client().post(
        reverse("measures:draft", args=["REVIEW"]), headers={"Referer": "https://example.org/x"}
    )

    assert late.headers["Location"].endswith(f"?next={measures}%3Fa%3D1")
    assert "example.org" not in elsewhere.headers["Location"]


def test_an_address_that_only_takes_forms_says_so_and_leads_back() -> None:
    response = desk("shenhe").get(reverse("measures:draft", args=["REVIEW"]))

    text = response.content.decode()
    assert response.status_code == 405 and response.headers["Allow"] == "POST"
    assert "这个地址不能这样打开" in text
    assert f'href="{reverse("desk:workbench")}"' in text


def test_leaving_after_the_session_ended_is_no_fault() -> None:
    response = Client().post(reverse("desk:sign-out"))

    assert response.headers["Location"] == reverse("desk:sign-in")


def test_the_form_of_a_small_act_is_there_again_too(walk: Walk) -> None:
    client, page = desk("kezhang"), reverse("desk:case-urge", args=[walk.case.public_id])
    sealed = seal_on(client, page)
    client.cookies.clear()

    late = client.post(page, {"note": "请本周内办结。", SEAL: sealed})
    again = desk("kezhang")

    assert late.headers["Location"] == page
    assert "请本周内办结。" in again.get(page).content.decode()
    again.post(page, {"note": "请本周内办结。"})
    assert not FormDraft.objects.exists(), "the act ends it"


def test_an_opinion_is_there_again_too_and_goes_with_the_vote() -> None:
    walk = a_walk()
    walk.propose("case_filed")
    proposal = StepProposal.objects.latest("id")
    client, page = (
        desk("kezhang"),
        reverse("desk:proposal", args=[walk.case.public_id, proposal.pk]),
    )
    sealed = seal_on(client, page)
    client.cookies.clear()
    opinion = {"outcome": "APPROVED", "opinion": "情况属实，同意立案。"}

    client.post(page, opinion | {SEAL: sealed})
    again = desk("kezhang")

    assert opinion["opinion"] in again.get(page).content.decode()
    walk.case.refresh_from_db()
    assert again.post(page, opinion | {"version": str(walk.case.version)}).status_code == 302
    assert not FormDraft.objects.exists()


def test_a_row_of_a_list_is_there_again_too() -> None:
    version = import_list_file(ListKind.REVIEW_CATALOGUE, START)
    row = version.rows.first()
    assert row is not None
    client, page = desk("minglu"), reverse("lists:row", args=[version.pk, row.pk])
    sealed = seal_on(client, page)
    client.cookies.clear()

    late = client.post(page, {"title": "特别重大的处罚决定", SEAL: sealed})
    again = desk("minglu")
    shown = again.get(page).content.decode()

    assert late.headers["Location"] == page
    assert "特别重大的处罚决定" in shown and "已恢复您在" in shown
    posted = {**row.data, "title": "特别重大的处罚决定", "seen": row.digest}
    assert again.post(page, posted).status_code == 302
    assert not FormDraft.objects.exists(), "the act ends it"


def test_what_was_typed_at_a_publication_is_there_again_too() -> None:
    walk = a_walk()
    walk.until("decision_served")
    published(walk)
    page = reverse("desk:publication", args=[publication_of(walk).public_id])
    client, act = desk("gongshi"), f"{page}take-down/"
    refused = client.post(act, {"reason": "撤", "version": publication_of(walk).version})
    sealed = refused.content.decode().partition(f'name="{SEAL}" value="')[2].partition('"')[0]
    client.cookies.clear()

    late = client.post(act, {"reason": "决定已被依法撤销，予以撤下。", SEAL: sealed})

    assert refused.status_code == 422
    assert late.headers["Location"] == page, "the page of the form, not the address of the act"
    assert "决定已被依法撤销，予以撤下。" in desk("gongshi").get(page).content.decode()
