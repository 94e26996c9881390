"""Ask for a published decision that was overturned to be taken down (撤下被撤销的决定)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import rule_for
from sunlit.disclosure.models import (
    PublicationEventKind,
    PublicationStatus,
    Succession,
    SuccessionKind,
)
from sunlit.disclosure.opening import content_digest, file_of_case, lock_publication
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import Period, Unit, due
from sunlit.foundations.wording import in_record_language
from sunlit.procedures.conditions.execution_gates import is_overturned

OVERTURNED = noop("决定被撤销或者确认违法")
NOTE = "本决定已被依法撤销或者确认违法。"


def draft_overturned(
    *, publication_id: int, actor: Account | None, at: datetime
) -> Succession | None:
    """A task for the disclosure staff, within three working days (《行政处罚法》第四十八条第二款).

    None where the decision stands, or the task is there already. `actor` None is 系统.
    """
    with transaction.atomic():
        publication = lock_publication(publication_id, None)
        file = file_of_case(publication.case_id, at)
        rule, ended = rule_for(file), file.last("remedy_ended", "decision_revoked")
        known = Succession.objects.filter(earlier=publication, later=None)
        if publication.status != PublicationStatus.PUBLISHED or rule is None or ended is None:
            return None
        if not is_overturned(file) or known.exists():
            return None
        period = Period(rule.overturned_within, Unit.WORKING_DAY)
        limit = due(ended.on, period, file.calendar, event=OVERTURNED)
        with in_record_language():
            explanation = limit.explanation
        assert limit.due_on is not None  # noqa: S101  (a period without pauses always ends)
        row = Succession.objects.create(
            earlier=publication,
            kind=SuccessionKind.TAKE_DOWN,
            note=NOTE,
            due_on=limit.due_on,
            explanation=explanation,
        )
        note_event(
            publication=publication,
            kind=PublicationEventKind.FOLLOWED,
            actor=actor,
            duty="",
            at=at,
            digest=content_digest(publication),
            note=NOTE,
        )
    return row
