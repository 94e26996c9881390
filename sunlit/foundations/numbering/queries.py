"""Questions about number series (编号序列)."""

from django.db.models import QuerySet

from sunlit.foundations.numbering.models import IssuedNumber, NumberSeries


def gaps(form_code: str, year: int) -> list[int]:
    """Sequences up to the last one that no row bears; anything here means the data was touched."""
    series = NumberSeries.objects.filter(form_code=form_code, year=year).first()
    if series is None:
        return []
    rows = issued_numbers(form_code, year).values_list("sequence", flat=True)
    used = set(rows.iterator())
    return [number for number in range(1, series.last_sequence + 1) if number not in used]


def issued_numbers(form_code: str, year: int) -> QuerySet[IssuedNumber]:
    """All numbers of a series in order, with the reason of those voided."""
    found = IssuedNumber.objects.filter(form_code=form_code, year=year)
    return found.select_related("voided").order_by("sequence")
