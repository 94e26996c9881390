"""Repeal a law in the library (登记废止)， naming the instrument that took its place if any."""

from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import Sentence
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions._checking import LawRefused, record, refuse
from sunlit.registers.laws.models import Instrument, InstrumentStatus
from sunlit.registers.laws.queries import first_day

REPEALED = register_code(
    "laws.instrument_repealed",
    fields={"title": str, "document_no": str, "repealed_on": date, "reason": str},
    optional={"replaced_by": str},
    title="登记法律法规废止",
).code


def repeal_instrument(
    *,
    actor: Account | None,
    at: datetime,
    instrument: Instrument,
    repealed_on: date | None,
    reason: str,
    replaced_by: Instrument | None = None,
) -> Instrument:
    """Record that the version has no effect from `repealed_on` on (登记废止).

    `reason` names the decision or the instrument that repealed it. Raises LawRefused: repealed
    already, a day before it began, a successor that itself stands before it (循环取代).
    """
    duty = require_registrar(actor, at)
    with transaction.atomic():
        row = Instrument.objects.select_for_update(of=("self",)).get(pk=instrument.pk)
        refuse(_faults(row, repealed_on, reason))
        if replaced_by is not None:
            _refuse_successor(row, replaced_by)
            replaced_by.replaces = row
            replaced_by.save(update_fields=["replaces"])
        row.effective_until, row.status = repealed_on, InstrumentStatus.REPEALED
        row.save(update_fields=["effective_until", "status"])
        payload = {
            "title": row.title,
            "document_no": row.document_no,
            "repealed_on": repealed_on,
            "reason": reason,
            "replaced_by": replaced_by.title if replaced_by else None,
        }
        record(REPEALED, row, row.title, actor, duty, at, payload)
    return row


def _faults(row: Instrument, repealed_on: date | None, reason: str) -> dict[str, Sentence]:
    if row.status == InstrumentStatus.REPEALED or row.effective_until:
        return {"repealed_on": format_lazy(_("《{title}》已经登记失效。"), title=row.title)}
    faults: dict[str, Sentence] = {}
    begun = first_day(row)
    if repealed_on is None:
        faults["repealed_on"] = _("请填写废止日期。")
    elif begun and repealed_on <= begun:
        faults["repealed_on"] = _("废止日期应当晚于施行日期。")
    if not reason.strip():
        faults["reason"] = _("请写明依据，例如废止决定的文号。")
    return faults


def _refuse_successor(row: Instrument, successor: Instrument) -> None:
    """A successor that comes before the row, or already stands for another, is refused."""
    older: Instrument | None = row
    while older is not None:
        if older.pk == successor.pk:
            raise LawRefused(
                _("取代关系不能循环：所选法律法规就是它自己或者它的前身。"),
                fields={"replaced_by": _("请选择后来的法律法规。")},
            )
        older = older.replaces
    if successor.replaces_id is not None:
        raise LawRefused(
            format_lazy(_("《{title}》已登记为取代另一部法律法规。"), title=successor.title),
            fields={"replaced_by": _("请选择尚未登记取代关系的法律法规。")},
        )
