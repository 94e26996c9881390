"""The limits of publications not yet public (公示期限), counted anew when a calendar changes."""

from datetime import datetime

from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.models import Publication, PublicationStatus
from sunlit.foundations.calendars import Calendar, Due, Period, Unit, bureau_calendar, due
from sunlit.foundations.calendars.adoption import refresh
from sunlit.foundations.wording import in_record_language
from sunlit.rulebook.queries import rules_of
from sunlit.rulebook.tables import DisclosureRule

DECIDED, REOPENED = noop("作出决定"), noop("恢复公示")  # what sets off the limit
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
    before = (publication.due_on, publication.explanation)
    set_limit(publication, rule, bureau_calendar())
    return (publication.due_on, publication.explanation) != before


def set_limit(publication: Publication, rule: DisclosureRule, calendar: Calendar) -> None:
    """Write down when it is to be public, and how that was reached (not saved)."""
    limit = limit_of(publication, rule, calendar)
    publication.due_on, publication.explanation = limit.ends_on, in_record_words(limit)


def limit_of(publication: Publication, rule: DisclosureRule, calendar: Calendar) -> Due:
    """When it is to be public: so long after the decision, or after it was taken up again."""
    is_first = publication.counts_from == publication.decided_on
    event = DECIDED if is_first else REOPENED
    period = Period(rule.period, Unit(rule.unit))
    return due(publication.counts_from, period, calendar, event=event)


def in_record_words(limit: Due) -> str:
    """The explanation as it is kept."""
    with in_record_language():
        return limit.explanation
