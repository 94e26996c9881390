"""Drafts of forms: kept while typing, given back to their writer alone, gone with the act."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.foundations.drafts.keeping import LONGEST, MOST, DraftRefused, keep_draft
from sunlit.foundations.drafts.models import FormDraft
from sunlit.interfaces import clock
from sunlit.interfaces.operator.demo.walking import Walk
from tests.builders.bureau import START, a_bureau, a_walk, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
REASON = "因案情复杂，需要补充检验，拟延长办案期限。"


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's bureau, the moment the walks begin."""
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=30))


def desk(username: str = "chengban") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def place(walk: Walk, step: str = "extension_approved") -> str:
    return f"case/{walk.case.public_id}/{step}"


def keep(client: Client, where: str, script: bool = True, **typed: str) -> HttpResponse:
    headers = {"X-Requested-With": "fetch"} if script else {}
    address = f"{reverse('desk:draft-keep')}?place={where}"
    return client.post(address, typed, headers=headers)  # type: ignore[arg-type,return-value]


def page(client: Client, walk: Walk, step: str = "extension_approved") -> str:
    return client.get(reverse("desk:step", args=[walk.case.public_id, step])).content.decode()


@pytest.fixture
def walk() -> Walk:
    """A case that may be extended."""
    found = a_walk()
    found.until("case_filed")
    return found


def test_what_was_typed_is_there_again(walk: Walk) -> None:
    client = desk()
    answer = keep(client, place(walk), reason=REASON, days="30", key="k", csrfmiddlewaretoken="t")

    assert answer.status_code == 200
    assert FormDraft.objects.get().typed == {"reason": [REASON], "days": ["30"]}
    shown = page(client, walk)
    assert REASON in shown and 'value="30"' in shown and "放弃草稿" in shown


def test_nobody_else_sees_it(walk: Walk) -> None:
    keep(desk(), place(walk), reason=REASON)

    assert REASON not in page(desk("xieban"), walk)


def test_the_act_ends_it(walk: Walk) -> None:
    client = desk()
    where = place(walk, "credential_shown")
    keep(client, where, place="当事人住所")
    address = reverse("desk:step", args=[walk.case.public_id, "credential_shown"])
    version = str(Case.objects.get().version)
    refused = client.post(address, {"place": "当事人住所", "version": version})
    assert refused.status_code == 422
    assert FormDraft.objects.exists(), "what was refused is still a draft"

    done = client.post(
        address,
        {
            "shown_at": "2026-03-02 10:00",
            "place": "当事人住所",
            "recipient": "示例代表",
            "recusal_asked": "NO",
            "version": version,
        },
    )

    assert done.status_code == 302
    assert not FormDraft.objects.exists()


def test_it_is_given_up(walk: Walk) -> None:
    client = desk()
    keep(client, place(walk), reason=REASON)
    client.post(f"{reverse('desk:draft-forget')}?place={place(walk)}")

    assert not FormDraft.objects.exists()
    assert REASON not in page(client, walk)


def test_without_script_the_button_comes_back_to_the_page(walk: Walk) -> None:
    where = reverse("desk:step", args=[walk.case.public_id, "extension_approved"])

    answer = keep(desk(), place(walk), script=False, reason=REASON, draft_page=where)

    assert (answer.status_code, answer["Location"]) == (302, where)


def test_it_leads_to_no_other_host(walk: Walk) -> None:
    answer = keep(desk(), place(walk), script=False, reason="x", draft_page="https://example.org/")

    assert answer["Location"] == reverse("desk:workbench")


def test_an_emptied_form_is_no_draft(walk: Walk) -> None:
    client = desk()
    keep(client, place(walk), reason=REASON)
    keep(client, place(walk), reason="  ")

    assert not FormDraft.objects.exists()


@pytest.mark.parametrize("where", ["", "../etc", "case/" + "a" * 200, "案件", "a/b/c/d/e/f/g/h"])
def test_a_form_nobody_has_is_refused(where: str) -> None:
    answer = keep(desk(), where, reason="x")

    assert answer.status_code == 422
    assert "没有这个表单" in answer.json()["error"]  # type: ignore[attr-defined]


def test_too_much_is_refused_and_the_rest_stays_bounded() -> None:
    chengban = person("chengban")
    with pytest.raises(DraftRefused, match="内容太长"):
        keep_draft(chengban, "a", {"x": ["长" * LONGEST]}, START)

    for number in range(MOST + 5):
        keep_draft(chengban, f"form/{number}", {"x": ["y"]}, START + timedelta(minutes=number))
    keep_draft(chengban, "last", {"x": ["y"]}, START + timedelta(days=1))

    assert FormDraft.objects.filter(account=chengban).count() == MOST
    keep_draft(chengban, "later", {"x": ["y"]}, START + timedelta(days=90))
    assert [one.place for one in FormDraft.objects.filter(account=chengban)] == ["later"]


def test_the_form_that_opens_a_case_keeps_its_draft_too() -> None:
    client = desk()
    keep(client, "open/penalty-ordinary", summary="群众反映压级压价。", party_query="fyly")

    shown = client.get(reverse("desk:case-new"), {"procedure": "penalty-ordinary"})

    assert "群众反映压级压价。" in shown.content.decode()
