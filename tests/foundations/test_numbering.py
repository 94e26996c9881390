"""Official numbers run without gaps and are never given twice."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from sunlit.foundations.ledger.entries import history, read_payload
from sunlit.foundations.ledger.verification import verify_ledger
from sunlit.foundations.numbering.actions.issue_number import issue_number
from sunlit.foundations.numbering.actions.void_number import void_number
from sunlit.foundations.numbering.models import IssuedNumber, NumberSeries
from sunlit.foundations.numbering.queries import gaps, issued_numbers
from sunlit.foundations.numbering.rules import OfficialNumber, spell_number
from sunlit.foundations.refusals import Refusal
from tests.guards import guards_lifted

PATTERN = "(示)发改罚〔{year}〕{sequence}号"


def issue(at: datetime, **changes: object) -> OfficialNumber:
    given = {"form_code": "penalty_decision", "pattern": PATTERN, "year": 2026, **changes}
    return issue_number(actor=None, at=at, **given)


@pytest.mark.django_db
def test_it_issues_the_next_number_of_form_and_year(at: datetime) -> None:
    assert issue(at) == OfficialNumber("(示)发改罚〔2026〕1号", "penalty_decision", 2026, 1)
    assert str(issue(at)) == "(示)发改罚〔2026〕2号"
    assert issue(at, year=2027).sequence == 1
    assert (
        issue(at, form_code="license", pattern="许〔{year}〕{sequence:03}号").text
        == "许〔2026〕001号"
    )


@pytest.mark.django_db
def test_every_number_is_an_entry_of_its_series(at: datetime) -> None:
    issue(at, subject_kind="case", subject_id="7", subject_title="某案")

    entry = history("numbers/penalty_decision/2026").get()
    assert read_payload(entry) == {
        "number": "(示)发改罚〔2026〕1号",
        "form_code": "penalty_decision",
        "year": 2026,
        "sequence": 1,
    }
    assert (entry.subject_kind, entry.subject_id, entry.subject_title) == ("case", "7", "某案")


@pytest.mark.django_db
def test_a_void_is_told_with_its_reason_and_the_number_stays_used(at: datetime) -> None:
    number = issue(at).text

    void_number(actor=None, at=at, number=number, reason="文书未印发")

    row = issued_numbers("penalty_decision", 2026).get()
    assert row.voided.reason_text == "文书未印发"
    assert issue(at).sequence == 2
    assert [entry.code for entry in history("numbers/penalty_decision/2026")] == [
        "numbers.issued",
        "numbers.voided",
        "numbers.issued",
    ]


@pytest.mark.django_db
def test_it_refuses_a_void_without_reason_of_no_number_or_twice(at: datetime) -> None:
    number = issue(at).text

    with pytest.raises(Refusal, match="理由"):
        void_number(actor=None, at=at, number=number, reason=" ")
    with pytest.raises(Refusal, match="没有发过"):
        void_number(actor=None, at=at, number="(示)发改罚〔2026〕9号", reason="误")
    void_number(actor=None, at=at, number=number, reason="误")
    with pytest.raises(Refusal, match="已经作废"):
        void_number(actor=None, at=at, number=number, reason="误")


@pytest.mark.django_db
def test_two_series_never_share_a_spelling(at: datetime) -> None:
    issue(at)

    with pytest.raises(IntegrityError), transaction.atomic():
        issue(at, form_code="other_form")


@pytest.mark.django_db
def test_the_database_refuses_to_turn_the_counter_back_or_lose_a_number(at: datetime) -> None:
    issue(at)

    for change in (
        lambda: NumberSeries.objects.update(last_sequence=0),
        lambda: NumberSeries.objects.all().delete(),
        lambda: IssuedNumber.objects.update(number="x"),
        lambda: IssuedNumber.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


@pytest.mark.django_db
def test_a_gap_made_behind_the_guards_is_shown(at: datetime) -> None:
    for _ in range(3):
        issue(at)
    assert gaps("penalty_decision", 2026) == []

    with guards_lifted():
        IssuedNumber.objects.filter(sequence=2).delete()

    assert gaps("penalty_decision", 2026) == [2]
    assert gaps("never_used", 2026) == []


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_gives_its_number_back(at: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        issue(at)
        raise ZeroDivisionError

    assert issue(at).sequence == 1


@pytest.mark.django_db(transaction=True)
def test_clerks_at_once_get_dense_and_different_numbers() -> None:
    moment, errors = datetime(2026, 11, 23, tzinfo=UTC), []

    def work() -> None:
        try:
            for _ in range(5):
                issue(moment)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    sequences = list(issued_numbers("penalty_decision", 2026).values_list("sequence", flat=True))
    assert not errors
    assert sequences == list(range(1, 21))
    assert verify_ledger().ok


@pytest.mark.parametrize(
    "pattern",
    [
        "〔{year}〕号",
        "{sequence}号",
        "{year}{sequence}{sequence}",
        "{year}{sequence}{other}",
        "{",
        "{year}{sequence}{0.x}",
    ],
)
def test_a_pattern_needs_year_and_sequence_once_each(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        spell_number(pattern, 2026, 1)
