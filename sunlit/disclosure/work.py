"""Background work of this floor: drafts appear by themselves soon after a decision."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError

from sunlit.disclosure.actions.draft_publication import draft_publication
from sunlit.disclosure.queries import cases_without_publication
from sunlit.foundations.jobs.registry import job, periodic

ROUND = 200


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
