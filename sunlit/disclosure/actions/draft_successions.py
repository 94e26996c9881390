"""Draft what becomes of earlier publications after a later decision (生成后续处理)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.asking import Asked, ask
from sunlit.disclosure.drafting import rule_for
from sunlit.disclosure.models import Publication, Succession
from sunlit.disclosure.opening import file_of_case
from sunlit.disclosure.succeeding import earlier_decisions, kind_of, note_for, overturned_by
from sunlit.foundations.accounts.models import Account

EVENT = noop("作出变更、撤回、撤销、注销决定")


def draft_successions(*, later_id: int, actor: Account | None, at: datetime) -> list[Succession]:
    """A task for the disclosure staff at every earlier publication the later decision concerns.

    Within three working days of the decision (国办发〔2018〕118号（六）). `actor` None is 系统.
    """
    with transaction.atomic():
        later = Publication.objects.select_for_update().select_related("case").get(pk=later_id)
        file = file_of_case(later.case_id, at)
        rule = rule_for(file)
        if rule is None or rule.replaces is None or overturned_by(file):
            return []
        kind, note = kind_of(file, rule.replaces), note_for(file, rule.replaces)
        asked = Asked(kind, note, later.decided_on, EVENT, rule.replaces.within)
        known = Succession.objects.filter(later=later).values_list("earlier_id", flat=True)
        return [
            ask(one, asked, file.calendar, actor=actor, at=at, later=later)
            for one in earlier_decisions(later)
            if one.pk not in set(known)
        ]
