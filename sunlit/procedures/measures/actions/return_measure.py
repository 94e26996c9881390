"""Send a submitted measure back to its drafter (退回办法)."""

from datetime import datetime

from django.db import transaction

from sunlit.foundations.accounts.models import Account
from sunlit.procedures.measures.models import MeasureStatus, MeasureVersion
from sunlit.procedures.measures.recording import (
    MeasureRefused,
    changed,
    code,
    record,
    releasing_duty,
)
from sunlit.registers.entry import Entry

RETURNED = code("returned", title="退回办法", reason=str)


def return_measure(
    *, actor: Account, at: datetime, version: MeasureVersion, reason: str
) -> MeasureVersion:
    """Back to draft, with the reason. Raises NotAllowed, MeasureRefused, MeasureMoved."""
    duty = releasing_duty(actor, at)
    entry = Entry(MeasureRefused)
    reason = entry.reason("reason", reason)
    entry.settle()
    with transaction.atomic():
        changed(
            version,
            MeasureStatus.SUBMITTED,
            version.revision,
            status=MeasureStatus.DRAFT,
            effective_from=None,
            return_reason=reason,
        )
        record(RETURNED, version, actor, duty, at, reason=reason)
    return version
