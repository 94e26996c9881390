"""Pages for what cannot be done: a clear sentence in the right frame, never a bare error."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from sunlit.foundations.accounts.duties import Duty
from sunlit.interfaces import refused
from tests.builders.accounts import an_account

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.mark.parametrize(
    ("path", "frame"), [("/nowhere/", "portal-nav"), ("/desk/x/", "desk-head")]
)
def test_an_unknown_page_is_answered_in_its_own_frame(
    client: Client, path: str, frame: str
) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert "没有找到这个页面。" in response.content.decode()
    assert frame in response.content.decode()


def test_a_refused_duty_names_the_reason(client: Client) -> None:
    client.force_login(an_account("系统管理员", Duty.SYSTEM_ADMIN), backend=BACKEND)

    response = client.get(reverse("desk:cases"))

    assert response.status_code == 403
    assert "您的职责不查阅案件。" in response.content.decode()


def test_a_form_from_elsewhere_is_refused_with_a_sentence() -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("desk:sign-in"), {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "页面已过期" in response.content.decode()


def test_a_fault_of_ours_is_said_even_without_the_database(rf: RequestFactory) -> None:
    def gone() -> None:
        raise DatabaseError

    request: Any = rf.get("/desk/")
    request.user = SimpleLazyObject(gone)

    response = refused.broken(request)

    assert response.status_code == 500
    assert "本次操作没有生效" in response.content.decode()


def test_pages_forbid_inline_code_and_other_hosts(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_navigation_offers_what_the_duty_needs(client: Client) -> None:
    client.force_login(an_account("公示员", Duty.DISCLOSURE_STAFF), backend=BACKEND)

    text = client.get(reverse("desk:workbench")).content.decode()

    assert f'href="{reverse("desk:publications")}"' in text
    assert f'href="{reverse("imports:index")}"' not in text


@pytest.mark.parametrize(
    "path", ["/decisions/?q=a%00b", "/items/?%00=1", "/desk/sign-in/?next=%00", "/credential/%00/"]
)
def test_a_nul_character_in_an_address_is_refused(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 400
    assert "提交的内容无法识别" in response.content.decode()


def test_a_nul_character_in_a_form_is_refused(client: Client) -> None:
    response = client.post(reverse("desk:sign-in"), {"username": "a\x00b", "password": "c"})

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded; charset=utf-16", "a=1"),
        ("multipart/form-data", "a"),
        ("application/x-www-form-urlencoded", "&".join(f"f{n}=1" for n in range(3000))),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_with_a_sentence(
    content_type: str, body: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("desk:sign-in"))

    response = client.generic("POST", reverse("desk:sign-in"), body, content_type)

    assert response.status_code == 400
    assert "提交的内容无法识别" in response.content.decode()


def test_a_foreign_host_name_is_refused(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "evil.example" not in response.content.decode()
