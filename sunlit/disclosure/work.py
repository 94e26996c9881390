"""Background work of this floor: drafts appear by themselves soon after a decision."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop as noop

from sunlit.disclosure.actions.draft_dropped_note import draft_dropped_note
from sunlit.disclosure.actions.draft_overturned import draft_overturned
from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.actions.draft_successions import draft_successions
from sunlit.disclosure.actions.reopen_publication import reopen_publication
from sunlit.disclosure.actions.restate_credentials import restate_credentials
from sunlit.disclosure.actions.update_fulfillment import update_fulfillment
from sunlit.disclosure.actions.withdraw_succession import withdraw_succession
from sunlit.disclosure.leaks import LeakFound
from sunlit.disclosure.limits import recount_limits
from sunlit.disclosure.opening import WrongState
from sunlit.disclosure.queries import cases_without_publication, publications_behind
from sunlit.disclosure.standing import (
    fallen_notes,
    needless,
    overturned_unasked,
    without_succession,
    wrongly_down,
)
from sunlit.foundations.jobs.registry import job, periodic

ROUND = 200
STANDS = noop("撤下的理由不再成立，原决定仍然有效。")


def draft_publications(at: datetime) -> int:
    """Draft a publication for every decision that has none, oldest first; returns how many."""
    drafted = 0
    for case in cases_without_publication()[:ROUND]:
        try:
            drafted += draft_publication(case=case, actor=None, at=at) is not None
        except IntegrityError:  # another worker drafted it meanwhile
            continue
    return drafted


@job("disclosure.draft", in_transaction=False)
def draft_due(payload: Mapping[str, Any], at: datetime) -> None:
    """Draft publications for decisions that have none."""
    draft_publications(at)


periodic("disclosure.draft", every=timedelta(minutes=1))


@job("disclosure.follow", in_transaction=False)
def follow_up(payload: Mapping[str, Any], at: datetime) -> None:
    """Ask for the publications that later decisions changed or ended, or that were overturned.

    What does not hold any more is withdrawn first: a task may then be asked for anew. What was
    told or taken down because of a decision that fell is put right last.
    """
    on = localdate(at)
    for pk in list(needless(on).values_list("pk", flat=True)[:ROUND]):
        withdraw_succession(succession_id=pk, actor=None, at=at)
    for pk in list(without_succession(on).values_list("pk", flat=True)[:ROUND]):
        draft_successions(later_id=pk, actor=None, at=at)
    for pk in list(overturned_unasked(on).values_list("pk", flat=True)[:ROUND]):
        draft_overturned(publication_id=pk, actor=None, at=at)
    for pk in list(fallen_notes(on).values_list("pk", flat=True)[:ROUND]):
        draft_dropped_note(succession_id=pk, actor=None, at=at)
    for pk in list(wrongly_down(on).values_list("pk", flat=True)[:ROUND]):
        with suppress(WrongState):  # its rules do not make it public any more
            reopen_publication(publication_id=pk, actor=None, at=at, reason=STANDS)


periodic("disclosure.follow", every=timedelta(minutes=1))


@job("disclosure.update", in_transaction=False)
def update_behind(payload: Mapping[str, Any], at: datetime) -> None:
    """Let published decisions say how they were fulfilled."""
    for pk in list(publications_behind().values_list("pk", flat=True)[:ROUND]):
        try:
            update_fulfillment(publication_id=pk, actor=None, at=at)
        except LeakFound:  # fails closed: what is public stays as it is, the others go on
            continue


periodic("disclosure.update", every=timedelta(minutes=5))


@job("disclosure.limits")
def recount(payload: Mapping[str, Any], at: datetime) -> None:
    """Let the limits of what waits follow the calendar in force."""
    recount_limits(at)


periodic("disclosure.limits", every=timedelta(minutes=10))


@job("disclosure.credentials", in_transaction=False)
def restate(payload: Mapping[str, Any], at: datetime) -> None:
    """Let the public check credentials as the register has them, also as days go by."""
    restate_credentials(actor=None, at=at)


periodic("disclosure.credentials", every=timedelta(minutes=10))
