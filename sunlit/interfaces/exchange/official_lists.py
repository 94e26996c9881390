"""Registers as lists in official layout. A list exported and imported again changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sunlit.interfaces.exchange.exporting import ListSheet
from sunlit.registers.items.comparing import bases_text, cited
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.items.queries import items_in_force, with_details
from sunlit.registers.items.rules import promised_limit, statutory_limit
from sunlit.registers.laws.models import InstrumentRank
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


def items_workbook(on: date) -> bytes:
    """The list of enforcement items in force on that day (行政执法事项清单)."""
    items = list(with_details(items_in_force(on)))
    body = items[0].body.name if items else ""
    title = _("%(body)s行政执法事项清单（%(year)d年版）") % {"body": body, "year": on.year}
    ranks = [str(rank.label) for rank in InstrumentRank]
    before = [_("序号"), _("事项编码"), _("项目名称"), _("执法类别"), _("执法主体"), _("承办机构")]
    after = [_("实施对象"), _("法定时限"), _("承诺时限"), _("收费依据标准"), _("备注")]
    sheet = ListSheet(_("事项清单"), title)
    sheet.header(before)
    sheet.header_group(_("执法依据"), ranks)
    sheet.header(after)
    return sheet.filled(_item_row(number, item) for number, item in enumerate(items, start=1))


def _item_row(number: int, item: EnforcementItem) -> Sequence[Any]:
    sections = "、".join(section.name for section in item.sections.all())
    bases = list(item.legal_bases.all())
    by_rank = [
        bases_text(cited(basis) for basis in bases if basis.instrument.rank == rank)
        for rank in InstrumentRank
    ]
    return (
        number,
        item.code,
        item.name,
        str(item.get_category_display()),
        item.body.name,
        sections,
        *by_rank,
        item.object_text,
        statutory_limit(item).shown,
        promised_limit(item).shown,
        item.fee_text,
        item.note,
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
