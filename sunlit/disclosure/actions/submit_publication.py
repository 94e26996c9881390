"""Submit a publication for clearance (送公示审查).

With words to mask on top of what the system masks.
"""

from datetime import datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import draft_fields, rule_for
from sunlit.disclosure.leaks import refuse_leaks
from sunlit.disclosure.models import Publication, PublicationEventKind, PublicationStatus
from sunlit.disclosure.opening import (
    WrongState,
    file_of_case,
    lock_publication,
    require,
)
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal, Sentence

MOST_MASKS, LONGEST_MASK = 50, 200


class MasksRefused(Refusal):
    """The words to mask are too many, too long or too short."""


def submit_publication(
    *,
    publication_id: int,
    actor: Account,
    at: datetime,
    extra_masks: list[str],
    expected_version: int | None = None,
) -> Publication:
    """Make the content anew with these masks, check it fails closed, and submit it.

    Raises LeakFound naming the kind and place, never the value; MasksRefused; WrongState;
    NotAllowed.
    """
    masks = _checked(extra_masks)
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        file = file_of_case(publication.case_id, at)
        require(actor, Duty.DISCLOSURE_STAFF, at, file)
        if publication.status != PublicationStatus.DRAFT:
            raise WrongState(
                format_lazy(
                    _("公示稿{status}，不能送审查。"), status=publication.get_status_display()
                )
            )
        rule = rule_for(file)
        if rule is None:
            raise WrongState(_("没有适用的公示规则。"))
        publication.extra_masks = masks
        publication.fields = draft_fields(file, rule, masks)
        refuse_leaks(publication, file)
        publication.status = PublicationStatus.SUBMITTED
        publication.version += 1
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.SUBMITTED,
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF,
            at=at,
        )
    return publication


def _checked(masks: list[str]) -> list[str]:
    cleaned = list(dict.fromkeys(mask.strip() for mask in masks if mask.strip()))
    wrong: Sentence = ""
    if len(cleaned) > MOST_MASKS:
        wrong = format_lazy(_("最多列出{most_masks}处。"), most_masks=MOST_MASKS)
    elif any(len(mask) > LONGEST_MASK for mask in cleaned):
        wrong = format_lazy(_("每处最多{longest_mask}个字。"), longest_mask=LONGEST_MASK)
    elif any(len(mask) < 2 for mask in cleaned):
        wrong = _("每处至少两个字。")
    if wrong:
        raise MasksRefused(wrong, fields={"extra_masks": wrong})
    return cleaned
