"""Drop a note whose later decision was overturned (撤去不再有效的注明)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.models import PublicationEventKind, PublishedRecord, SuccessionKind
from sunlit.disclosure.noting import drop_fallen, rewrite_note
from sunlit.disclosure.opening import WrongState, file_of_case, lock_publication, require
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account

BASIS = "国办发〔2018〕118号（六）"


def drop_note(
    *, publication_id: int, actor: Account, at: datetime, expected_version: int | None = None
) -> PublishedRecord:
    """Let the public copy tell only what still holds: an older note, or none; nothing is typed.

    Raises NotAllowed without the duty 公示员, WrongState where no note is to be dropped.
    """
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        require(actor, Duty.DISCLOSURE_STAFF, at, file_of_case(publication.case_id, at))
        waiting = publication.successions.filter(kind=SuccessionKind.DROP_NOTE)
        task = waiting.order_by("id").last()
        if task is None:
            raise WrongState(_("没有待撤去的注明。"), BASIS)
        drop_fallen(publication)
        record = rewrite_note(publication, localdate(at))
        note_event(
            publication=publication,
            kind=PublicationEventKind.UNNOTED,
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF,
            at=at,
            note=task.note,
        )
    return record
