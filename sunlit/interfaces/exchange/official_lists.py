"""Registers as lists in official layout. A list exported and imported again changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.registers.officers.comparing import officer_state
from sunlit.registers.officers.models import Officer
from sunlit.registers.officers.queries import officers_on, with_credentials
from sunlit.registers.officers.rules import OFFICER_LABELS, verification_label

OFFICER_FIELDS = (
    "name",
    "unit",
    "section",
    "post",
    "credential_no",
    "categories",
    "area",
    "valid_from",
    "valid_until",
    "status",
    "issuer",
)


def officers_workbook(on: date) -> bytes:
    """The list of officers of that day with their credentials (行政执法人员名单)."""
    officers = list(with_credentials(officers_on(on)))
    unit = officers[0].unit if officers else ""
    years = _years(officers)
    sheet = ListSheet(_("人员名单"), _("%(unit)s行政执法人员名单") % {"unit": unit})
    sheet.header([_("序号"), *(str(OFFICER_LABELS[name]) for name in OFFICER_FIELDS)])
    sheet.header([verification_label(year) for year in years])
    return sheet.filled(_officer_rows(officers, years))


def _years(officers: Iterable[Officer]) -> list[int]:
    """Years with a verification on record."""
    credentials = (one for officer in officers for one in officer.credentials.all())
    return sorted(
        {one.year for credential in credentials for one in credential.verifications.all()}
    )


def _officer_rows(officers: Iterable[Officer], years: Sequence[int]) -> Iterable[Sequence[Any]]:
    number = 0
    for officer in officers:
        for credential in officer.credentials.all():
            number += 1
            state = officer_state(officer, credential)
            results = (state.get(f"verification_{year}", "") for year in years)
            yield [number, *(state[name] for name in OFFICER_FIELDS), *results]
