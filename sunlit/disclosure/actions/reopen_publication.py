"""Take up a publication again that was taken down or left unpublished (恢复公示)."""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import draft_fields, rule_for
from sunlit.disclosure.limits import set_limit
from sunlit.disclosure.models import (
    Publication,
    PublicationEventKind,
    PublicationStatus,
    SuccessionKind,
)
from sunlit.disclosure.opening import WrongState, file_of_case, lock_publication, require
from sunlit.disclosure.standing import standing_takedowns
from sunlit.disclosure.succeeding import overturned_by
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.wording import too_long
from sunlit.procedures.case_file import CaseFile

LONGEST_REASON = 500
BASIS = "国办发〔2018〕118号（六）"
# Who ended the publication takes it up again; 系统 may, where the reason fell away.
REOPENED_BY = {
    PublicationStatus.TAKEN_DOWN: Duty.DISCLOSURE_STAFF,
    PublicationStatus.EXEMPT: Duty.DISCLOSURE_CLEARER,
}


class ReopeningReasonNeeded(Refusal):
    """Why it is to be public after all stays in the history."""


def reopen_publication(
    *,
    publication_id: int,
    actor: Account | None,
    at: datetime,
    reason: str,
    expected_version: int | None = None,
) -> Publication:
    """Draft it anew; it is reviewed and published like any other, with a limit of its own.

    `actor` None is 系统. Raises NotAllowed without the duty, WrongState while the decision is
    overturned or ended by a later one, ReopeningReasonNeeded without 4 to 500 characters of reason.
    """
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        file = file_of_case(publication.case_id, at)
        duty = REOPENED_BY.get(PublicationStatus(publication.status))
        if duty is None:
            state = publication.get_status_display()
            raise WrongState(format_lazy(_("公示稿{status}，不能恢复公示。"), status=state))
        if actor is not None:
            require(actor, duty, at, file)
        _check(reason)
        _draft_anew(publication, file, at)
        publication.successions.filter(kind=SuccessionKind.TAKE_DOWN).delete()
        note_event(
            publication=publication,
            kind=PublicationEventKind.REOPENED,
            actor=actor,
            duty=duty if actor else "",
            at=at,
            note=reason,
        )
    return publication


def _draft_anew(publication: Publication, file: CaseFile, at: datetime) -> None:
    if overturned_by(file):
        raise WrongState(_("决定已被变更、撤销或者确认违法，不能恢复公示。"), BASIS)
    if standing_takedowns(publication, localdate(at)).filter(later__isnull=False).exists():
        raise WrongState(_("后一决定仍然有效，原决定不能恢复公示。"), BASIS)
    rule = rule_for(file)
    if rule is None:
        raise WrongState(_("本案的决定没有适用的公示规则，不能恢复公示。"), BASIS)
    publication.fields = draft_fields(file, rule, publication.extra_masks)
    publication.status = PublicationStatus.DRAFT
    publication.counts_from = localdate(at)
    set_limit(publication, rule, file.calendar)
    publication.version += 1
    publication.save()


def _check(reason: str) -> None:
    sentence: Sentence = too_long(reason, LONGEST_REASON, _("恢复公示的理由"))
    if not sentence and len(reason.strip()) < 4:
        sentence = _("请写明恢复公示的理由（4至500个字）。")
    if sentence:
        raise ReopeningReasonNeeded(sentence, BASIS, {"reopen_reason": sentence})
