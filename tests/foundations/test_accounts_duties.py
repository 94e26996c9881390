"""Who holds which duty on a day, and the administrators who exclude each other (三员互斥)."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from sunlit.foundations.accounts.actions.assign_duty import assign_duty
from sunlit.foundations.accounts.actions.end_duty import end_duty
from sunlit.foundations.accounts.duties import Duty, HeldDuty, overlaps
from sunlit.foundations.accounts.models import Account, DutyAssignment
from sunlit.foundations.accounts.queries import assignments, held_duties, holders, holds
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed, Refusal
from tests.builders.accounts import SINCE, an_account

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def security_admin() -> Account:
    return an_account("安全管理员甲", Duty.SECURITY_ADMIN)


@pytest.fixture
def person() -> Account:
    return an_account("承办人甲")


def give(account: Account, duty: str, at: datetime, **changes: object) -> DutyAssignment:
    given = {"actor": None, "valid_from": SINCE, **changes}
    return assign_duty(**{**given, "at": at, "account": account, "duty": duty})


def test_it_assigns_a_duty_from_a_day_on(
    security_admin: Account, person: Account, at: datetime
) -> None:
    give(person, Duty.CASE_OFFICER, at, actor=security_admin, section_code="JG", valid_from=TODAY)

    assert not holds(person, Duty.CASE_OFFICER, date(2026, 11, 22))
    assert holds(person, Duty.CASE_OFFICER, TODAY)
    assert read_payload(history(f"accounts/{person.username}").last()) == {
        "username": person.username,
        "duty_held": "CASE_OFFICER",
        "section_code": "JG",
        "valid_from": TODAY,
    }


def test_a_section_duty_covers_its_section_and_a_bureau_duty_all(
    person: Account, at: datetime
) -> None:
    give(person, Duty.SECTION_HEAD, at, section_code="JG")
    give(person, Duty.SUPERVISOR, at)

    assert holds(person, Duty.SECTION_HEAD, TODAY, "JG")
    assert not holds(person, Duty.SECTION_HEAD, TODAY, "NY")
    assert holds(person, Duty.SECTION_HEAD, TODAY)
    assert holds(person, Duty.SUPERVISOR, TODAY, "NY")
    assert held_duties(person, TODAY) == {
        HeldDuty(Duty.SECTION_HEAD, "JG"),
        HeldDuty(Duty.SUPERVISOR, ""),
    }


def test_holders_are_the_active_persons_of_the_section(at: datetime) -> None:
    here = an_account("协办人乙", Duty.CASE_OFFICER, section_code="JG")
    an_account("协办人丙", Duty.CASE_OFFICER, section_code="NY")
    whole = an_account("协办人丁", Duty.CASE_OFFICER)

    assert list(holders(Duty.CASE_OFFICER, TODAY, "JG")) == [here, whole]
    assert holders(Duty.CASE_OFFICER, TODAY).count() == 3
    assert not holders(Duty.CASE_OFFICER, date(2025, 12, 31)).exists()


def test_held_duties_cost_one_query(
    person: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        held_duties(person, TODAY)


def test_a_duty_ends_on_the_day_it_is_ended(
    security_admin: Account, person: Account, at: datetime
) -> None:
    assignment = give(person, Duty.ARCHIVIST, at)

    end_duty(actor=security_admin, at=at, assignment=assignment)

    assert holds(person, Duty.ARCHIVIST, date(2026, 11, 22))
    assert not holds(person, Duty.ARCHIVIST, TODAY)
    assert assignments(person).get().valid_until == TODAY
    with pytest.raises(Refusal, match="不再担任"):
        end_duty(actor=security_admin, at=at, assignment=assignment)


def test_a_duty_that_has_not_begun_is_ended_before_its_first_day(
    security_admin: Account, person: Account, at: datetime
) -> None:
    assignment = give(person, Duty.ARCHIVIST, at, valid_from=date(2027, 1, 1))

    end_duty(actor=security_admin, at=at, assignment=assignment)

    assert not holds(person, Duty.ARCHIVIST, date(2027, 1, 1))


def test_only_the_security_administrator_grants_and_never_to_himself(
    security_admin: Account, person: Account, at: datetime
) -> None:
    with pytest.raises(NotAllowed, match="安全管理员"):
        give(person, Duty.CASE_OFFICER, at, actor=person)
    with pytest.raises(NotAllowed, match="本人"):
        give(security_admin, Duty.CASE_OFFICER, at, actor=security_admin)
    with pytest.raises(NotAllowed, match="本人"):
        end_duty(actor=security_admin, at=at, assignment=security_admin.duties.get())


ADMINISTRATORS = [Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN]
FORBIDDEN = [
    (first, second)
    for first in Duty
    for second in Duty
    if first != second and (first in ADMINISTRATORS or second in ADMINISTRATORS)
]


@pytest.mark.parametrize(("first", "second"), FORBIDDEN)
def test_the_act_refuses_what_excludes_each_other(
    person: Account, at: datetime, first: Duty, second: Duty
) -> None:
    give(person, first, at)

    with pytest.raises(Refusal, match="互斥"):
        give(person, second, at)
    assert person.duties.count() == 1


@pytest.mark.parametrize(("first", "second"), FORBIDDEN)
def test_the_database_refuses_it_too(
    person: Account, at: datetime, first: Duty, second: Duty
) -> None:
    give(person, first, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        DutyAssignment.objects.create(account=person, duty=second, valid_from=TODAY)


def test_an_administrator_may_take_another_duty_after_the_end(
    security_admin: Account, person: Account, at: datetime
) -> None:
    end_duty(actor=security_admin, at=at, assignment=give(person, Duty.SYSTEM_ADMIN, at))

    give(person, Duty.CASE_OFFICER, at, valid_from=TODAY)

    assert held_duties(person, TODAY) == {HeldDuty(Duty.CASE_OFFICER, "")}


def test_business_duties_may_meet_in_one_person(person: Account, at: datetime) -> None:
    give(person, Duty.CASE_OFFICER, at)
    give(person, Duty.ARCHIVIST, at)

    assert len(held_duties(person, TODAY)) == 2


@pytest.mark.parametrize(
    ("duty", "changes", "sentence"),
    [
        ("KING", {}, "没有这项职责"),
        (Duty.ARCHIVIST, {"valid_until": SINCE}, "晚于起始日"),
        (Duty.AUDIT_ADMIN, {"section_code": "JG"}, "不分科室"),
    ],
)
def test_it_refuses_an_impossible_assignment(
    person: Account, at: datetime, duty: str, changes: dict, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        give(person, duty, at, **changes)


def test_it_refuses_the_same_duty_twice_in_the_same_days(person: Account, at: datetime) -> None:
    give(person, Duty.ARCHIVIST, at)

    with pytest.raises(Refusal, match="已担任"):
        give(person, Duty.ARCHIVIST, at, valid_from=TODAY)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE foundations_dutyassignment SET duty = 'AUDIT_ADMIN'",
        "UPDATE foundations_dutyassignment SET valid_from = '2020-01-01'",
        "UPDATE foundations_dutyassignment SET section_code = ''",
        "DELETE FROM foundations_dutyassignment",
    ],
)
def test_the_database_keeps_the_history_of_duties(
    person: Account, at: datetime, statement: str
) -> None:
    give(person, Duty.CASE_OFFICER, at, section_code="JG")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12))


@given(DAYS, DAYS | st.none(), DAYS, DAYS | st.none())
def test_periods_overlap_exactly_if_they_share_a_day(
    start: date, end: date | None, other_start: date, other_end: date | None
) -> None:
    days = [date(2026, 1, number) for number in range(1, 32)]
    shared = [
        day
        for day in days
        if start <= day < (end or date.max) and other_start <= day < (other_end or date.max)
    ]
    if (end is None or end > start) and (other_end is None or other_end > other_start):
        assert overlaps(start, end, other_start, other_end) == bool(shared)
