"""Ask for a note to be dropped whose later decision was overturned (撤去不再有效的注明)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.asking import Asked, ask
from sunlit.disclosure.models import Succession, SuccessionKind
from sunlit.disclosure.opening import file_of_case, lock_publication
from sunlit.disclosure.standing import fallen_notes
from sunlit.disclosure.succeeding import overturned_by
from sunlit.foundations.accounts.models import Account

EVENT = noop("后续决定被变更、撤销或者确认违法")


def draft_dropped_note(
    *, succession_id: int, actor: Account | None, at: datetime
) -> Succession | None:
    """A task for the disclosure staff, within the days in which the later decision comes down.

    None where the later decision stands, or the task is there already. `actor` None is 系统.
    """
    with transaction.atomic():
        earlier = Succession.objects.filter(pk=succession_id).values_list("earlier", flat=True)
        publication = lock_publication(earlier.get(), None)
        noted = fallen_notes(localdate(at)).filter(pk=succession_id).select_related("later").first()
        if noted is None or noted.later is None:
            return None
        file = file_of_case(noted.later.case_id, at)
        rule, ended = overturned_by(file), file.last("remedy_ended", "decision_revoked")
        if rule is None or ended is None:
            return None
        note = f"后续决定{noted.later.document_no}不再有效：{rule.note}"
        asked = Asked(SuccessionKind.DROP_NOTE, note, ended.on, EVENT, rule.within)
        return ask(publication, asked, file.calendar, actor=actor, at=at, later=noted.later)
