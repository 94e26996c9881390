"""Begin a new version of a measure (拟订办法)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.procedures.measures.models import Measured, MeasureStatus, MeasureVersion
from sunlit.procedures.measures.queries import measures_in_force, next_number, open_measure
from sunlit.procedures.measures.recording import (
    MeasureMoved,
    MeasureRefused,
    code,
    drafting_duty,
    record,
)

DRAFTED = code("drafted", title="拟订办法")


def draft_measure(*, actor: Account, at: datetime, kind: str) -> MeasureVersion:
    """Copy the measure in force into a draft; one at a time for each measure.

    Raises NotAllowed (政策法规科), MeasureRefused, MeasureMoved.
    """
    duty = drafting_duty(actor, at)
    if kind not in Measured.values:
        raise MeasureRefused(_("没有这个办法。"))
    if open_measure(kind):
        raise MeasureRefused(_("该办法已有正在拟订的版本，请在原版本上修改。"))
    now = measures_in_force(localdate(at)).get(kind)
    try:
        with transaction.atomic():
            version = MeasureVersion.objects.create(
                kind=kind,
                number=next_number(kind, localdate(at)),
                status=MeasureStatus.DRAFT,
                title=now.title if now else str(Measured(kind).label),
                articles=[vars(article) for article in now.articles] if now else [],
                rows=[dict(row) for row in now.rows] if now else [],
                figures=dict(now.figures) if now else {},
                drafted_by=actor,
                drafted_at=at,
            )
            record(DRAFTED, version, actor, duty, at)
    except IntegrityError as error:
        raise MeasureMoved(_("该办法刚刚有人开始拟订，请刷新后查看。")) from error
    return version
