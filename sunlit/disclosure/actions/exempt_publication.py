"""Decide that a decision is not published (依法不公开), with its ground."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.grounds import GROUNDS, GroundNeeded, why_not
from sunlit.disclosure.models import Publication, PublicationEventKind, PublicationStatus
from sunlit.disclosure.opening import (
    file_of_case,
    lock_publication,
    require,
)
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account


def exempt_publication(
    *,
    publication_id: int,
    actor: Account,
    at: datetime,
    ground: str,
    note: str = "",
    expected_version: int | None = None,
) -> Publication:
    """Record the lawful ground; only the clearer may. Raises GroundNeeded, WrongState."""
    if ground not in GROUNDS:
        raise GroundNeeded(_("请选择不公开的法定理由。"), fields={"ground": _("请选择。")})
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        file = file_of_case(publication.case_id, at)
        require(actor, Duty.DISCLOSURE_CLEARER, at, file)
        if refusal := why_not(ground, publication, file):
            raise refusal
        publication.status = PublicationStatus.EXEMPT
        publication.version += 1
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.EXEMPTED,
            actor=actor,
            duty=Duty.DISCLOSURE_CLEARER,
            at=at,
            note=f"{GROUNDS[ground]} {note}".strip(),
        )
    return publication
