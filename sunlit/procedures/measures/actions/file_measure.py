"""Note that a released measure was filed (办法备案)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.procedures.measures.models import MeasureStatus, MeasureVersion
from sunlit.procedures.measures.recording import (
    MeasureRefused,
    changed,
    code,
    drafting_duty,
    record,
)
from sunlit.registers.entry import Entry

FILED = code("filed", title="办法备案", filing_no=str, filed_on=date)


def file_measure(
    *, actor: Account, at: datetime, version: MeasureVersion, filing_no: str, filed_on: date
) -> MeasureVersion:
    """Number and day under which 政策法规科 filed it, once. Raises NotAllowed, MeasureRefused."""
    duty = drafting_duty(actor, at)
    entry = Entry(MeasureRefused)
    filing_no = entry.text("filing_no", filing_no, _("备案编号"), 60)
    entry.not_after("filed_on", filed_on, localdate(at))
    if version.released_at and filed_on < localdate(version.released_at):
        entry.refuse("filed_on", _("备案日期不能早于发布日期。"))
    entry.settle()
    if version.status != MeasureStatus.RELEASED or version.filed_on:
        raise MeasureRefused(_("办法发布之后备案，一个版本只备案一次。"))
    with transaction.atomic():
        changed(
            version,
            MeasureStatus.RELEASED,
            version.revision,
            filing_no=filing_no,
            filed_on=filed_on,
        )
        record(FILED, version, actor, duty, at, filing_no=filing_no, filed_on=filed_on)
    return version
