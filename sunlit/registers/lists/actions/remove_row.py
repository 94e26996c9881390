"""Take one row out of a draft (删去清单条目)."""

from datetime import datetime

from django.db import transaction

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.registers.lists.actions._drafting import (
    locked,
    note_editor,
    renumber,
    require_draft,
)
from sunlit.registers.lists.actions._recording import record
from sunlit.registers.lists.models import ListRow
from sunlit.registers.lists.policies import drafting_duty

REMOVED = register_code(
    "lists.row_removed",
    fields={"list_kind": str, "number": int, "title": str},
    title="删去清单条目",
).code


def remove_row(*, version_id: int, row_id: int, actor: Account | None, at: datetime) -> None:
    """Take the row out of the draft (删去); the versions before keep it as it was."""
    with transaction.atomic():
        version = locked(version_id)
        duty = drafting_duty(actor, version.lead_section, at)
        require_draft(version)
        row = ListRow.objects.get(pk=row_id, version=version)
        title = row.title
        row.delete()
        renumber(version)
        note_editor(version, actor)
        record(
            REMOVED,
            version,
            {"title": title},
            actor=actor,
            duty=duty,
            at=at,
        )
