"""What presses (催办和预警): cases a superior urged, and how many limits are near or over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from sunlit.casework.models import Case, CaseClock, ClockReminder, ClockState, Handler, Todo, Urging
from sunlit.casework.queries import visible_to
from sunlit.foundations.accounts.duties import Duty, HeldDuty
from sunlit.foundations.calendars import Light
from sunlit.procedures.urging import SUPERIORS

SHOWN = 5


@dataclass(frozen=True)
class Pressing:
    """The urgings the person must answer, and the limits of the cases he looks after."""

    urgings: list[Urging]
    near: int
    over: int


def pressing(account_id: int, held: Iterable[HeldDuty]) -> Pressing:
    """For the workbench: 2 queries, one for those who answer for no case."""
    lights = Counter(_lights(account_id, list(held)))
    urgings = list(urgings_to_answer(account_id)[:SHOWN])
    return Pressing(urgings, lights[Light.YELLOW], lights[Light.RED])


def urgings_to_answer(account_id: int) -> QuerySet[Urging]:
    """Urgings (催办) on which nothing was done since, newest first.

    Of the cases the person handles, and of those that wait for him: 待办, e.g. a legal review.
    """
    handled = Handler.objects.filter(officer__account_id=account_id, until=None).values("case")
    awaited = Todo.objects.filter(account_id=account_id).values("case")
    waiting = Urging.objects.filter(case_version=F("case__version"))
    waiting = waiting.filter(Q(case__in=handled) | Q(case__in=awaited))
    return waiting.select_related("case__party", "case__item", "urged_by").order_by("-id")


def urging_of(case: Case) -> Urging | None:
    """The newest urging of a case that nobody answered yet."""
    waiting = Urging.objects.filter(case=case, case_version=case.version)
    return waiting.select_related("urged_by").order_by("-id").first()


def _lights(account_id: int, held: list[HeldDuty]) -> list[str]:
    """The light each running limit was last noted with; a limit never noted has none.

    A leader answers for every case, the head for those of his section, an officer for his own.
    """
    superior = [one for one in held if one.duty in SUPERIORS]
    if not superior and all(one.duty is not Duty.CASE_OFFICER for one in held):
        return []
    mine = Handler.objects.filter(officer__account_id=account_id, until=None).values("case")
    cases = visible_to(account_id, superior) if superior else Case.objects.filter(pk__in=mine)
    same = ClockReminder.objects.filter(
        case=OuterRef("case"), rule=OuterRef("rule"), due_on=OuterRef("due_on")
    )
    clocks = CaseClock.objects.filter(state=ClockState.RUNNING, case__in=cases)
    noted = clocks.annotate(noted=Subquery(same.order_by("-id").values("light")[:1]))
    return list(noted.exclude(noted=None).values_list("noted", flat=True))
