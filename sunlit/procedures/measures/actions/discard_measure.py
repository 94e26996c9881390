"""Give a draft of a measure up (废弃办法草稿)."""

from datetime import datetime

from django.db import transaction

from sunlit.foundations.accounts.models import Account
from sunlit.procedures.measures.models import MeasureStatus, MeasureVersion
from sunlit.procedures.measures.recording import changed, code, drafting_duty, record

DISCARDED = code("discarded", title="废弃办法草稿")


def discard_measure(*, actor: Account, at: datetime, version: MeasureVersion) -> MeasureVersion:
    """Its number is used up; the text stays readable. Raises NotAllowed, MeasureMoved."""
    duty = drafting_duty(actor, at)
    with transaction.atomic():
        changed(version, MeasureStatus.DRAFT, version.revision, status=MeasureStatus.DISCARDED)
        record(DISCARDED, version, actor, duty, at)
    return version
