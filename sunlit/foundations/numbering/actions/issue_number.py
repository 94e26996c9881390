"""Issue an official number (发号): the next one of its form and year."""

from datetime import datetime

from django.db import transaction

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.entries import append
from sunlit.foundations.numbering import codes
from sunlit.foundations.numbering.models import IssuedNumber, NumberSeries
from sunlit.foundations.numbering.rules import OfficialNumber, spell_number


@transaction.atomic
def issue_number(
    *,
    actor: Account | None,
    at: datetime,
    form_code: str,
    pattern: str,
    year: int,
    duty: str = "",
    subject_kind: str = "",
    subject_id: str = "",
    subject_title: str = "",
) -> OfficialNumber:
    """Issue the next number (发号) of `form_code` in `year`, in the caller's transaction.

    The row of the series is locked until that transaction ends, so a rollback leaves no gap. Who
    may issue is decided by the act that needs the number.
    """
    sequence = _next_sequence(form_code, year)
    number = spell_number(pattern, year, sequence)
    IssuedNumber.objects.create(
        form_code=form_code,
        year=year,
        sequence=sequence,
        number=number,
        issued_at=at,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )
    append(
        stream=codes.number_stream(form_code, year),
        code=codes.ISSUED,
        actor=actor,
        duty=duty,
        at=at,
        payload={"number": number, "form_code": form_code, "year": year, "sequence": sequence},
        subject_kind=subject_kind,
        subject_id=subject_id,
        subject_title=subject_title,
    )
    return OfficialNumber(number, form_code, year, sequence)


def _next_sequence(form_code: str, year: int) -> int:
    locked = NumberSeries.objects.select_for_update().filter(form_code=form_code, year=year)
    series = locked.first()
    if series is None:
        first = NumberSeries(form_code=form_code, year=year)
        NumberSeries.objects.bulk_create([first], ignore_conflicts=True)
        series = locked.get()
    series.last_sequence += 1
    series.save(update_fields=["last_sequence"])
    return series.last_sequence
