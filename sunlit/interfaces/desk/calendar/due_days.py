"""The due days a person looks after (期限日): one query, whatever the number of cases."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sunlit.casework.models import Case, CaseClock, Handler
from sunlit.casework.queries import running_clocks, visible_to
from sunlit.foundations.accounts.duties import HeldDuty
from sunlit.foundations.calendars import Light
from sunlit.foundations.wording import Words, translated
from sunlit.interfaces.desk.lights import light_of
from sunlit.procedures.reminding import is_watched
from sunlit.rulebook.queries import rules_of

MOST = 1000


@dataclass(frozen=True)
class DueDay:
    """A running limit of a case that ends on a day; `light` is None for a right of the party."""

    case: Case
    code: str
    name: Words
    basis: str
    due_on: date
    is_provisional: bool
    is_ours: bool
    light: Light | None


def cases_of(account_id: int, held: frozenset[HeldDuty], *, only_mine: bool) -> QuerySet[Case]:
    """The cases the person handles (我承办的), or all that he may see."""
    visible = visible_to(account_id, held)
    if not only_mine:
        return visible
    mine = Handler.objects.filter(officer__account_id=account_id, until=None)
    return visible.filter(pk__in=mine.values("case"))


def due_days(cases: QuerySet[Case], first: date, last: date, today: date) -> list[DueDay]:
    """Every running limit of these cases that ends in these days, in order, at most MOST."""
    clocks = running_clocks(cases).filter(due_on__range=(first, last))
    rows = clocks.select_related("case__party", "case__item").order_by("due_on", "id")
    return [_due_day(row, row.due_on, today) for row in rows[:MOST] if row.due_on]


def _due_day(clock: CaseClock, due_on: date, today: date) -> DueDay:
    rule = rules_of(clock.case.rules_digest).clocks[clock.rule]
    is_ours = is_watched(rule)
    return DueDay(
        case=clock.case,
        code=rule.code,
        name=translated(rule.name),
        basis=rule.basis,
        due_on=due_on,
        is_provisional=clock.is_provisional,
        is_ours=is_ours,
        light=light_of(due_on, clock.started_on, today) if is_ours else None,
    )
