"""Who may be put on an act on a day: credential, category, annual verification, exit."""

from datetime import date

import pytest

from sunlit.registers.models import AnnualVerification, Credential, Officer, OfficerExit
from sunlit.registers.officers.queries import (
    entitled_officers,
    entitlement,
    officers_on,
    valid_credential,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def officer() -> Officer:
    """甲, with a credential for penalties to the end of 2026 and the verification of 2025."""
    officer = Officer.objects.create(name="甲", unit="示例局")
    credential = Credential.objects.create(
        officer=officer,
        credential_no="A1",
        categories=["PENALTY"],
        valid_from=date(2024, 1, 1),
        valid_until=date(2026, 12, 31),
    )
    AnnualVerification.objects.create(credential=credential, year=2025, result="PASSED")
    return officer


def test_it_entitles_on_a_valid_verified_credential(officer: Officer) -> None:
    assert entitlement(officer, "PENALTY", TODAY).ok
    assert entitled_officers("PENALTY", TODAY) == [officer]
    assert valid_credential(officer, "PENALTY", TODAY) is not None


@pytest.mark.parametrize(
    ("day", "ok"),
    [
        (date(2025, 12, 31), False),  # the verification of 2024 is missing
        (date(2026, 1, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_it_counts_the_last_day_of_validity(officer: Officer, day: date, ok: bool) -> None:
    assert entitlement(officer, "PENALTY", day).ok is ok


def test_it_names_what_is_wrong_and_the_article(officer: Officer) -> None:
    expired = entitlement(officer, "PENALTY", date(2027, 1, 1))
    category = entitlement(officer, "COERCION", TODAY)

    assert "已过期" in expired.reason
    assert expired.article == "《行政处罚法》第四十二条第一款"
    assert "不含行政强制" in category.reason
    assert category.article == "《行政强制法》第十七条第三款"


@pytest.mark.parametrize("result", ["FAILED", "ABSENT"])
def test_it_does_not_entitle_without_the_verification(officer: Officer, result: str) -> None:
    AnnualVerification.objects.update(result=result)

    answer = entitlement(officer, "PENALTY", TODAY)

    assert not answer.ok
    assert "2025年年审" in answer.reason


def test_it_does_not_ask_a_new_credential_for_an_older_verification(officer: Officer) -> None:
    AnnualVerification.objects.all().delete()
    Credential.objects.update(valid_from=date(2026, 3, 1))

    assert entitlement(officer, "PENALTY", TODAY).ok


@pytest.mark.parametrize("status", ["SUSPENDED", "WITHDRAWN", "CANCELED"])
def test_it_does_not_entitle_on_a_credential_taken_away(officer: Officer, status: str) -> None:
    Credential.objects.update(status=status)

    assert not entitlement(officer, "PENALTY", TODAY).ok


def test_it_does_not_entitle_after_exit_but_keeps_the_past(officer: Officer) -> None:
    OfficerExit.objects.create(officer=officer, exited_on=TODAY, reason="退休")

    assert "退出" in entitlement(officer, "PENALTY", TODAY).reason
    assert entitlement(officer, "PENALTY", date(2026, 11, 22)).ok
    assert officer not in officers_on(TODAY)
    assert officer in officers_on(date(2026, 11, 22))


def test_it_covers_every_category_with_a_general_credential(officer: Officer) -> None:
    Credential.objects.update(categories=["ALL"])

    assert entitlement(officer, "CONFIRMATION", TODAY).ok


def test_it_does_not_entitle_without_a_credential() -> None:
    officer = Officer.objects.create(name="乙", unit="示例局")

    assert "没有登记执法证件" in entitlement(officer, "PENALTY", TODAY).reason
