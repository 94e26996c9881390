"""The register of officers in the browser: who reads, who acts, what is refused, what is listed."""

import io
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sunlit.disclosure.models import CredentialStatement
from sunlit.interfaces import clock
from sunlit.registers.bodies.models import Section
from sunlit.registers.models import LegalReviewer, Officer
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.register_officer import register_officer
from sunlit.registers.officers.queries import entitlement
from tests.builders.bureau import START, a_bureau, person
from tests.builders.officers import credential_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = START.date()


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    a_bureau()
    monkeypatch.setattr(clock.timezone, "now", lambda: START)


def desk(username: str = "minglu") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def said(name: str, *args: object, username: str = "minglu", **query: str) -> str:
    response = desk(username).get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def officer(name: str = "承办人甲") -> Officer:
    return Officer.objects.get(name=name)


def sent(name: str, *args: object, data: Mapping[str, object]) -> HttpResponse:
    response = desk().post(reverse(name, args=args), data)
    assert isinstance(response, HttpResponse)
    return response


def by_act(who: Officer, act: str, **data: object) -> HttpResponse:
    return sent("officers:act", who.pk, act, data=data)


def by_credential(who: Officer, act: str, **data: object) -> HttpResponse:
    return sent("officers:credential-act", who.pk, credential_of(who).pk, act, data=data)


@pytest.mark.parametrize(
    ("username", "status"),
    [
        ("minglu", 200),
        ("jiandu", 200),
        ("fenguan", 200),
        ("shenhe", 200),
        ("kezhang", 200),
        ("chengban", 403),
        ("gongshi", 403),
        ("xitong", 403),
    ],
)
def test_the_register_is_open_to_those_who_need_it(username: str, status: int) -> None:
    for name in ("officers:index", "officers:reviewers", "officers:export", "bodies:index"):
        assert desk(username).get(reverse(name)).status_code == status
    address = reverse("officers:officer", args=[officer("协办人乙").pk])
    assert desk(username).get(address).status_code == status


def test_an_officer_reads_his_own_page_and_acts_on_nothing() -> None:
    own = reverse("officers:officer", args=[officer().pk])

    assert desk("chengban").get(own).status_code == 200
    assert "登记退出" not in desk("chengban").get(own).content.decode()
    for username in ("chengban", "kezhang", "jiandu"):
        form = reverse("officers:act", args=[officer().pk, "exit"])
        assert desk(username).get(form).status_code == 403
        assert desk(username).post(form, {}).status_code == 403
        assert desk(username).get(reverse("officers:enroll")).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, True),
        ({"q": "承办人甲"}, True),
        ({"q": "YS2026101"}, True),
        ({"q": "cbr"}, True),
        ({"q": "没有此人"}, False),
        ({"section": "ZFJ"}, True),
        ({"section": "NYK"}, False),
        ({"state": "active", "sort": "ends"}, True),
        ({"state": "ending"}, False),
        ({"state": "expired"}, False),
        ({"state": "suspended"}, False),
        ({"state": "unverified"}, False),
        ({"state": "without"}, False),
        ({"state": "exited"}, False),
        ({"state": "nonsense", "before": "x", "after": "'"}, True),
    ],
)
def test_it_finds_officers_by_every_filter(query: dict[str, str], found: bool) -> None:
    assert ("YS2026101" in said("officers:index", **query)) is found


def spoil(state: str) -> None:
    mine = officer()
    credential = credential_of(mine)
    if state == "exited":
        record_exit(actor=None, at=START, officer=mine, exited_on=TODAY, reason="退休")
    elif state == "suspended":
        by_credential(mine, "suspend", from_on=TODAY.isoformat(), reason="违规")
    elif state == "unverified":
        credential.verifications.filter(year=2025).delete()
    elif state == "without":
        Officer.objects.filter(pk=mine.pk).update(name="承办人甲")
        credential.verifications.all().delete()
        credential.delete()
    else:
        days = {"ending": 10, "expired": -1}[state]
        credential.valid_until = TODAY + timedelta(days=days)
        credential.save()


@pytest.mark.parametrize(
    "state", ["exited", "suspended", "unverified", "without", "ending", "expired"]
)
def test_it_finds_an_officer_by_his_state(state: str) -> None:
    spoil(state)

    assert "承办人甲" in said("officers:index", state=state)
    assert "协办人乙" not in said("officers:index", state=state)


def test_a_suspension_lifted_or_over_is_no_suspension_any_more() -> None:
    for number, name in enumerate(("协办人乙", "科长"), start=1):
        by_credential(officer(name), "suspend", from_on=f"2026-02-0{number}", reason="违规")
    spoil("suspended")
    given = {"resumed_on": TODAY.isoformat(), "reason": "整改完成"}
    by_credential(officer("协办人乙"), "resume", **given)

    page = said("officers:index", state="suspended")

    assert "YS2026101" in page
    assert "YS2026103" in page
    assert "YS2026102" not in page


def test_the_list_is_exported_as_filtered() -> None:
    response = desk().get(reverse("officers:export"), {"q": "YS2026101"})

    rows = list(load_workbook(io.BytesIO(response.content)).active.values)
    assert [row[1] for row in rows[3:]] == ["承办人甲"]
    assert rows[3][9] == "有效"


def test_the_page_answers_for_any_day_and_tells_the_life() -> None:
    page = said("officers:officer", officer().pk, on="2023-06-01", category="PENALTY")

    assert "自2024-01-01起才有效" in page
    assert "发放执法证件" in page
    assert "2025年年审：合格" in page
    assert "三年来的经过" in page
    assert said("officers:officer", officer().pk, on="2026-99-99")


def test_a_trainee_becomes_an_officer_page_by_page() -> None:
    section = Section.objects.get(code="ZFJ")
    given = {"name": "承办人壬", "section": section.pk, "since": "2026-01-05"}
    sent("officers:enroll", data=given)
    who = officer("承办人壬")
    by_act(who, "training", held_on="2026-01-12", hours="40", subject="行政处罚法")
    by_act(who, "exam", held_on="2026-02-01", result="PASSED", score="90")
    done = by_act(
        who,
        "issue",
        credential_no="YS2026201",
        categories=["PENALTY", "INSPECTION"],
        area="示例市",
        issuer="示例省人民政府",
        valid_from="2026-02-10",
        valid_until="2031-02-09",
    )

    assert done.status_code == 302
    assert entitlement(officer("承办人壬"), "INSPECTION", TODAY).ok
    assert CredentialStatement.objects.get(credential_no="YS2026201").state == "VALID"


def test_a_refused_act_keeps_what_was_typed_and_says_why() -> None:
    who = officer()
    bad = by_act(who, "training", held_on="2026-02-30", hours="x", subject="价格法")
    text = bad.content.decode()
    assert bad.status_code == 422
    assert "价格法" in text
    assert "不是日期" in text

    late = by_act(who, "exit", exited_on="", reason="调离")
    assert late.status_code == 422
    assert "请填写日期" in late.content.decode()
    again = by_credential(who, "resume", resumed_on=TODAY.isoformat(), reason="整改完成")
    assert again.status_code == 422
    assert "没有被暂扣" in again.content.decode()
    assert by_act(who, "transfer", section="", since="2026-03-02").status_code == 422
    assert by_act(who, "dance").status_code == 404


def test_suspension_exit_and_appeal_reach_the_public_at_once() -> None:
    who = officer()

    def state() -> str:
        return CredentialStatement.objects.get(credential_no="YS2026101").state

    by_credential(who, "suspend", from_on=TODAY.isoformat(), until_on="", reason="违规")
    assert state() == "SUSPENDED"
    by_credential(who, "resume", resumed_on=TODAY.isoformat(), reason="整改完成")
    assert state() == "VALID"
    by_act(who, "exit", exited_on=TODAY.isoformat(), reason="考核不合格")
    assert state() == "EXITED"
    by_act(who, "appeal", appealed_on=TODAY.isoformat(), grounds="成绩有误")
    assert "登记申诉处理决定" in said("officers:officer", who.pk)
    decided = {"outcome": "GRANTED", "decided_on": TODAY.isoformat(), "reason": "属实"}
    by_act(who, "decide-appeal", **decided)
    assert state() == "VALID"


@pytest.mark.parametrize("year", ["0", "99999"])
def test_a_year_no_calendar_has_is_refused(year: str) -> None:
    given = {"year": year, "result": "PASSED", "verified_on": TODAY.isoformat()}

    answer = by_credential(officer(), "verify", **given)

    assert answer.status_code == 422
    assert f"证件在{year}年不在有效期内" in answer.content.decode()


def test_a_credential_without_an_end_still_shows_its_pages() -> None:
    credential = credential_of(officer())
    credential.valid_until = date.max
    credential.save()

    said("officers:credential-act", officer().pk, credential.pk, "renew")


@pytest.mark.parametrize("section", ["²", "x", "9" * 20])
def test_a_section_nobody_offered_is_refused(section: str) -> None:
    given = {"section": section, "since": TODAY.isoformat(), "reason": "工作需要"}

    assert by_act(officer(), "transfer", **given).status_code == 422


def test_credentials_are_verified_renewed_and_canceled_by_their_pages() -> None:
    who = officer()
    year = {"year": "2026", "result": "PASSED", "verified_on": TODAY.isoformat()}
    assert by_credential(who, "verify", **year).status_code == 302
    assert by_credential(who, "verify", **year).status_code == 422
    term = {"from_on": "2030-01-01", "until_on": "2034-12-31"}
    assert by_credential(who, "renew", **term).status_code == 302
    over = {"kind": "CANCELED", "canceled_on": TODAY.isoformat(), "reason": "遗失补办"}
    assert by_credential(who, "cancel", **over).status_code == 302
    assert by_credential(who, "fly").status_code == 404
    page = said("officers:officer", who.pk)
    assert "证件注销" in page
    assert "换证延期" in page


def test_transfer_and_post_show_in_the_life_of_the_officer() -> None:
    who, energy = officer(), Section.objects.get(code="NYK")
    given = {"section": energy.pk, "since": TODAY.isoformat(), "reason": "工作需要"}
    assert by_act(who, "transfer", **given).status_code == 302
    tomorrow = {"post": "副科长", "since": (TODAY + timedelta(days=1)).isoformat()}
    assert by_act(who, "post", **tomorrow).status_code == 422

    assert "能源科" in said("officers:officer", who.pk)


def test_reviewers_show_their_share_hours_and_end() -> None:
    page = said("officers:reviewers")
    assert "22.2%" in page
    assert "国办发〔2018〕118号" in page
    reviewer = LegalReviewer.objects.get(account__username="shenhe")
    training = {"held_on": TODAY.isoformat(), "hours": "24", "subject": "证据规则"}
    sent("officers:reviewer-act", reviewer.pk, "training", data=training)
    assert "24 / 60" in said("officers:reviewers")
    sent(
        "officers:reviewer-act",
        reviewer.pk,
        "end",
        data={"ended_on": TODAY.isoformat(), "reason": "轮岗"},
    )
    assert "11.1%" in said("officers:reviewers")
    section = Section.objects.get(code="ZCFG")
    appointed = {
        "account": person("shenhe").pk,
        "section": section.pk,
        "qualification_no": "A1",
        "valid_from": TODAY.isoformat(),
    }
    assert sent("officers:appoint-reviewer", data=appointed).status_code == 302
    assert sent("officers:appoint-reviewer", data=appointed | {"account": ""}).status_code == 422
    long = appointed | {"qualification_no": "A" * 65}
    assert sent("officers:appoint-reviewer", data=long).status_code == 422


def test_the_workbench_reminds_the_registrar_and_the_officer_himself() -> None:
    spoil("ending")

    registrar = desk().get(reverse("desk:workbench")).content.decode()
    own = desk("chengban").get(reverse("desk:workbench")).content.decode()
    other = desk("xieban").get(reverse("desk:workbench")).content.decode()

    assert "承办人甲：执法证件YS2026101有效期至" in registrar
    assert "您的执法证件YS2026101" in own
    assert "YS2026101" not in other


def test_pages_ask_the_same_however_long_the_register_is() -> None:
    def queries(name: str, *args: object) -> int:
        client = desk()
        client.get(reverse(name, args=args))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse(name, args=args))
        return len(found)

    pages = [("officers:index",), ("officers:reviewers",), ("officers:officer", officer().pk)]
    before = [queries(*page) for page in pages]
    for number in range(15):
        register_officer(
            actor=None,
            at=START,
            name=f"执法人员{number}",
            section=Section.objects.get(code="NYK"),
            post="科员",
            credential_no=f"YS777{number}",
            categories=["PENALTY"],
            area="示例市",
            valid_from=date(2024, 1, 1),
            valid_until=date(2029, 1, 1),
            verified_years=[2025],
        )

    assert [queries(*page) for page in pages] == before
    assert max(before) <= 24
