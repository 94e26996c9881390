"""Note when a time limit comes near or runs over (预警): once for each due day and light."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from sunlit.casework.models import CaseClock, CaseStatus, ClockReminder, ClockState
from sunlit.foundations.calendars import Calendar, Light, bureau_calendar, light_on
from sunlit.foundations.calendars.adoption import refresh
from sunlit.foundations.jobs.registry import job, periodic
from sunlit.rulebook.queries import rules_of
from sunlit.rulebook.schema import ClockRule

# No limit turns yellow earlier than a fifth of its length before the end: 45 days cover 225.
AHEAD = timedelta(days=45)
ALWAYS_WATCHED = "payment"  # the party's own limit that the bureau must follow up
WARNED = frozenset({Light.YELLOW, Light.RED})


def is_watched(rule: ClockRule) -> bool:
    """Whether the bureau must see to this limit; rights of the party lapse by themselves."""
    return rule.whose == "BUREAU" or rule.code == ALWAYS_WATCHED


def note_reminders(at: datetime) -> int:
    """Note every limit that is yellow or red and was not noted so; answers how many are new."""
    today, calendar = localdate(at), bureau_calendar()
    near = CaseClock.objects.filter(state=ClockState.RUNNING, due_on__lte=today + AHEAD)
    near = near.exclude(case__status=CaseStatus.CLOSED).select_related("case").order_by("id")
    known = set(
        ClockReminder.objects.filter(case__in=near.values("case")).values_list(
            "case_id", "rule", "due_on", "light"
        )
    )
    new = [
        reminder
        for clock in near
        if (reminder := _reminder(clock, today, calendar, at))
        and (reminder.case_id, reminder.rule, reminder.due_on, reminder.light) not in known
    ]
    ClockReminder.objects.bulk_create(new)
    return len(new)


def _reminder(
    clock: CaseClock, today: date, calendar: Calendar, at: datetime
) -> ClockReminder | None:
    rule = rules_of(clock.case.rules_digest).clocks[clock.rule]
    if clock.due_on is None or not is_watched(rule):
        return None
    light = light_on(clock.due_on, clock.started_on, today, calendar)
    if light not in WARNED:
        return None
    return ClockReminder(
        case=clock.case, rule=clock.rule, due_on=clock.due_on, light=light, noted_at=at
    )


@job("procedures.remind")
def remind(payload: Mapping[str, Any], at: datetime) -> None:
    """The job that looks for limits come near; often enough that none is noted a day late."""
    refresh()
    note_reminders(at)


periodic("procedures.remind", every=timedelta(hours=1))
