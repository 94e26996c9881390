"""Ask for a published decision that was overturned to be taken down (撤下被变更、撤销的决定)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.asking import Asked, ask
from sunlit.disclosure.models import PublicationStatus, Succession, SuccessionKind
from sunlit.disclosure.opening import file_of_case, lock_publication
from sunlit.disclosure.succeeding import overturned_by
from sunlit.foundations.accounts.models import Account

EVENT = noop("决定被变更、撤销或者确认违法")


def draft_overturned(
    *, publication_id: int, actor: Account | None, at: datetime
) -> Succession | None:
    """A task for the disclosure staff, within three working days (《行政处罚法》第四十八条第二款).

    None where the decision stands, or the task is there already. `actor` None is 系统.
    """
    with transaction.atomic():
        publication = lock_publication(publication_id, None)
        file = file_of_case(publication.case_id, at)
        rule, ended = overturned_by(file), file.last("remedy_ended", "decision_revoked")
        is_asked = Succession.objects.filter(earlier=publication, later=None).exists()
        is_public = publication.status == PublicationStatus.PUBLISHED
        if rule is None or ended is None or is_asked or not is_public:
            return None
        asked = Asked(SuccessionKind.TAKE_DOWN, rule.note, ended.on, EVENT, rule.within)
        return ask(publication, asked, file.calendar, actor=actor, at=at)
