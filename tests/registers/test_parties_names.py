"""Names, corrections and history of counterparties, and lists imported again and again."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, transaction

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.intake.models import ListImport
from sunlit.registers.intake.rules import FileSource, Place, ReadList
from sunlit.registers.parties.actions._checking import CounterpartyRefused
from sunlit.registers.parties.actions.add_alias import add_alias
from sunlit.registers.parties.actions.import_parties import import_parties
from sunlit.registers.parties.actions.merge_counterparties import merge_counterparties
from sunlit.registers.parties.actions.register_counterparty import register_counterparty
from sunlit.registers.parties.actions.update_counterparty import update_counterparty
from sunlit.registers.parties.models import Counterparty, PartyChange, PartyName
from sunlit.registers.parties.queries import find_counterparties
from sunlit.registers.parties.rules import PartyLine
from tests.builders.accounts import an_account

pytestmark = pytest.mark.django_db
CODE, OTHER_CODE = "915300002818662058", "91530000MA6K00006D"
NUMBER = "11010519491231002X"


@pytest.fixture
def registrar() -> Account:
    return an_account("名录管理员", Duty.REGISTRAR)


@pytest.fixture
def mill(registrar: Account, at: datetime) -> Counterparty:
    return register_counterparty(
        actor=registrar, at=at, kind="ORGANIZATION", name="示例米业有限公司", uscc=CODE
    )


def imported(at: datetime, *lines: tuple[str, str]) -> ListImport:
    """A list of names and codes, imported by the command line."""
    rows = tuple(
        PartyLine(Place("表", number), name, code) for number, (name, code) in enumerate(lines, 2)
    )
    return import_parties(
        read=ReadList(rows), source=FileSource("名录.xlsx", "0" * 64), actor=None, at=at
    )


def counts(done: ListImport) -> tuple[int, int, int]:
    return done.created_count, done.changed_count, done.unchanged_count


def names(text: str) -> list[str]:
    return [party.name for party in find_counterparties(text)]


def test_it_finds_a_name_by_initials_that_follow_the_place(mill: Counterparty) -> None:
    assert names("myyx") == ["示例米业有限公司"]
    assert names("yxmy") == []


def test_a_correction_keeps_what_was_before(
    registrar: Account, mill: Counterparty, at: datetime
) -> None:
    update_counterparty(
        actor=registrar,
        at=at,
        party=mill,
        data={"name": "示例粮业有限公司", "address": "示例路2号"},
        reason="变更登记通知书",
    )

    changes = PartyChange.objects.filter(party=mill).order_by("pk")
    assert [(row.field, row.before, row.after) for row in changes] == [
        ("单位名称", "示例米业有限公司", "示例粮业有限公司"),
        ("地址", "", "示例路2号"),
    ]
    (former,) = PartyName.objects.filter(party=mill)
    assert (former.kind, former.name, former.used_until) == (
        "FORMER",
        "示例米业有限公司",
        date(2026, 11, 23),
    )
    assert names("示例米业") == ["示例粮业有限公司"]
    assert names("slmy") == ["示例粮业有限公司"]


def test_history_is_never_altered(registrar: Account, mill: Counterparty, at: datetime) -> None:
    update_counterparty(
        actor=registrar, at=at, party=mill, data={"address": "示例路3号"}, reason="更正"
    )

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        PartyChange.objects.update(before="另一处")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        PartyChange.objects.all().delete()


def test_an_identity_number_is_masked_in_history_and_ledger(
    registrar: Account, at: datetime
) -> None:
    person = register_counterparty(actor=registrar, at=at, kind="PERSON", name="赵演示")

    update_counterparty(
        actor=registrar, at=at, party=person, data={"identity_no": NUMBER}, reason="补充"
    )

    (change,) = PartyChange.objects.filter(party=person)
    entry = history("registers/parties").last()
    assert change.after == "110***********002X"
    assert entry is not None and NUMBER not in str(read_payload(entry))


@pytest.mark.parametrize(
    ("data", "reason", "field"),
    [
        ({"uscc": CODE[:-1] + "9"}, "更正", "uscc"),
        ({"uscc": "123"}, "更正", "uscc"),
        ({"identity_no": NUMBER[:-1] + "1"}, "更正", "identity_no"),
        ({"name": " "}, "更正", "name"),
        ({"kind": "ROBOT"}, "更正", "kind"),
        ({"credit_level": "长" * 21}, "更正", "credit_level"),
        ({"address": "某路"}, " ", "reason"),
    ],
)
def test_a_wrong_correction_is_refused_by_name(
    registrar: Account,
    mill: Counterparty,
    at: datetime,
    data: dict[str, str],
    reason: str,
    field: str,
) -> None:
    with pytest.raises(CounterpartyRefused) as caught:
        update_counterparty(actor=registrar, at=at, party=mill, data=data, reason=reason)

    assert list(caught.value.fields) == [field]
    mill.refresh_from_db()
    assert (mill.name, mill.uscc) == ("示例米业有限公司", CODE)


def test_the_code_of_another_is_refused(
    registrar: Account, mill: Counterparty, at: datetime
) -> None:
    other = register_counterparty(actor=registrar, at=at, kind="ORGANIZATION", name="另一家")

    with pytest.raises(CounterpartyRefused, match="示例米业"):
        update_counterparty(actor=registrar, at=at, party=other, data={"uscc": CODE}, reason="补")


def test_a_correction_that_changes_nothing_leaves_nothing(
    registrar: Account, mill: Counterparty, at: datetime
) -> None:
    before = history("registers/parties").count()

    update_counterparty(actor=registrar, at=at, party=mill, data={"name": mill.name}, reason="无")

    assert not PartyChange.objects.exists()
    assert history("registers/parties").count() == before


def test_an_alias_has_days_and_is_found(
    registrar: Account, mill: Counterparty, at: datetime
) -> None:
    add_alias(
        actor=registrar, at=at, party=mill, name="金谷米铺", used_from=date(2020, 1, 1), note="招牌"
    )

    assert names("金谷") == names("jgmp") == [mill.name]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "示例米业有限公司"}, "name"),
        ({"name": "已有别名"}, "name"),
        ({"name": "新别名", "kind": "NICKNAME"}, "kind"),
        (
            {"name": "新别名", "used_from": date(2021, 1, 1), "used_until": date(2020, 1, 1)},
            "used_until",
        ),
    ],
)
def test_a_wrong_alias_is_refused_by_name(
    registrar: Account, mill: Counterparty, at: datetime, given: dict[str, object], field: str
) -> None:
    add_alias(actor=registrar, at=at, party=mill, name="已有别名")

    with pytest.raises(CounterpartyRefused) as caught:
        add_alias(actor=registrar, at=at, party=mill, **given)  # type: ignore[arg-type]

    assert list(caught.value.fields) == [field]


def test_strangers_correct_nothing(mill: Counterparty, at: datetime) -> None:
    leader = an_account("分管领导", Duty.BUREAU_LEADER)

    with pytest.raises(NotAllowed):
        update_counterparty(actor=leader, at=at, party=mill, data={}, reason="更正")
    with pytest.raises(NotAllowed):
        add_alias(actor=leader, at=at, party=mill, name="别名")


def test_a_list_imported_twice_changes_nothing(at: datetime) -> None:
    lines = (("甲米业", CODE), ("乙米业", ""))

    first, second = imported(at, *lines), imported(at, *lines)

    assert (counts(first), counts(second)) == ((2, 0, 0), (0, 0, 2))


def test_a_list_with_a_new_name_keeps_the_former_one(mill: Counterparty, at: datetime) -> None:
    renamed = imported(at, ("示例粮业有限公司", CODE))
    old_list = imported(at, ("示例米业有限公司", CODE))

    mill.refresh_from_db()
    assert (counts(renamed), counts(old_list)) == ((0, 1, 0), (0, 0, 1))
    assert mill.name == "示例粮业有限公司"
    assert PartyName.objects.get(party=mill).name == "示例米业有限公司"
    assert PartyChange.objects.get(party=mill).field == "单位名称"
    assert names("示例米业") == ["示例粮业有限公司"]


def test_names_may_change_back_and_forth(
    registrar: Account, mill: Counterparty, at: datetime
) -> None:
    imported(at, ("示例粮业有限公司", CODE))
    for name in ("示例米业有限公司", "示例粮业有限公司"):
        mill.refresh_from_db()
        update_counterparty(actor=registrar, at=at, party=mill, data={"name": name}, reason="更名")

    done = imported(at, ("示例新业有限公司", CODE))

    assert counts(done) == (0, 1, 0)
    assert PartyName.objects.filter(party=mill).count() == 2


def test_a_merged_row_is_found_by_the_import_and_stays(
    registrar: Account, mill: Counterparty, at: datetime
) -> None:
    imported(at, ("示例米业", ""))
    twin = Counterparty.objects.get(name="示例米业")
    merge_counterparties(actor=registrar, at=at, kept=mill, merged=twin, reason="重复")

    again = imported(at, ("示例米业", ""), ("示例米业有限公司", CODE))

    assert counts(again) == (0, 0, 2)
    assert Counterparty.objects.count() == 2
