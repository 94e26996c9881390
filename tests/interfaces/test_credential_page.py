"""The public page of a credential's code, and the party's answer in a case."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sunlit.casework.models import Case
from sunlit.disclosure.actions.restate_credentials import restate_credentials
from sunlit.disclosure.models import CredentialStatement
from sunlit.foundations.accounts.models import DutyAssignment
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.interfaces import clock
from sunlit.interfaces.credential_codes import ForgedCodeError, make_code, read_code
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.completing import stream_of
from sunlit.recording.models import CredentialPresentation
from sunlit.registers.officers.actions.record_exit import record_exit
from sunlit.registers.officers.actions.suspend_credential import suspend_credential
from sunlit.registers.officers.models import Credential, Officer
from tests.builders.bureau import START, a_bureau, a_walk, person

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOW = START + timedelta(days=1)


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> None:
    a_bureau()
    restate_credentials(actor=None, at=NOW)
    at(monkeypatch, NOW)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock.timezone, "now", lambda: moment)


def credential(name: str = "承办人甲") -> Credential:
    return Credential.objects.get(officer__name=name)


def page(code: str) -> tuple[int, str]:
    response = Client().get(reverse("portal:credential", args=[code]))
    return response.status_code, response.content.decode()


def fresh(name: str = "承办人甲") -> str:
    return make_code(credential(name).public_id, NOW)


def test_it_shows_a_valid_credential_to_anybody() -> None:
    status, said = page(fresh())

    assert status == 200
    for text in ("有效", "承办人甲", "YS2026101", "示例市发展和改革局", "行政处罚", "刚刚"):
        assert text in said
    assert "这是一个旧码" not in said
    assert "我已看到执法证件" not in said


def test_it_keeps_nothing_of_the_visitor_and_stays_out_of_caches() -> None:
    response = Client().get(reverse("portal:credential", args=[fresh()]))

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize(
    ("minutes", "warns"), [(0, False), (4, False), (5, False), (6, True), (4000, True)]
)
def test_an_old_code_says_its_age_and_proves_nothing(
    monkeypatch: pytest.MonkeyPatch, minutes: int, warns: bool
) -> None:
    code = fresh()
    at(monkeypatch, NOW + timedelta(minutes=minutes))

    _status, said = page(code)

    assert ("这是一个旧码" in said) is warns
    assert ("刚刚" in said) if minutes == 0 else (f"{minutes}分钟前" in said)


def spoil(fault: str) -> None:
    officer, mine = Officer.objects.get(name="承办人甲"), credential()
    day = NOW.date()
    if fault == "exited":
        record_exit(actor=None, at=NOW, officer=officer, exited_on=day, reason="调离")
    elif fault == "suspended":
        suspend_credential(
            actor=None, at=NOW, credential=mine, from_on=day, until_on=None, reason="违规"
        )
    elif fault == "expired":
        Credential.objects.filter(pk=mine.pk).update(valid_until=date(2026, 3, 2))
    else:
        mine.verifications.filter(year=2025).delete()


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("exited", "已退出执法岗位"),
        ("suspended", "暂扣"),
        ("expired", "已过期"),
        ("unverified", "年审未通过"),
    ],
)
def test_it_says_in_large_letters_why_a_credential_is_not_valid(fault: str, word: str) -> None:
    spoil(fault)
    restate_credentials(actor=None, at=NOW)

    status, said = page(fresh())

    assert status == 200
    assert re.search(rf'<p class="credential-state">\s*{word}', said)
    assert "credential-verdict bad" in said


def test_a_suspension_ends_on_the_page_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    suspend_credential(
        actor=None,
        at=NOW,
        credential=credential(),
        from_on=NOW.date(),
        until_on=NOW.date(),
        reason="违规",
    )
    restate_credentials(actor=None, at=NOW)
    assert "credential-verdict bad" in page(fresh())[1]

    at(monkeypatch, NOW + timedelta(days=1))

    assert "credential-verdict good" in page(fresh())[1]


def test_a_forged_code_is_told_apart() -> None:
    good = fresh()
    middle = len(good) // 2
    altered = good[:middle] + ("A" if good[middle] != "A" else "B") + good[middle + 1 :]

    for code in (altered, "x", "YS2026101", good[:-1], f"{credential().pk}"):
        status, said = page(code)
        assert status == 404
        assert "这不是本机关签发的亮证码" in said
        assert "监督投诉" in said


def test_a_code_holds_neither_number_nor_key_and_is_new_every_time() -> None:
    mine, case = credential(), uuid4()
    first, second = (make_code(mine.public_id, NOW, case) for _ in range(2))

    assert first != second
    assert mine.credential_no not in first
    assert read_code(first).case_id == case
    assert make_code(mine.public_id, NOW) != make_code(mine.public_id, NOW + timedelta(minutes=1))
    with pytest.raises(ForgedCodeError):
        read_code(first.replace(first.split(".")[1][:22], second.split(".")[0][:22]))


def test_a_credential_not_yet_published_is_not_called_forged() -> None:
    CredentialStatement.objects.all().delete()

    status, said = page(fresh())

    assert status == 503
    assert "不是本机关" not in said


def test_stating_again_changes_nothing() -> None:
    entries = history("lists/credentials").count()

    assert restate_credentials(actor=None, at=NOW) == 0
    assert history("lists/credentials").count() == entries


def a_filed_case() -> Walk:
    walk = a_walk()
    walk.until("case_filed")
    return walk


def desk(username: str = "chengban") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def shown_in(case: Case, username: str = "chengban") -> str:
    """The code the handler's phone shows, read off its page."""
    response = desk(username).get(reverse("desk:case-credential", args=[case.public_id]))
    assert response.status_code == 200
    found = re.search(r"/credential/([^/\"]+)/", response.content.decode())
    assert found
    return found[1]


def confirm(code: str) -> HttpResponse:
    answer: Any = Client(enforce_csrf_checks=False).post(reverse("seen", args=[code]))
    return answer


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    walk = a_filed_case()
    at(monkeypatch, walk.at + timedelta(minutes=1))
    restate_credentials(actor=None, at=walk.at)
    return Case.objects.get(pk=walk.case.pk)


def test_nobody_at_the_desk_confirms_for_the_party(case: Case) -> None:
    code = shown_in(case)

    answer = desk("chengban").post(reverse("seen", args=[code]))

    assert answer.status_code == 403
    assert "工作人员不能代为确认" in answer.content.decode()
    assert not CredentialPresentation.objects.exists()


def test_the_party_confirms_and_the_case_shows_it(case: Case) -> None:
    code = shown_in(case)
    assert "我已看到执法证件" in page(code)[1]

    said = confirm(code).content.decode()

    assert "承办人甲" in said
    assert "没有记录您的任何个人信息" in said
    row = CredentialPresentation.objects.get()
    assert (row.case_id, row.credential_no) == (case.pk, "YS2026101")
    entry = history(stream_of(case)).last()
    assert entry is not None
    assert entry.code == "credentials.presented"
    assert read_payload(entry)["confirmed_by"].startswith("当事人一方")
    shown = desk("kezhang").get(reverse("desk:case", args=[case.public_id])).content.decode()
    assert "当事人扫码确认" in shown


def test_the_same_code_again_is_answered_kindly_and_records_nothing(case: Case) -> None:
    code = shown_in(case)
    confirm(code)
    entries = history(stream_of(case)).count()

    again = confirm(code)

    assert again.status_code == 200
    assert "之前已经记录" in again.content.decode()
    assert CredentialPresentation.objects.count() == 1
    assert history(stream_of(case)).count() == entries


def test_a_code_too_old_is_not_recorded(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    code = shown_in(case)
    at(monkeypatch, clock.now() + timedelta(minutes=16))

    assert confirm(code).status_code == 422
    assert "我已看到执法证件" not in page(code)[1]
    assert not CredentialPresentation.objects.exists()


def test_a_forged_code_or_one_of_another_case_is_not_recorded(case: Case) -> None:
    mine = credential("承办人丙")  # no handler of this case
    other = make_code(mine.public_id, clock.now(), case.public_id)

    assert confirm(other).status_code == 403
    assert confirm("x").status_code == 404
    assert confirm(make_code(mine.public_id, clock.now())).status_code == 404
    assert confirm(make_code(mine.public_id, clock.now(), uuid4())).status_code == 404
    assert not CredentialPresentation.objects.exists()


def test_only_a_handler_who_is_entitled_opens_a_code(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("desk:case-credential", args=[case.public_id])
    assert desk("kezhang").get(address).status_code == 403
    assert desk("chengban-ny").get(address).status_code == 404
    code = shown_in(case)
    suspend_credential(
        actor=None,
        at=clock.now(),
        credential=credential(),
        from_on=clock.today(),
        until_on=None,
        reason="违规",
    )

    response = desk().get(address)

    assert response.status_code == 422
    assert "今天不能亮证" in response.content.decode()
    assert confirm(code).status_code == 422


def test_who_is_no_case_officer_any_more_shows_nothing(case: Case) -> None:
    code = shown_in(case)
    DutyAssignment.objects.filter(account=person("chengban")).update(valid_until=clock.today())

    assert desk().get(reverse("desk:case-credential", args=[case.public_id])).status_code == 403
    assert confirm(code).status_code == 403


def test_confirming_is_safe_from_other_sites(case: Case) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(reverse("seen", args=[shown_in(case)])).status_code == 403
    assert not CredentialPresentation.objects.exists()


def test_the_card_shows_a_new_code_and_renews_itself() -> None:
    response = desk().get(reverse("officers:card"))
    said = response.content.decode()

    assert response["Refresh"] == "60"
    assert "data:image/svg+xml" in said
    assert "YS2026101" in said
    assert desk("gongshi").get(reverse("officers:card")).status_code == 404


def test_the_pages_ask_the_same_of_the_database_every_time(case: Case) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            page(fresh())
        return len(found)

    assert queries() == queries() <= 2
    code = shown_in(case)
    for _ in range(3):
        confirm(shown_in(case))
    with CaptureQueriesContext(connection) as found:
        confirm(code)
    assert len(found) <= 45
