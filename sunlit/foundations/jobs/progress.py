"""How far long background work has come (任务进度): for the page that waits for it."""

from datetime import datetime
from typing import Any

from sunlit.foundations.jobs.models import JobProgress


def report(key: str, at: datetime, stage: str, **data: Any) -> None:
    """Say where the work named `key` stands; what was said before is replaced.

    Written at once: a handler that reports declares `in_transaction=False`.
    """
    JobProgress.objects.update_or_create(
        key=key, defaults={"stage": stage, "data": data, "reported_at": at}
    )


def progress_of(key: str) -> JobProgress | None:
    """What was last said of that work; None before it began."""
    return JobProgress.objects.filter(key=key).first()
