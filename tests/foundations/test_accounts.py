"""Accounts are opened, closed and given new passwords by those who may, and the ledger says so."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from sunlit.foundations.accounts.actions.change_password import change_password
from sunlit.foundations.accounts.actions.close_account import close_account
from sunlit.foundations.accounts.actions.open_account import open_account
from sunlit.foundations.accounts.actions.reset_password import reset_password
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import held_duties, holders
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed, Refusal
from tests.builders.accounts import PASSWORD, SINCE, an_account

pytestmark = pytest.mark.django_db
NEW = "另一个-Good-Password"


@pytest.fixture
def system_admin() -> Account:
    return an_account("系统管理员甲", Duty.SYSTEM_ADMIN)


@pytest.fixture
def officer() -> Account:
    return an_account("承办人甲", Duty.CASE_OFFICER)


def sign_in(account: Account, until: datetime) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    Session.objects.filter(pk=session.session_key).update(expire_date=until)
    return str(session.session_key)


def test_it_opens_an_account_whose_password_must_be_changed(
    system_admin: Account, at: datetime
) -> None:
    account = open_account(
        actor=system_admin, at=at, username=" chengban ", full_name="承办人甲", password=PASSWORD
    )

    entry = history("accounts/chengban").get()
    assert account.username == "chengban"
    assert account.check_password(PASSWORD)
    assert account.must_change_password
    assert (entry.code, entry.actor_name, entry.duty) == (
        "accounts.opened",
        "系统管理员甲",
        "SYSTEM_ADMIN",
    )
    assert read_payload(entry) == {"username": "chengban", "full_name": "承办人甲"}


def test_the_first_account_is_opened_by_the_system(at: datetime) -> None:
    open_account(actor=None, at=at, username="first", full_name="首位", password=PASSWORD)

    assert history("accounts/first").get().actor_name == "系统"


def test_the_password_never_enters_the_ledger(system_admin: Account) -> None:
    payload = bytes(history(f"accounts/{system_admin.username}").first().payload)

    assert PASSWORD.encode() not in payload
    assert system_admin.password.encode() not in payload


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": ""}, "username"),
        ({"full_name": " "}, "full_name"),
        ({"password": "short"}, "password"),
        ({"password": "1qaz2wsx3edc"}, "password"),
        ({"username": "taken"}, "username"),
    ],
)
def test_it_refuses_a_bad_account_by_field_and_keeps_nothing(
    at: datetime, changes: dict[str, str], field: str
) -> None:
    an_account("已有账号", username="taken")
    given = {"username": "new", "full_name": "新人", "password": PASSWORD, **changes}

    with pytest.raises(Refusal) as refused:
        open_account(actor=None, at=at, **given)

    assert list(refused.value.fields) == [field]
    assert Account.objects.count() == 1


def test_only_the_system_administrator_opens_accounts(officer: Account, at: datetime) -> None:
    with pytest.raises(NotAllowed, match="系统管理员"):
        open_account(actor=officer, at=at, username="x", full_name="新人", password=PASSWORD)


def test_closing_ends_the_sessions_and_the_duties_at_once(
    system_admin: Account, officer: Account, at: datetime
) -> None:
    mine, old = sign_in(officer, at + timedelta(hours=1)), sign_in(officer, at - timedelta(hours=1))
    others = sign_in(system_admin, at + timedelta(hours=1))

    close_account(actor=system_admin, at=at, account=officer, reason="调离")

    officer.refresh_from_db()
    left = set(Session.objects.values_list("pk", flat=True))
    assert not officer.is_active
    assert mine not in left
    assert {others, old} <= left
    assert held_duties(officer, SINCE) == frozenset()
    assert not holders(Duty.CASE_OFFICER, SINCE).exists()
    assert read_payload(history(f"accounts/{officer.username}").last()) == {
        "username": officer.username,
        "reason": "调离",
        "ended_sessions": 1,
    }


def test_it_refuses_to_close_without_reason_twice_or_ones_own(
    system_admin: Account, officer: Account, at: datetime
) -> None:
    with pytest.raises(Refusal, match="理由"):
        close_account(actor=system_admin, at=at, account=officer, reason=" ")
    with pytest.raises(NotAllowed, match="本人"):
        close_account(actor=system_admin, at=at, account=system_admin, reason="调离")
    with pytest.raises(NotAllowed):
        close_account(actor=officer, at=at, account=system_admin, reason="调离")

    close_account(actor=system_admin, at=at, account=officer, reason="调离")
    with pytest.raises(Refusal, match="已停用"):
        close_account(actor=system_admin, at=at, account=officer, reason="调离")


def test_a_person_changes_the_own_password(officer: Account, at: datetime) -> None:
    changed = change_password(actor=officer, at=at, current_password=PASSWORD, new_password=NEW)

    assert changed.check_password(NEW)
    assert not changed.must_change_password
    assert changed.get_session_auth_hash() != officer.get_session_auth_hash()
    assert history(f"accounts/{officer.username}").last().code == "accounts.password_changed"


@pytest.mark.parametrize(
    ("current", "new", "field"),
    [
        ("wrong", NEW, "current_password"),
        (PASSWORD, PASSWORD, "new_password"),
        (PASSWORD, "short", "new_password"),
    ],
)
def test_it_refuses_a_wrong_or_weak_password(
    officer: Account, at: datetime, current: str, new: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        change_password(actor=officer, at=at, current_password=current, new_password=new)

    officer.refresh_from_db()
    assert list(refused.value.fields) == [field]
    assert officer.check_password(PASSWORD)


def test_a_reset_password_must_be_changed_again(
    system_admin: Account, officer: Account, at: datetime
) -> None:
    change_password(actor=officer, at=at, current_password=PASSWORD, new_password=NEW)
    session = sign_in(officer, at + timedelta(hours=1))

    person = reset_password(actor=system_admin, at=at, account=officer, new_password=PASSWORD)

    assert person.must_change_password
    assert not Session.objects.filter(pk=session).exists()
    with pytest.raises(NotAllowed):
        reset_password(actor=officer, at=at, account=system_admin, new_password=NEW)
    with pytest.raises(NotAllowed):
        reset_password(actor=system_admin, at=at, account=system_admin, new_password=NEW)
