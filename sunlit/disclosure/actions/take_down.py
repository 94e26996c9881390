"""Take a publication down (撤下) with a reason.

The tombstone stays, 《行政处罚法》第四十八条第二款.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.masking.known import known_values
from sunlit.disclosure.masking.rules import leaks
from sunlit.disclosure.models import (
    Publication,
    PublicationEventKind,
    PublicationStatus,
    PublishedRecord,
    Succession,
)
from sunlit.disclosure.noting import drop_fallen
from sunlit.disclosure.opening import (
    WrongState,
    file_of_case,
    lock_publication,
    require,
)
from sunlit.foundations.accounts.duties import Duty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import Refusal, Sentence
from sunlit.foundations.textsearch.index import forget
from sunlit.foundations.wording import too_long

LONGEST_REASON = 500


class ReasonNeeded(Refusal):
    """The public is told why, so a reason is needed and must itself be fit to publish."""


def take_down(
    *,
    publication_id: int,
    actor: Account,
    at: datetime,
    reason: str,
    expected_version: int | None = None,
) -> PublishedRecord:
    """Empty the published copy, leave number, date and reason. Raises ReasonNeeded, WrongState."""
    with transaction.atomic():
        publication = lock_publication(publication_id, expected_version)
        file = file_of_case(publication.case_id, at)
        require(actor, Duty.DISCLOSURE_STAFF, at, file)
        if publication.status != PublicationStatus.PUBLISHED:
            raise WrongState(
                format_lazy(
                    _("公示稿{status}，不能撤下。"), status=publication.get_status_display()
                )
            )
        _check(reason, bool(leaks(reason, known_values(file, publication.extra_masks))))
        record = PublishedRecord.objects.select_for_update().get(public_id=publication.public_id)
        forget("published", record.pk)
        record.fields, record.party_name, record.is_visible = [], "", False
        record.title = f"已撤下的{record.matter or '行政执法决定'}"
        record.tombstone_reason, record.taken_down_on = reason, localdate(at)
        record.followed_by = _settle_succession(publication, localdate(at)) or record.followed_by
        record.save()
        publication.status = PublicationStatus.TAKEN_DOWN
        publication.version += 1
        publication.save()
        note_event(
            publication=publication,
            kind=PublicationEventKind.TAKEN_DOWN,
            actor=actor,
            duty=Duty.DISCLOSURE_STAFF,
            at=at,
            note=reason,
        )
    return record


def _settle_succession(publication: Publication, today: date) -> UUID | None:
    """The later decision that led to this, whose task is done with it; None if there is none."""
    drop_fallen(publication)
    waiting = Succession.objects.filter(earlier=publication, settled_on=None)
    latest = waiting.select_related("later").order_by("id").last()
    waiting.update(settled_on=today)
    return latest.later.public_id if latest and latest.later else None


def _check(reason: str, is_leaking: bool) -> None:
    sentence: Sentence = ""
    if fault := too_long(reason, LONGEST_REASON, _("撤下理由")):
        sentence = fault
    elif len(reason.strip()) < 4:
        sentence = _("请写明撤下理由（4至500个字），理由将向社会公开。")
    elif is_leaking:
        sentence = _("撤下理由将向社会公开，其中含有不得公开的个人信息，请修改。")
    if sentence:
        raise ReasonNeeded(sentence, "《行政处罚法》第四十八条第二款", {"reason": sentence})
