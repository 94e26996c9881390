"""Decide that a decision is not published (依法不公开), with its ground."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.models import Publication, PublicationEventKind, PublicationStatus
from sunlit.disclosure.opening import (
    WrongState,
    content_digest,
    file_of_case,
    lock_publication,
    require,
)
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal
from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.conditions.execution_gates import is_overturned

OVERTURNED = "OVERTURNED"  # the one ground that comes up after the clearance, too
# Kept in Chinese as written into the history; pages translate them when shown.
GROUNDS = {
    "SECRET": gettext_noop("涉及国家秘密（《政府信息公开条例》第十四条）"),
    "PRIVACY": gettext_noop("公开会对个人隐私造成损害（《政府信息公开条例》第十五条）"),
    "TRADE": gettext_noop("公开会对商业秘密造成损害（《政府信息公开条例》第十五条）"),
    "NO_INFLUENCE": gettext_noop(
        "对自然人的处罚，不具有一定社会影响（《行政处罚法》第四十八条第一款）"
    ),
    "MINOR": gettext_noop("当事人为未成年人"),
    OVERTURNED: gettext_noop("决定被撤销或者确认违法"),
}


class GroundNeeded(Refusal):
    """Not publishing needs one of the lawful grounds."""


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
        _refuse_state(publication, ground)
        _refuse_ground(file, ground)
        publication.status = PublicationStatus.EXEMPT
        publication.version += 1
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.EXEMPTED,
            actor=actor,
            duty=Duty.DISCLOSURE_CLEARER,
            at=at,
            digest=content_digest(publication),
            note=f"{GROUNDS[ground]} {note}".strip(),
        )
    return publication


def _refuse_state(publication: Publication, ground: str) -> None:
    open_to = {PublicationStatus.DRAFT, PublicationStatus.SUBMITTED}
    if ground == OVERTURNED:
        open_to.add(PublicationStatus.CLEARED)
    if publication.status in open_to:
        return
    sentence = _("公示稿{status}，不能决定不公开。")
    raise WrongState(format_lazy(sentence, status=publication.get_status_display()))


def _refuse_ground(file: CaseFile, ground: str) -> None:
    if ground == "NO_INFLUENCE" and file.party.kind != "PERSON":
        sentence = _("该理由只适用于对自然人的处罚。")
        raise GroundNeeded(sentence, "《行政处罚法》第四十八条", {"ground": sentence})
    if ground == OVERTURNED and not is_overturned(file):
        sentence = _("决定没有被撤销或者确认违法，不能以此为由不公开。")
        raise GroundNeeded(sentence, fields={"ground": sentence})
