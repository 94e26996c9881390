"""Find two rows to be one counterparty (合并行政相对人): one stays, the other points to it."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.ledger.codes import register_code
from sunlit.foundations.ledger.encoding import Value
from sunlit.foundations.refusals import Sentence
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.parties.actions._checking import CounterpartyRefused, record
from sunlit.registers.parties.models import Counterparty, PartyMerge
from sunlit.registers.parties.queries import merge_obstacle

MERGED = register_code(
    "parties.merged",
    fields={"kept": str, "kept_id": int, "merged": str, "merged_id": int, "reason": str},
    title="合并行政相对人",
).code


def merge_counterparties(
    *,
    actor: Account | None,
    at: datetime,
    kept: Counterparty,
    merged: Counterparty,
    reason: str,
) -> PartyMerge:
    """Let `kept` stand for `merged` from now on; 名录管理员 may.

    Nothing is moved: cases and documents keep what they say, and the merge can be undone.
    Raises CounterpartyRefused: the same row, different codes, a row already merged.
    """
    duty = require_registrar(actor, at)
    with transaction.atomic():
        ids = sorted((kept.pk, merged.pk))
        rows = {
            row.pk: row
            for row in Counterparty.objects.select_for_update(of=("self",)).filter(pk__in=ids)
        }
        kept, merged = rows[kept.pk], rows[merged.pk]
        _refuse(merge_obstacle(kept, merged), reason)
        merged.merged_into = kept
        merged.save(update_fields=["merged_into"])
        row = PartyMerge.objects.create(
            kept=kept, merged=merged, merged_at=at, merged_by=actor, reason=reason.strip()[:200]
        )
        payload: dict[str, Value] = {
            "kept": kept.name,
            "kept_id": kept.pk,
            "merged": merged.name,
            "merged_id": merged.pk,
            "reason": reason,
        }
        record(MERGED, kept, actor, duty, at, payload)
    return row


def _refuse(obstacle: Sentence, reason: str) -> None:
    if obstacle:
        raise CounterpartyRefused(
            format_lazy(_("不能合并：{obstacle}"), obstacle=obstacle), fields={"merged": obstacle}
        )
    if not reason.strip():
        sentence = _("请写明合并理由。")
        raise CounterpartyRefused(sentence, fields={"reason": sentence})
