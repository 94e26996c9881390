"""Background work of this room: approved lists take effect on their day (到期生效)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from sunlit.foundations.jobs.registry import job, periodic
from sunlit.registers.lists.actions.enforce_list import enforce_list
from sunlit.registers.lists.queries import due_versions
from sunlit.registers.lists.refusals import WrongListState


def enforce_due_lists(at: datetime) -> int:
    """Bring every approved list whose day has come into force; returns how many."""
    enforced = 0
    for pk in list(due_versions(localdate(at)).values_list("pk", flat=True)):
        try:
            enforce_list(version_id=pk, actor=None, at=at)
        except WrongListState:  # another worker was first, or it was withdrawn meanwhile
            continue
        enforced += 1
    return enforced


@job("registers.enforce_lists", in_transaction=False)
def enforce_lists(payload: Mapping[str, Any], at: datetime) -> None:
    """Bring approved lists into force on their day, soon after midnight."""
    enforce_due_lists(at)


periodic("registers.enforce_lists", every=timedelta(minutes=10))
