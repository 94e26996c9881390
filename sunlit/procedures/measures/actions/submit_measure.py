"""Submit a measure for release, with its effective day (提交办法)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.procedures.measures.models import MeasureStatus, MeasureVersion
from sunlit.procedures.measures.queries import version_problems
from sunlit.procedures.measures.recording import (
    BASIS,
    MeasureRefused,
    changed,
    code,
    drafting_duty,
    record,
)

SUBMITTED = code("submitted", title="提交办法", effective_from=date)


def submit_measure(
    *, actor: Account, at: datetime, version: MeasureVersion, seen: int, effective_from: date
) -> MeasureVersion:
    """Put a draft up for release; it must narrow the law and begin no earlier than tomorrow.

    Raises NotAllowed, MeasureRefused with the first problem, MeasureMoved.
    """
    duty, today = drafting_duty(actor, at), localdate(at)
    if effective_from <= today:
        sentence = _("施行日期应当在今天之后：办法不溯及既往。")
        raise MeasureRefused(sentence, BASIS, {"effective_from": sentence})
    if effective_from.year > today.year + 2:
        sentence = _("施行日期超出合理范围。")
        raise MeasureRefused(sentence, "", {"effective_from": sentence})
    if found := version_problems(version, effective_from):
        raise MeasureRefused(f"{found[0].where}：{found[0].sentence}", found[0].article)
    with transaction.atomic():
        changed(
            version,
            MeasureStatus.DRAFT,
            seen,
            status=MeasureStatus.SUBMITTED,
            effective_from=effective_from,
            submitted_by=actor,
            submitted_at=at,
            return_reason="",
        )
        record(SUBMITTED, version, actor, duty, at, effective_from=effective_from)
    return version
