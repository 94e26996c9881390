"""Draft what becomes of earlier publications after a later decision (生成后续处理)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.codes import note_event
from sunlit.disclosure.drafting import rule_for
from sunlit.disclosure.models import Publication, PublicationEventKind, Succession
from sunlit.disclosure.opening import content_digest, file_of_case
from sunlit.disclosure.succeeding import earlier_decisions, kind_of, note_for
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.calendars import Due, Period, Unit, due
from sunlit.foundations.wording import in_record_language

CHANGED = noop("作出变更、撤回、撤销、注销决定")


def draft_successions(*, later_id: int, actor: Account | None, at: datetime) -> list[Succession]:
    """A task for the disclosure staff at every earlier publication the later decision concerns.

    Within three working days of the decision (国办发〔2018〕118号（六）). `actor` None is 系统.
    """
    with transaction.atomic():
        later = Publication.objects.select_for_update().select_related("case").get(pk=later_id)
        file = file_of_case(later.case_id, at)
        rule = rule_for(file)
        if rule is None or rule.replaces is None:
            return []
        period = Period(rule.replaces.within, Unit.WORKING_DAY)
        limit = due(later.decided_on, period, file.calendar, event=CHANGED)
        kind, note = kind_of(file, rule.replaces), note_for(file, rule.replaces)
        drafted = [
            _succession(one, later, kind, note, limit)
            for one in earlier_decisions(later)
            if not Succession.objects.filter(earlier=one, later=later).exists()
        ]
        for row in drafted:
            note_event(
                publication=row.earlier,
                kind=PublicationEventKind.FOLLOWED,
                actor=actor,
                duty="",
                at=at,
                digest=content_digest(row.earlier),
                note=row.note,
            )
    return drafted


def _succession(
    earlier: Publication, later: Publication, kind: str, note: str, limit: Due
) -> Succession:
    with in_record_language():
        explanation = limit.explanation
    assert limit.due_on is not None  # noqa: S101  (a period without pauses always ends)
    return Succession.objects.create(
        earlier=earlier,
        later=later,
        kind=kind,
        note=note,
        due_on=limit.due_on,
        explanation=explanation,
    )
