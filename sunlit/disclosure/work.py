"""Background work of this floor: drafts appear by themselves soon after a decision."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sunlit.disclosure.actions.draft_publications import draft_publications
from sunlit.foundations.jobs.registry import job, periodic


@job("disclosure.draft", in_transaction=False)
def draft_due(payload: Mapping[str, Any], at: datetime) -> None:
    """Draft publications for decisions that have none."""
    draft_publications(actor=None, at=at)


periodic("disclosure.draft", every=timedelta(minutes=1))
