"""Adopt the holiday table of a year (采用放假安排): the national notice, or a region's own.

Every due day of the bureau leans on it, so whoever adopts it has seen which days move: the digest
of the previewed table must be given back. One person suffices, because anybody can hold the table
against the public notice it names, and a wrong one is put right by adopting the right one.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import HolidayTable
from sunlit.foundations.calendars.adoption import content_of, digest_of, refresh
from sunlit.foundations.calendars.models import AdoptedCalendar
from sunlit.foundations.jobs.queue import enqueue
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.entries import append
from sunlit.procedures.adopting import REPROJECT
from sunlit.procedures.calendar_faults import CalendarRefused, refuse_impossible
from sunlit.registers.intake.policies import require_registrar

ADOPTED = register_code(
    "calendars.adopted",
    fields={
        "region": str,
        "year": int,
        "title": str,
        "notice_no": str,
        "days_off": list[str],
        "makeup_workdays": list[str],
        "digest": str,
    },
    title="采用放假安排",
).code


def adopt_calendar(
    *, actor: Account | None, at: datetime, table: HolidayTable, expected: str = ""
) -> AdoptedCalendar:
    """Lay the table over those in force and compute every open case anew (by a job).

    `expected` is the digest of the table that was previewed. Raises NotAllowed, CalendarRefused.
    """
    duty = require_registrar(actor, at)
    content = content_of(table)
    digest = digest_of(content)
    refuse_impossible(table)
    if expected and expected != digest:
        raise CalendarRefused(_("预览之后内容有改动，请核对新的预览后再确认。"))
    with transaction.atomic():
        row = AdoptedCalendar.objects.create(
            region=table.region,
            year=table.year,
            title=table.title,
            notice_no=table.notice_no or "",
            content=content,
            digest=digest,
            adopted_by=actor,
            adopted_at=at,
        )
        append(
            stream=f"calendar/{table.region}/{table.year}",
            code=ADOPTED,
            actor=actor,
            duty=duty,
            at=at,
            payload={
                "region": table.region,
                "year": table.year,
                "title": table.title,
                "notice_no": row.notice_no,
                "days_off": [str(d) for one in table.holidays for d in one.days()],
                "makeup_workdays": [str(day) for day in table.makeup_workdays],
                "digest": digest,
            },
            subject_kind="AdoptedCalendar",
            subject_id=str(row.pk),
            subject_title=table.title,
        )
        enqueue(REPROJECT, {}, run_at=at, unique_key=REPROJECT)
    refresh()
    return row
