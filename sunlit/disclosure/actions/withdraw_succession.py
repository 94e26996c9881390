"""Withdraw the task to take a decision down that stands again (撤回撤下任务)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.models import PublicationEventKind, Succession
from sunlit.disclosure.opening import lock_publication
from sunlit.disclosure.standing import needless
from sunlit.foundations.accounts.models import Account


def withdraw_succession(*, succession_id: int, actor: Account | None, at: datetime) -> bool:
    """Take back what nobody has to do any more; answers whether there was anything to take back.

    A later remedy upheld what an earlier one had overturned, or the reverse. The history keeps that
    it was asked for, and that it was withdrawn. `actor` None is 系统.
    """
    with transaction.atomic():
        earlier = Succession.objects.filter(pk=succession_id).values_list("earlier", flat=True)
        publication = lock_publication(earlier.get(), None)
        task = needless(localdate(at)).filter(pk=succession_id).first()
        if task is None:
            return False
        task.delete()
        note_event(
            publication=publication,
            kind=PublicationEventKind.STANDS,
            actor=actor,
            duty="",
            at=at,
            note=task.note,
        )
    return True
