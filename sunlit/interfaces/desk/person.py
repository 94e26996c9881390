"""The person in front of the desk: the account, the duties held today, actor and moment of acts."""

from typing import Any

from django.http import HttpRequest

from sunlit.foundations.accounts.duties import HeldDuty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.accounts.queries import held_duties
from sunlit.interfaces.clock import now, today

KEPT = "sunlit_duties"


def person_of(request: HttpRequest) -> Account:
    """Who is signed in; the middleware let nobody else in."""
    assert isinstance(request.user, Account)  # noqa: S101
    return request.user


def duties_of(request: HttpRequest) -> frozenset[HeldDuty]:
    """The duties (职责) the person holds today."""
    held: frozenset[HeldDuty] | None = getattr(request, KEPT, None)
    if held is None:
        held = held_duties(person_of(request), today())
        setattr(request, KEPT, held)
    return held


def given(request: HttpRequest) -> dict[str, Any]:
    """Actor and moment of an act."""
    return {"actor": person_of(request), "at": now()}
