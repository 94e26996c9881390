"""Bring an approved list into force on its day (清单生效)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import holds
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.refusals import NotAllowed
from sunlit.foundations.wording import in_record_language
from sunlit.registers.intake.models import ListKind
from sunlit.registers.intake.rules import Place
from sunlit.registers.items.actions._writing import VersionWriter
from sunlit.registers.items.comparing import matter_steps
from sunlit.registers.items.models import EnforcementItem, PowerEntry
from sunlit.registers.lists.actions._drafting import locked
from sunlit.registers.lists.actions._recording import record
from sunlit.registers.lists.matters import matter_line
from sunlit.registers.lists.models import ListStatus, ListVersion
from sunlit.registers.lists.queries import content_digest, rows_of
from sunlit.registers.lists.refusals import WrongListState

ENFORCED = register_code(
    "lists.enforced",
    fields={
        "list_kind": str,
        "number": int,
        "effective_on": date,
        "superseded": int,
        "content_sha256": str,
        "written": int,
        "closed": int,
    },
    title="清单生效",
).code
# Lists whose rows cases use: the typed register is written in the same transaction.
PROJECTIONS: dict[str, type[EnforcementItem] | type[PowerEntry]] = {
    ListKind.ITEMS: EnforcementItem,
    ListKind.POWERS: PowerEntry,
}


def enforce_list(*, version_id: int, actor: Account | None, at: datetime) -> ListVersion:
    """Put the version in force (生效) and end the one before; by the system on the day, or at once.

    Items and powers become versions of their registers from that day; what the list names no more
    is closed on that day. WrongListState before the day or without approval.
    """
    with transaction.atomic(), in_record_language():
        if actor and not holds(actor, Duty.BUREAU_LEADER, localdate(at)):
            raise NotAllowed(_("清单在批准的日期由系统自动生效。"))
        version = locked(version_id)
        day = version.effective_on
        if version.status != ListStatus.APPROVED or day is None or day > localdate(at):
            raise WrongListState(_("这一版清单尚未批准，或者还没有到生效日期。"))
        former = ListVersion.objects.filter(kind=version.kind, status=ListStatus.IN_FORCE).first()
        if former:
            former.status, former.superseded_on = ListStatus.SUPERSEDED, day
            former.save(update_fields=["status", "superseded_on"])
        version.status = ListStatus.IN_FORCE
        version.save(update_fields=["status"])
        written, closed = _project(version, day)
        record(
            ENFORCED,
            version,
            {
                "effective_on": day,
                "superseded": former.number if former else 0,
                "content_sha256": content_digest(version),
                "written": written,
                "closed": closed,
            },
            actor=actor,
            duty=str(Duty.BUREAU_LEADER) if actor else "",
            at=at,
        )
    return version


def _project(version: ListVersion, day: date) -> tuple[int, int]:
    """Write the register cases use; how many versions were written and closed."""
    model = PROJECTIONS.get(version.kind)
    if model is None:
        return 0, 0
    rows = enumerate(rows_of(version), start=1)
    lines = [matter_line(row.data, Place("", number)) for number, row in rows]
    steps, left = matter_steps(model, lines)
    writer = VersionWriter(day)
    for row in left:
        writer.close(row)
    for step in steps:
        writer.write(step, model)
    return len(steps), len(left)
