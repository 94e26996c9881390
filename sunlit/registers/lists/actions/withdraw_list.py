"""Give up a version that is not in force yet (撤回清单)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sunlit.foundations.accounts.models import Account
from sunlit.registers.lists.actions._deciding import record_decision, require_reason
from sunlit.registers.lists.actions._drafting import locked
from sunlit.registers.lists.models import OPEN, ListOutcome, ListStatus, ListVersion
from sunlit.registers.lists.policies import drafting_duty
from sunlit.registers.lists.queries import content_digest
from sunlit.registers.lists.refusals import WrongListState


def withdraw_list(
    *, version_id: int, note: str, actor: Account | None, at: datetime
) -> ListVersion:
    """Withdraw (撤回) a draft, a version on its way, or an approved one before its day.

    Its rows and opinions stay on record; its number is not used again.
    """
    with transaction.atomic():
        version = locked(version_id)
        duty = drafting_duty(actor, version.lead_section, at)
        began = version.effective_on and version.effective_on <= localdate(at)
        if version.status not in OPEN or began:
            raise WrongListState(_("这一版清单已经生效或者已经撤回，不能撤回。"))
        note = note.strip()
        require_reason("note", note, _("撤回理由"), _("请写明撤回的理由。"))
        step, version.status = version.status, ListStatus.WITHDRAWN
        version.save(update_fields=["status"])
        record_decision(
            version,
            step=step,
            outcome=ListOutcome.WITHDRAWN,
            note=note,
            digest=content_digest(version),
            actor=actor,
            duty=duty,
            at=at,
        )
    return version
