"""Tell the readers of a published decision what became of it (注明后续决定)."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.models import (
    PublicationEventKind,
    PublicationStatus,
    PublishedRecord,
    Succession,
    SuccessionKind,
)
from sunlit.disclosure.noting import drop_fallen, rewrite_note
from sunlit.disclosure.opening import (
    WrongState,
    file_of_case,
    lock_publication,
    require,
)
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account

BASIS = "国办发〔2018〕118号（六）"


def note_succession(
    *, publication_id: int, actor: Account, at: datetime, expected_version: int | None = None
) -> PublishedRecord:
    """Add the drafted note and the link to the public copy; nothing is typed.

    Raises WrongState where nothing waits, or where the publication is to be taken down instead.
    """
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        require(actor, Duty.DISCLOSURE_STAFF, at, file_of_case(publication.case_id, at))
        if publication.status != PublicationStatus.PUBLISHED:
            state = publication.get_status_display()
            raise WrongState(
                format_lazy(_("公示稿{status}，不能注明后续决定。"), status=state), BASIS
            )
        drop_fallen(publication)
        waiting = Succession.objects.filter(earlier=publication, settled_on=None)
        if waiting.filter(kind=SuccessionKind.TAKE_DOWN).exists():
            raise WrongState(_("原决定应当撤下，不能只作注明。"), BASIS)
        latest = waiting.select_related("later").order_by("id").last()
        if latest is None or latest.later is None:
            raise WrongState(_("没有待注明的后续决定。"), BASIS)
        waiting.update(settled_on=localdate(at))
        record = rewrite_note(publication, localdate(at))
        note_event(
            publication=publication,
            kind=PublicationEventKind.NOTED,
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF,
            at=at,
            note=latest.note,
        )
    return record
