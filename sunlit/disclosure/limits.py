"""The limits of publications not yet public (公示期限), counted anew when a calendar changes."""

from datetime import datetime

from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.models import Publication, PublicationStatus
from sunlit.foundations.calendars import Period, Unit, bureau_calendar, due
from sunlit.foundations.calendars.adoption import refresh
from sunlit.foundations.wording import in_record_language
from sunlit.rulebook.queries import rules_of
from sunlit.rulebook.tables import DisclosureRule

DECIDED = noop("作出决定")  # what sets off the limit
WAITING = (PublicationStatus.DRAFT, PublicationStatus.SUBMITTED, PublicationStatus.CLEARED)


def recount_limits(at: datetime) -> int:
    """Bring due day and explanation of what waits up to date; answers how many changed."""
    refresh()
    changed = []
    for publication in Publication.objects.filter(status__in=WAITING).select_related("case"):
        rule = _rule(publication)
        if rule is not None and _recount(publication, rule):
            changed.append(publication)
    Publication.objects.bulk_update(changed, ["due_on", "explanation"], batch_size=200)
    return len(changed)


def _rule(publication: Publication) -> DisclosureRule | None:
    """The rule under the release the case pinned."""
    rules = rules_of(publication.case.rules_digest).disclosure
    return next((rule for rule in rules if rule.code == publication.rule), None)


def _recount(publication: Publication, rule: DisclosureRule) -> bool:
    period = Period(rule.period, Unit(rule.unit))
    limit = due(publication.decided_on, period, bureau_calendar(), event=DECIDED)
    if limit.due_on is None:
        return False
    with in_record_language():
        explanation = limit.explanation
    if (limit.due_on, explanation) == (publication.due_on, publication.explanation):
        return False
    publication.due_on, publication.explanation = limit.due_on, explanation
    return True
