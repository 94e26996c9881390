"""Undo a merge that proved wrong (撤销合并): both rows stand for themselves again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.encoding import Value
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.parties.actions._checking import CounterpartyRefused, record
from sunlit.registers.parties.models import PartyMerge

UNDONE = register_code(
    "parties.merge_undone",
    fields={"kept": str, "kept_id": int, "merged": str, "merged_id": int, "reason": str},
    title="撤销合并行政相对人",
).code


def undo_merge(
    *, actor: Account | None, at: datetime, merge: PartyMerge, reason: str
) -> PartyMerge:
    """Take the merge back; 名录管理员 may, at any time, since a merge moves nothing.

    Raises CounterpartyRefused: undone already, or no reason.
    """
    duty = require_registrar(actor, at)
    with transaction.atomic():
        rows = PartyMerge.objects.select_for_update(of=("self",)).select_related("kept", "merged")
        row = rows.get(pk=merge.pk)
        if row.undone_at:
            raise CounterpartyRefused(_("这次合并已经撤销。"))
        if not reason.strip():
            sentence = _("请写明撤销理由。")
            raise CounterpartyRefused(sentence, fields={"reason": sentence})
        row.undone_at, row.undone_by, row.undo_reason = at, actor, reason.strip()[:200]
        row.save(update_fields=["undone_at", "undone_by", "undo_reason"])
        row.merged.merged_into = None
        row.merged.save(update_fields=["merged_into"])
        payload: dict[str, Value] = {
            "kept": row.kept.name,
            "kept_id": row.kept_id,
            "merged": row.merged.name,
            "merged_id": row.merged_id,
            "reason": reason,
        }
        record(UNDONE, row.kept, actor, duty, at, payload)
    return row
