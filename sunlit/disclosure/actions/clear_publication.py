"""Clear a publication, or return it (公示审查): a second person, item by item."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.leaks import refuse_leaks
from sunlit.disclosure.models import Publication, PublicationEventKind, PublicationStatus
from sunlit.disclosure.opening import (
    WrongState,
    file_of_case,
    last_actors,
    lock_publication,
    require,
)
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import NotAllowed, Refusal
from sunlit.foundations.wording import too_long

# What the second person confirms one by one
# (保密法实施条例第四十二条；政府信息公开条例第十四、十五条).
CLEARANCE_POINTS = {
    "no_state_secret": _("不涉及国家秘密，公开后不危及国家安全、公共安全、经济安全、社会稳定"),
    "no_trade_secret": _("不涉及商业秘密，或者权利人同意、不公开会对公共利益造成重大影响"),
    "no_privacy": _("不涉及个人隐私和未成年人信息，自然人信息已经隐去"),
    "same_as_served": _("除依法隐去的内容外，与送达当事人的决定书一致"),
}


LONGEST_NOTE = 2000


class ClearanceIncomplete(Refusal):
    """A point was not confirmed, or a return has no reason."""


def clear_publication(
    *,
    publication_id: int,
    actor: Account,
    at: datetime,
    is_cleared: bool,
    points: set[str],
    note: str = "",
    expected_version: int | None = None,
) -> Publication:
    """Record the second person's answer. Raises ClearanceIncomplete, LeakFound, NotAllowed."""
    _check(is_cleared, points, note)
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        file = file_of_case(publication.case_id, at)
        require(actor, Duty.DISCLOSURE_CLEARER, at, file)
        if publication.status != PublicationStatus.SUBMITTED:
            raise WrongState(
                format_lazy(
                    _("公示稿{status}，不能审查。"), status=publication.get_status_display()
                )
            )
        submitter = last_actors([publication.pk], PublicationEventKind.SUBMITTED)
        if submitter.get(publication.pk) == actor.pk:
            raise NotAllowed(_("送审人不能审查自己送审的公示稿。"), "国办发〔2018〕118号（六）")
        if is_cleared:
            refuse_leaks(publication, file)
        status = PublicationStatus.CLEARED if is_cleared else PublicationStatus.DRAFT
        publication.status, publication.version = status, publication.version + 1
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.CLEARED if is_cleared else PublicationEventKind.RETURNED,
            actor=actor,
            duty=Duty.DISCLOSURE_CLEARER,
            at=at,
            note=note,
        )
    return publication


def _check(is_cleared: bool, points: set[str], note: str) -> None:
    if fault := too_long(note, LONGEST_NOTE, _("意见")):
        raise ClearanceIncomplete(fault, fields={"note": fault})
    if not is_cleared and not note.strip():
        raise ClearanceIncomplete(_("退回时请写明意见。"), fields={"note": _("请填写退回意见。")})
    missing = set(CLEARANCE_POINTS) - points
    if is_cleared and missing:
        fields = {
            name: format_lazy(_("请确认：{point}。"), point=point)
            for name, point in CLEARANCE_POINTS.items()
            if name in missing
        }
        raise ClearanceIncomplete(_("请逐项确认后再通过。"), "《政府信息公开条例》第十七条", fields)
