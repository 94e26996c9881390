"""The bureau's measures in the browser: read, edit, check, preview, release, file (办法页面)."""

from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.interfaces import clock
from sunlit.procedures.measures.models import MeasureVersion
from tests.builders.bureau import COMPANY, START, a_bureau, a_walk, natural_person, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NEW_ROW = {
    "code": "BJ-SH-02",
    "category": "行政处罚",
    "name": "拟对公民处以三千元以上罚款（本局目录）",
    "test": "fine_reaches",
    "amount_PERSON": "3000",
    "inclusive": "YES",
    "basis": "本局法制审核办法第二条",
}


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's bureau on the day the walks begin."""
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START)


def desk(username: str = "shenhe") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def drafted(client: Client, kind: str = "REVIEW") -> MeasureVersion:
    client.post(reverse("measures:draft", args=[kind]))
    return MeasureVersion.objects.get()


def form_of(client: Client, version: MeasureVersion) -> dict[str, str]:
    """What the editor's form holds as it is shown."""
    context: Any = client.get(reverse("measures:edit", args=[version.pk])).context
    typed = {"title": context["title"], "version": str(context["seen"]), "days": context["days"]}
    for number, heading, text in context["articles"]:
        typed |= {f"heading-{number}": heading, f"text-{number}": text}
    for row in context["rows"]:
        typed |= {field.name: field.value for field in row}
    typed |= {f"rounds-{code}": rounds for code, _name, rounds in context["rounds"]}
    return typed


def save(client: Client, version: MeasureVersion, **changes: str) -> HttpResponse:
    typed = form_of(client, version) | {name.replace("__", "-"): v for name, v in changes.items()}
    return client.post(reverse("measures:edit", args=[version.pk]), typed)  # type: ignore[return-value]


def with_new_row(client: Client, version: MeasureVersion, **other: str) -> HttpResponse:
    return save(client, version, **{f"row__1__{n}": v for n, v in (NEW_ROW | other).items()})


def shown(client: Client, version: MeasureVersion, **query: str) -> str:
    address = reverse("measures:version", args=[version.pk])
    return client.get(address, query).content.decode()


@pytest.mark.parametrize("kind", ["REVIEW", "RECORDING", "DISCLOSURE"])
def test_each_measure_is_read_as_text_and_table(kind: str) -> None:
    text = desk("chengban").get(reverse("measures:in-force", args=[kind])).content.decode()

    assert "第一条" in text and "自2026-01-01起施行" in text
    assert {"REVIEW": "50,000.00元", "RECORDING": "可以记录", "DISCLOSURE": "信用中国网站（示例）"}[
        kind
    ] in text


def test_saving_what_is_shown_changes_nothing() -> None:
    client = desk()
    for kind in ("REVIEW", "RECORDING", "DISCLOSURE"):
        client.post(reverse("measures:draft", args=[kind]))
        version = MeasureVersion.objects.latest("id")
        before = (version.title, version.articles, version.rows, version.figures)
        assert save(client, version).status_code == 302
        version.refresh_from_db()
        assert (version.title, version.articles, version.rows, version.figures) == before


def test_a_row_is_added_checked_released_and_filed() -> None:
    legal, leader = desk(), desk("fenguan")
    version = drafted(legal)
    assert with_new_row(legal, version, amount_ANY="").status_code == 302
    text = shown(legal, version)
    assert "没有发现问题" in text and "BJ-SH-02" in text

    submit = reverse("measures:submit", args=[version.pk])
    assert legal.post(submit, {"effective_from": "2026-03-02"}).status_code == 422
    assert legal.post(submit, {"effective_from": "2026-04-01"}).status_code == 302
    assert "发布</button>" in shown(leader, version)
    assert leader.post(reverse("measures:release", args=[version.pk])).status_code == 302
    version.refresh_from_db()
    assert version.status == "RELEASED"

    filing = reverse("measures:file", args=[version.pk])
    assert legal.post(filing, {"filing_no": "", "filed_on": "2026-03-02"}).status_code == 422
    assert legal.post(filing, {"filing_no": "示备1", "filed_on": "2026-03-02"}).status_code == 302
    assert "备案：示备1" in shown(legal, version)


def test_what_would_widen_the_law_is_told_with_its_reason() -> None:
    client = desk()
    version = drafted(client)
    with_new_row(client, version, code="FG-SH-01")

    text = shown(client, version)

    assert "不能替换全国目录" in text
    assert reverse("measures:submit", args=[version.pk]) not in text


def test_the_preview_names_the_open_cases() -> None:
    walk = a_walk(party=natural_person(), fine="5000")
    walk.until("decision_drafted")
    other = a_walk(fine="5000")
    other.until("decision_drafted")
    client = desk()
    version = drafted(client)
    with_new_row(client, version)

    text = shown(client, version, effects="1")

    assert "应当法制审核：拟对公民处以三千元以上罚款" in text
    assert COMPANY not in text.split("与现行办法相比")[0].split("对在办案件的影响")[1]


def test_what_was_typed_stays_when_it_is_refused() -> None:
    client = desk()
    version = drafted(client)

    refused = save(client, version, title="", text__1="改过的第二条")

    assert refused.status_code == 422
    assert "改过的第二条" in refused.content.decode()


def test_who_was_overtaken_is_told_and_keeps_his_text() -> None:
    client = desk()
    version = drafted(client)
    stale = form_of(client, version)
    save(client, version, text__1="别人改过的第二条")

    refused = client.post(
        reverse("measures:edit", args=[version.pk]), stale | {"text-1": "我的第二条"}
    )

    assert refused.status_code == 409
    assert "我的第二条" in refused.content.decode()


def test_an_emptied_row_and_article_are_gone() -> None:
    client = desk()
    version = drafted(client)
    typed = {f"row__0__{name}": "" for name in ("code", "name", "basis", "amount_ORGANIZATION")}
    save(client, version, text__0="", row__0__amount_INDIVIDUAL_BUSINESS="", **typed)

    version.refresh_from_db()
    assert version.rows == [] and version.articles[0]["heading"] == "第二条"


@pytest.mark.parametrize(
    ("username", "draft", "release"),
    [("shenhe", 302, 403), ("fenguan", 403, 302), ("chengban", 403, 403), ("xitong", 403, 403)],
)
def test_who_may_do_what(username: str, draft: int, release: int) -> None:
    legal = desk()
    version = drafted(legal)
    legal.post(reverse("measures:submit", args=[version.pk]), {"effective_from": "2026-04-01"})
    client = desk(username)

    assert client.post(reverse("measures:draft", args=["RECORDING"])).status_code == draft
    assert client.post(reverse("measures:release", args=[version.pk])).status_code == release


def test_a_case_shows_which_versions_bind_it() -> None:
    walk = a_walk()
    client = desk("chengban")
    page = client.get(reverse("desk:case", args=[walk.case.public_id])).content.decode()
    address = reverse("measures:bound", args=["REVIEW", walk.case.rules_digest])

    assert address in page
    assert "第一条" in client.get(address).content.decode()
    assert client.get(reverse("measures:bound", args=["REVIEW", "0" * 64])).status_code == 404


def test_the_list_of_versions_asks_the_same_however_many_there_are() -> None:
    client, counts = desk(), []
    for _ in range(2):
        client.post(reverse("measures:draft", args=["REVIEW"]))
        client.post(reverse("measures:discard", args=[MeasureVersion.objects.latest("id").pk]))
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("measures:in-force", args=["REVIEW"]))
        counts.append(len(caught))

    assert counts[0] == counts[1]


def test_a_measure_for_release_waits_on_the_workbench_of_the_leader() -> None:
    version = drafted(desk())
    with_new_row(desk(), version)
    desk().post(reverse("measures:submit", args=[version.pk]), {"effective_from": "2026-04-01"})

    at_work = {name: _workbench(name) for name in ("fenguan", "shenhe", "kezhang")}
    assert [name for name, page in at_work.items() if "办法待发布" in page] == ["fenguan"]
    assert reverse("measures:version", args=[version.pk]) in at_work["fenguan"]
    desk("fenguan").post(reverse("measures:return", args=[version.pk]), {"reason": "重写第一条"})

    assert "办法待发布" not in _workbench("fenguan")
    assert "办法已退回，请修改" in _workbench("shenhe")


def _workbench(username: str) -> str:
    return desk(username).get(reverse("desk:workbench")).content.decode()
