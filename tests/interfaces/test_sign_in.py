"""Signing in: the workbench for those who may, one sentence for all others, a pause after five."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from tests.builders.accounts import PASSWORD, an_account

pytestmark = pytest.mark.django_db
WRONG = "用户名或者密码不正确。"


@pytest.fixture
def officer() -> Account:
    return an_account("承办人甲", Duty.CASE_OFFICER, section_code="ZFJ", username="jia")


def sign_in(
    client: Client, username: str, password: str = PASSWORD, **more: str
) -> tuple[int, str]:
    """Status and text of an attempt; for a success the text is the address."""
    data = {"username": username, "password": password} | more
    response = client.post(reverse("desk:sign-in"), data)
    return response.status_code, response.get("Location", "") or response.content.decode()


def test_it_leads_to_the_workbench(client: Client, officer: Account) -> None:
    assert sign_in(client, "jia") == (302, reverse("desk:workbench"))
    assert "承办人甲" in client.get(reverse("desk:workbench")).content.decode()


def test_it_goes_back_to_the_page_that_was_wanted(client: Client, officer: Account) -> None:
    wanted = client.get(reverse("desk:cases")).headers["Location"]

    assert f"?next={reverse('desk:cases')}" in wanted
    assert sign_in(client, "jia", next="/desk/cases/") == (302, "/desk/cases/")


@pytest.mark.parametrize(
    "address", ["https://example.com/", "//example.com", "javascript:alert(1)"]
)
def test_it_never_leads_to_another_host(client: Client, officer: Account, address: str) -> None:
    assert sign_in(client, "jia", next=address) == (302, reverse("desk:workbench"))


def test_it_does_not_say_whether_the_account_exists(client: Client, officer: Account) -> None:
    Account.objects.filter(pk=an_account("停用", username="ting").pk).update(is_active=False)

    wrong, unknown, closed = (
        sign_in(client, "jia", "不是这个密码-2026"),
        sign_in(client, "nobody"),
        sign_in(client, "ting"),
    )

    assert [wrong[0], unknown[0], closed[0]] == [422, 422, 422]
    assert all(WRONG in text for _status, text in (wrong, unknown, closed))


@pytest.mark.parametrize("username", ["jia", "nobody"])
def test_it_pauses_after_five_failures_and_says_for_how_long(
    client: Client, officer: Account, username: str
) -> None:
    for _attempt in range(4):
        assert sign_in(client, username, "猜错的密码-2026")[0] == 422

    status, text = sign_in(client, username, "猜错的密码-2026")

    assert status == 429
    assert "请15分钟后再试" in text
    assert sign_in(client, username)[0] == 429  # the right password waits as well


def test_it_keeps_the_user_name_but_never_the_password(client: Client, officer: Account) -> None:
    text = sign_in(client, "jia", "不是这个密码-2026")[1]

    assert 'value="jia"' in text
    assert "不是这个密码" not in text


def test_signing_out_ends_the_session_and_needs_a_post(client: Client, officer: Account) -> None:
    sign_in(client, "jia")

    assert client.get(reverse("desk:sign-out")).status_code == 405
    assert client.post(reverse("desk:sign-out")).headers["Location"] == reverse("desk:sign-in")
    assert client.get(reverse("desk:workbench")).status_code == 302


def test_demonstration_accounts_show_only_in_the_demonstration(
    client: Client, settings: Settings
) -> None:
    address = reverse("desk:sign-in")
    assert "gongshi-shencha" not in client.get(address).content.decode()

    settings.TRAINING = True

    assert "gongshi-shencha" in client.get(address).content.decode()


def test_a_person_changes_the_own_password_and_stays_signed_in(
    client: Client, officer: Account
) -> None:
    sign_in(client, "jia")
    new = "换一个-新密码-2027"
    data = {"current_password": PASSWORD, "new_password": new, "repeated_password": new}

    response = client.post(reverse("desk:password"), data)

    assert response.headers["Location"] == reverse("desk:workbench")
    assert "密码已修改。" in client.get(reverse("desk:workbench")).content.decode()
    assert sign_in(Client(), "jia", new)[0] == 302
    assert sign_in(Client(), "jia", PASSWORD)[0] == 422


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"current_password": "不对"}, "当前密码不正确。"),
        ({"repeated_password": "换一个-别的-2027"}, "两次输入的新密码不一致。"),
        ({"new_password": "短", "repeated_password": "短"}, "12"),
    ],
)
def test_a_refused_password_links_its_reason_to_the_field(
    client: Client, officer: Account, changes: dict[str, str], sentence: str
) -> None:
    sign_in(client, "jia")
    new = "换一个-新密码-2027"
    data = {"current_password": PASSWORD, "new_password": new, "repeated_password": new}

    response = client.post(reverse("desk:password"), data | changes)

    text = response.content.decode()
    assert response.status_code == 422
    assert sentence in text
    assert 'href="#field-' in text
    assert 'aria-invalid="true"' in text
