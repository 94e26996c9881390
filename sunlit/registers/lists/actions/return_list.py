"""Send a list version back to its drafters (退回清单)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.registers.lists.actions._deciding import (
    record_decision,
    require_reason,
    require_same_content,
)
from sunlit.registers.lists.actions._drafting import locked
from sunlit.registers.lists.models import ListOutcome, ListStatus, ListVersion
from sunlit.registers.lists.policies import approving_duty
from sunlit.registers.lists.refusals import WrongListState


def return_list(
    *, version_id: int, note: str, actor: Account, at: datetime, expected: str = ""
) -> ListVersion:
    """Return (退回) the version with the reason; it is a draft again and approval starts anew."""
    with transaction.atomic():
        version = locked(version_id)
        if not version.is_waiting:
            raise WrongListState(_("这一版清单现在不需要审批。"))
        duty = approving_duty(actor, version, list(version.opinions.all()), at)
        note = note.strip()
        require_reason("note", note, _("退回理由"), _("请写明退回的理由。"))
        digest = require_same_content(version, expected)
        step, version.status = version.status, ListStatus.DRAFT
        version.save(update_fields=["status"])
        record_decision(
            version,
            step=step,
            outcome=ListOutcome.RETURNED,
            note=note,
            digest=digest,
            actor=actor,
            duty=duty,
            at=at,
        )
    return version
