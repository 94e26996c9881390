"""Who may adopt a holiday table, and who may urge a case (放假安排、催办)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sunlit.foundations.accounts.models import Account
from sunlit.procedures.actions.adopt_calendar import adopt_calendar
from sunlit.procedures.actions.urge_case import urge_case
from tests.builders.bureau import a_walk
from tests.builders.calendars import table_of_2027

Act = Callable[[datetime], Callable[[Account], Any]]
REGISTRAR = {"minglu"}


def adopting(at: datetime) -> Callable[[Account], Any]:
    return lambda actor: adopt_calendar(actor=actor, at=at, table=table_of_2027())


def urging(at: datetime) -> Callable[[Account], Any]:
    case = a_walk().case
    return lambda actor: urge_case(case=case, note="请尽快立案。", actor=actor, at=at)


CALENDAR_ACTS: dict[str, tuple[Act, set[str]]] = {
    "adopt_calendar": (adopting, REGISTRAR),
    "urge_case": (urging, {"kezhang", "fenguan"}),
}
