"""Acts on one row: a counterparty entered by hand, an officer who leaves."""

from datetime import date, datetime

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.models import Counterparty, Officer
from sunlit.registers.officers.actions.record_exit import ExitRefused, record_exit
from sunlit.registers.officers.queries import entitlement
from sunlit.registers.parties.actions.register_counterparty import (
    CounterpartyRefused,
    register_counterparty,
)
from tests.builders.accounts import an_account

pytestmark = pytest.mark.django_db
CODE = "915300002818662058"


@pytest.fixture
def officer() -> Account:
    return an_account("承办人甲", Duty.CASE_OFFICER)


def test_it_enters_a_counterparty_with_its_initials(officer: Account, at: datetime) -> None:
    party = register_counterparty(
        actor=officer, at=at, kind="ORGANIZATION", name="示例 米业", uscc=CODE.lower()
    )

    assert (party.name, party.initials, party.uscc) == ("示例 米业", "slmy", CODE)
    (entry,) = history("registers/parties")
    assert read_payload(entry)["uscc"] == CODE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "长" * 201),
        ("address", "某路\x001号"),
        ("uscc", "915300002818662059"),
        ("identity_no", "123"),
        ("kind", "ROBOT"),
    ],
)
def test_it_refuses_a_wrong_field_by_name(
    officer: Account, at: datetime, field: str, value: str
) -> None:
    given = {"kind": "ORGANIZATION", "name": "示例米业", "uscc": CODE, field: value}

    with pytest.raises(CounterpartyRefused) as caught:
        register_counterparty(actor=officer, at=at, **given)

    assert list(caught.value.fields) == [field]
    assert not Counterparty.objects.exists()


def test_it_refuses_a_code_that_is_registered(officer: Account, at: datetime) -> None:
    given = {"kind": "ORGANIZATION", "name": "示例米业", "uscc": CODE}
    register_counterparty(actor=officer, at=at, **given)

    with pytest.raises(CounterpartyRefused, match="示例米业"):
        register_counterparty(actor=officer, at=at, **given)


def test_it_refuses_people_without_the_duty(at: datetime) -> None:
    leader = an_account("分管领导", Duty.BUREAU_LEADER)

    with pytest.raises(NotAllowed):
        register_counterparty(actor=leader, at=at, kind="ORGANIZATION", name="示例米业")
    with pytest.raises(NotAllowed):
        row = Officer.objects.create(name="甲", unit="示例局")
        record_exit(actor=leader, at=at, officer=row, exited_on=at.date(), reason="退休")


def test_it_takes_an_officer_out_once(at: datetime) -> None:
    registrar = an_account("名录管理员", Duty.REGISTRAR)
    row = Officer.objects.create(name="甲", unit="示例局")

    record_exit(actor=registrar, at=at, officer=row, exited_on=date(2026, 11, 1), reason="退休")

    assert "退出" in entitlement(row, "PENALTY", at.date()).reason
    with pytest.raises(ExitRefused):
        record_exit(actor=registrar, at=at, officer=row, exited_on=at.date(), reason="退休")
    assert history("registers/officers").count() == 1


@pytest.mark.parametrize("reason", ["", "  ", "长" * 301])
def test_it_asks_for_the_reason_of_an_exit(at: datetime, reason: str) -> None:
    row = Officer.objects.create(name="甲", unit="示例局")

    with pytest.raises(ExitRefused):
        record_exit(actor=None, at=at, officer=row, exited_on=at.date(), reason=reason)
