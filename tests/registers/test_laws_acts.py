"""Acts on the library of law: each refusal, what is written, what stays."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.refusals import NotAllowed
from sunlit.registers.laws.actions._checking import LawRefused
from sunlit.registers.laws.actions.amend_instrument import Amendment, amend_instrument
from sunlit.registers.laws.actions.enter_article import enter_article
from sunlit.registers.laws.actions.enter_instrument import InstrumentData, enter_instrument
from sunlit.registers.laws.actions.repeal_article import repeal_article
from sunlit.registers.laws.actions.repeal_instrument import repeal_instrument
from sunlit.registers.laws.models import Article, Instrument, InstrumentStatus
from tests.builders.accounts import an_account

pytestmark = pytest.mark.django_db
DATA = InstrumentData(
    title="示例市粮食管理办法",
    rank="GOVERNMENT_RULE",
    document_no="示例市政府令第1号",
    effective_from=date(2020, 1, 1),
)
NEXT = Amendment(effective_from=date(2026, 1, 1), document_no="示例市政府令第9号")


@pytest.fixture
def registrar() -> Account:
    return an_account("名录管理员", Duty.REGISTRAR)


@pytest.fixture
def law(registrar: Account, at: datetime) -> Instrument:
    row = enter_instrument(actor=registrar, at=at, data=DATA)
    for number in ("三", "第五条"):
        enter_article(actor=registrar, at=at, instrument=row, number=number, heading="条旨")
    return row


def last(code: str) -> dict[str, Any]:
    """The payload of the newest entry, which must have the code."""
    entry = history("registers/laws").last()
    assert entry is not None and entry.code == code
    return read_payload(entry)


def test_it_enters_an_instrument(registrar: Account, at: datetime) -> None:
    row = enter_instrument(actor=registrar, at=at, data=DATA)

    assert row.status == InstrumentStatus.ENACTED
    assert last("laws.instrument_entered")["effective_from"] == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "长" * 201}),
        ("rank", {"rank": "DECREE"}),
        ("effective_until", {"effective_until": date(2020, 1, 1)}),
        ("effective_from", {"published_on": date(2021, 1, 1)}),
        ("source_url", {"source_url": "javascript:alert(1)"}),
        ("issuer", {"issuer": "甲\x07"}),
    ],
)
def test_it_refuses_a_wrong_field_by_name(
    registrar: Account, at: datetime, field: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(LawRefused) as caught:
        enter_instrument(actor=registrar, at=at, data=replace(DATA, **changes))

    assert field in caught.value.fields
    assert not Instrument.objects.exists()


def test_it_refuses_two_versions_on_the_same_day(
    registrar: Account, law: Instrument, at: datetime
) -> None:
    overlapping = replace(DATA, document_no="另一号", effective_from=date(2022, 1, 1))
    before = replace(overlapping, effective_from=date(2010, 1, 1), effective_until=date(2020, 1, 1))

    with pytest.raises(LawRefused, match="同一期间有效"):
        enter_instrument(actor=registrar, at=at, data=overlapping)
    with pytest.raises(LawRefused, match="同一期间有效"):
        enter_instrument(actor=registrar, at=at, data=replace(before, effective_until=None))
    assert enter_instrument(actor=registrar, at=at, data=before).pk


def test_a_revision_closes_the_version_and_moves_its_articles(
    registrar: Account, law: Instrument, at: datetime
) -> None:
    third, fifth = law.articles.all()

    new = amend_instrument(
        actor=registrar,
        at=at,
        instrument=law,
        amendment=replace(NEXT, articles={third.pk: "四之一", fifth.pk: ""}),
    )

    law.refresh_from_db()
    third.refresh_from_db()
    fifth.refresh_from_db()
    assert (law.effective_until, new.replaces_id) == (date(2026, 1, 1), law.pk)
    assert third.moved_to == Article.objects.get(instrument=new, number=4, suffix=1)
    assert fifth.repealed_on == date(2026, 1, 1)
    assert last("laws.instrument_amended")["articles"] == ["第三条→第四条之一", "第五条→删去"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"effective_from": None}, "effective_from"),
        ({"effective_from": date(2020, 1, 1)}, "effective_from"),
        ({"published_on": date(2026, 6, 1)}, "effective_from"),
    ],
)
def test_a_revision_begins_after_the_version_it_replaces(
    registrar: Account, law: Instrument, at: datetime, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(LawRefused) as caught:
        amend_instrument(actor=registrar, at=at, instrument=law, amendment=replace(NEXT, **changes))

    assert field in caught.value.fields
    law.refresh_from_db()
    assert law.effective_until is None


def test_two_articles_cannot_become_one(registrar: Account, law: Instrument, at: datetime) -> None:
    third, fifth = law.articles.all()

    with pytest.raises(LawRefused, match="出现了两次"):
        amend_instrument(
            actor=registrar,
            at=at,
            instrument=law,
            amendment=replace(NEXT, articles={third.pk: "五"}),
        )
    assert fifth.moved_to is None
    assert Instrument.objects.count() == 1


def test_only_the_newest_version_is_revised(
    registrar: Account, law: Instrument, at: datetime
) -> None:
    amend_instrument(actor=registrar, at=at, instrument=law, amendment=NEXT)

    with pytest.raises(LawRefused, match="已有后续版本"):
        amend_instrument(
            actor=registrar,
            at=at,
            instrument=law,
            amendment=replace(NEXT, effective_from=date(2027, 1, 1)),
        )


def test_a_repeal_needs_a_day_after_the_first_and_a_reason(
    registrar: Account, law: Instrument, at: datetime
) -> None:
    def repeal(day: date | None, reason: str = "示例市政府令第9号") -> Instrument:
        return repeal_instrument(
            actor=registrar, at=at, instrument=law, repealed_on=day, reason=reason
        )

    for day, reason, field in (
        (None, "令", "repealed_on"),
        (date(2020, 1, 1), "令", "repealed_on"),
        (date(2026, 1, 1), " ", "reason"),
    ):
        with pytest.raises(LawRefused) as caught:
            repeal(day, reason)
        assert list(caught.value.fields) == [field]

    assert repeal(date(2026, 1, 1)).status == InstrumentStatus.REPEALED
    assert last("laws.instrument_repealed")["reason"] == "示例市政府令第9号"
    with pytest.raises(LawRefused, match="已经登记失效"):
        repeal(date(2026, 2, 1))
    with pytest.raises(LawRefused, match="已经废止"):
        amend_instrument(actor=registrar, at=at, instrument=law, amendment=NEXT)


def test_nothing_takes_the_place_of_what_came_after_it(
    registrar: Account, law: Instrument, at: datetime
) -> None:
    """循环取代: the successor of a version cannot be that version's own forerunner."""
    new = amend_instrument(actor=registrar, at=at, instrument=law, amendment=NEXT)

    for successor in (new, law):
        with pytest.raises(LawRefused, match="不能循环"):
            repeal_instrument(
                actor=registrar,
                at=at,
                instrument=new,
                repealed_on=date(2027, 1, 1),
                reason="令",
                replaced_by=successor,
            )


def test_another_instrument_may_take_its_place_once(
    registrar: Account, law: Instrument, at: datetime
) -> None:
    other = enter_instrument(
        actor=registrar,
        at=at,
        data=replace(DATA, title="示例市粮食条例", effective_from=date(2026, 1, 1)),
    )
    third = enter_instrument(actor=registrar, at=at, data=replace(DATA, title="示例第三办法"))
    repeal_instrument(
        actor=registrar,
        at=at,
        instrument=law,
        repealed_on=date(2026, 1, 1),
        reason="条例附则",
        replaced_by=other,
    )

    other.refresh_from_db()
    assert other.replaces_id == law.pk
    with pytest.raises(LawRefused, match="已登记为取代"):
        repeal_instrument(
            actor=registrar,
            at=at,
            instrument=third,
            repealed_on=date(2026, 1, 1),
            reason="条例附则",
            replaced_by=other,
        )


@pytest.mark.parametrize("number", ["", "三乙", "0", "5", "第三条"])
def test_an_article_is_a_number_and_entered_once(
    registrar: Account, law: Instrument, at: datetime, number: str
) -> None:
    with pytest.raises(LawRefused) as caught:
        enter_article(actor=registrar, at=at, instrument=law, number=number)

    assert list(caught.value.fields) == ["number"]


def test_an_article_is_deleted_once_with_its_basis(
    registrar: Account, law: Instrument, at: datetime
) -> None:
    article = law.articles.get(number=5)

    with pytest.raises(LawRefused, match="早于"):
        repeal_article(
            actor=registrar, at=at, article=article, repealed_on=date(2019, 1, 1), reason="决定"
        )
    done = repeal_article(
        actor=registrar, at=at, article=article, repealed_on=date(2026, 1, 1), reason="决定"
    )
    assert done.repealed_on == date(2026, 1, 1)
    assert last("laws.article_repealed")["article"] == "第五条"
    with pytest.raises(LawRefused, match="已经登记删去"):
        repeal_article(
            actor=registrar, at=at, article=article, repealed_on=date(2026, 2, 1), reason="决定"
        )


def test_it_is_the_registrars_alone(law: Instrument, at: datetime) -> None:
    reviewer = an_account("法制审核员", Duty.LEGAL_REVIEWER)

    for act in (
        lambda: enter_instrument(actor=reviewer, at=at, data=DATA),
        lambda: amend_instrument(actor=reviewer, at=at, instrument=law, amendment=NEXT),
        lambda: repeal_instrument(
            actor=reviewer, at=at, instrument=law, repealed_on=date(2026, 1, 1), reason="令"
        ),
        lambda: enter_article(actor=reviewer, at=at, instrument=law, number="七"),
    ):
        with pytest.raises(NotAllowed):
            act()
