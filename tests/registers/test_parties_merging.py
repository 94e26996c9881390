"""Merging counterparties and parting them again; likely duplicates; finding among many."""

import time
from datetime import datetime

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.names import initials_of
from sunlit.registers.parties.actions._checking import CounterpartyRefused
from sunlit.registers.parties.actions.merge_counterparties import merge_counterparties
from sunlit.registers.parties.actions.undo_merge import undo_merge
from sunlit.registers.parties.models import Counterparty, PartyMerge
from sunlit.registers.parties.queries import (
    counterparty_by_code,
    find_counterparties,
    find_duplicates,
    same_party,
)
from tests.builders.accounts import an_account

pytestmark = pytest.mark.django_db
CODE, OTHER_CODE = "915300002818662058", "91530000MA6K00006D"


@pytest.fixture
def registrar() -> Account:
    return an_account("名录管理员", Duty.REGISTRAR)


@pytest.fixture
def pair() -> tuple[Counterparty, Counterparty]:
    """The same firm entered twice."""
    return (
        Counterparty.objects.create(name="示例米业有限公司", initials="slmyyxgs", uscc=CODE),
        Counterparty.objects.create(name="示例米业有限责任公司", initials="slmyyxzrgs"),
    )


Pair = tuple[Counterparty, Counterparty]


def merged(registrar: Account, pair: Pair, at: datetime) -> PartyMerge:
    kept, other = pair
    return merge_counterparties(
        actor=registrar, at=at, kept=kept, merged=other, reason="同一主体重复登记"
    )


def test_one_row_stands_for_both(registrar: Account, pair: Pair, at: datetime) -> None:
    merged(registrar, pair, at)

    kept, other = pair
    assert list(find_counterparties("有限责任公司")) == [kept]  # found by the name of the other
    assert list(find_counterparties("")) == [kept]
    for row in pair:
        assert set(same_party(row.pk)) == {kept.pk, other.pk}, "under either row it is one party"
    entry = history("registers/parties").last()
    assert entry is not None and read_payload(entry)["merged"] == other.name


def test_the_code_of_a_merged_row_finds_the_one_that_stands(
    registrar: Account, pair: Pair, at: datetime
) -> None:
    kept, other = pair
    merge_counterparties(actor=registrar, at=at, kept=other, merged=kept, reason="重复")

    assert counterparty_by_code(CODE) == other


def test_a_merge_is_undone_without_loss(registrar: Account, pair: Pair, at: datetime) -> None:
    before = list(Counterparty.objects.order_by("pk").values())

    undo_merge(actor=registrar, at=at, merge=merged(registrar, pair, at), reason="核实为两家")

    assert list(Counterparty.objects.order_by("pk").values()) == before
    assert merged(registrar, pair, at).pk  # and may be made again
    assert PartyMerge.objects.count() == 2


def test_a_merge_is_undone_once_and_with_a_reason(
    registrar: Account, pair: Pair, at: datetime
) -> None:
    merge = merged(registrar, pair, at)

    with pytest.raises(CounterpartyRefused) as caught:
        undo_merge(actor=registrar, at=at, merge=merge, reason=" ")
    assert list(caught.value.fields) == ["reason"]
    undo_merge(actor=registrar, at=at, merge=merge, reason="核实")
    with pytest.raises(CounterpartyRefused, match="已经撤销"):
        undo_merge(actor=registrar, at=at, merge=merge, reason="核实")


def test_what_cannot_be_one_is_not_merged(registrar: Account, pair: Pair, at: datetime) -> None:
    kept, other = pair
    third = Counterparty.objects.create(name="另一家", uscc=OTHER_CODE)
    people = [
        Counterparty.objects.create(kind="PERSON", name="赵演示", identity_no=number)
        for number in ("11010519491231002X", "440524188001010014")
    ]
    for one, two, why in (
        (kept, kept, "同一条记录"),
        (kept, third, "两个主体"),
        (people[0], people[1], "两个人"),
    ):
        with pytest.raises(CounterpartyRefused, match=why):
            merge_counterparties(actor=registrar, at=at, kept=one, merged=two, reason="重复")
    with pytest.raises(CounterpartyRefused) as caught:
        merge_counterparties(actor=registrar, at=at, kept=kept, merged=other, reason="")
    assert list(caught.value.fields) == ["reason"]
    assert not PartyMerge.objects.exists()


def test_merges_never_form_a_chain(registrar: Account, pair: Pair, at: datetime) -> None:
    kept, other = pair
    fourth = Counterparty.objects.create(name="第四条")
    merged(registrar, pair, at)

    with pytest.raises(CounterpartyRefused, match="已经并入"):
        merge_counterparties(actor=registrar, at=at, kept=other, merged=fourth, reason="重复")
    with pytest.raises(CounterpartyRefused, match="已经并入"):
        merge_counterparties(actor=registrar, at=at, kept=fourth, merged=other, reason="重复")
    with pytest.raises(CounterpartyRefused, match="保留的一条"):
        merge_counterparties(actor=registrar, at=at, kept=fourth, merged=kept, reason="重复")


def test_only_the_registrar_merges(pair: Pair, registrar: Account, at: datetime) -> None:
    handler = an_account("承办人甲", Duty.CASE_OFFICER)

    with pytest.raises(NotAllowed):
        merged(handler, pair, at)
    with pytest.raises(NotAllowed):
        undo_merge(actor=handler, at=at, merge=merged(registrar, pair, at), reason="核实")


def test_likely_duplicates_are_suggested_with_the_reason(
    registrar: Account, pair: Pair, at: datetime
) -> None:
    Counterparty.objects.create(name="完全不同", legal_representative="甲", address="某路1号")
    Counterparty.objects.create(name="名称两样", legal_representative="甲", address="某路1号")

    found = {(one.first.name, one.second.name): str(one.reason) for one in find_duplicates()}

    assert found == {
        ("示例米业有限公司", "示例米业有限责任公司"): "名称相同或者相近",
        ("完全不同", "名称两样"): "法定代表人和地址相同",
    }
    merged(registrar, pair, at)
    assert len(find_duplicates()) == 1


def test_a_pair_with_two_codes_is_shown_with_the_obstacle(pair: Pair) -> None:
    Counterparty.objects.filter(pk=pair[1].pk).update(uscc=OTHER_CODE)

    (found,) = find_duplicates()

    assert "核对是否录错" in str(found.obstacle)


@pytest.mark.parametrize("text", ["禾丰1234", "hf1234", "9153000028"])
def test_it_finds_one_of_two_thousand_within_a_tenth_of_a_second(text: str) -> None:
    names = [f"示例市禾丰{number}粮油有限公司" for number in range(2000)]
    Counterparty.objects.bulk_create(
        Counterparty(name=name, initials=initials_of(name.removeprefix("示例市"))) for name in names
    )
    Counterparty.objects.filter(name=names[1234]).update(uscc=CODE)
    find_counterparties("预热").first()

    begun = time.perf_counter()
    found = list(find_counterparties(text)[:30])
    elapsed = time.perf_counter() - begun

    assert [party.name for party in found] == [names[1234]]
    assert elapsed < 0.1
