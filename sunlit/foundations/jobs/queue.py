"""Put work into the queue, take it out under a lease, note how it went (后台任务)."""

import traceback
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet

from sunlit.foundations.jobs.models import Job
from sunlit.foundations.jobs.registry import declared_job, periods

LEASE = timedelta(minutes=10)
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=6)
KEPT = timedelta(days=30)


def enqueue(
    name: str, payload: Mapping[str, Any], *, run_at: datetime, unique_key: str = ""
) -> None:
    """Write the job in the transaction of the act, so both happen or neither.

    While a job with the same `unique_key` is open, a second one is not written.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a job is enqueued in the transaction of its act")
    new = Job(name=name, payload=dict(payload), run_at=run_at, unique_key=unique_key)
    Job.objects.bulk_create([new], ignore_conflicts=bool(unique_key))


def open_jobs() -> QuerySet[Job]:
    """Jobs neither finished nor given up, next first."""
    return Job.objects.filter(finished_at=None, dead_at=None).order_by("run_at", "pk")


def dead_jobs() -> QuerySet[Job]:
    """Jobs given up after their last attempt, newest first: somebody has to look at them."""
    return Job.objects.exclude(dead_at=None).order_by("-dead_at", "-pk")


@transaction.atomic
def lease(at: datetime) -> Job | None:
    """Take the next due job and hold it for ten minutes; other workers skip the row."""
    due = open_jobs().filter(Q(lease_until=None) | Q(lease_until__lte=at), run_at__lte=at)
    can_skip = connection.features.has_select_for_update_skip_locked
    job = due.select_for_update(skip_locked=can_skip).first()
    if job is not None:
        job.attempts += 1
        job.lease_until = at + LEASE
        job.save(update_fields=["attempts", "lease_until"])
    return job


def run(job: Job, at: datetime) -> bool:
    """Run the handler of a leased job; after a failure it waits, twice as long each time."""
    try:
        declared = declared_job(job.name)
        if declared.in_transaction:
            with transaction.atomic():
                declared.handler(job.payload, at)
                _finish(job, at)
        else:
            declared.handler(job.payload, at)
            _finish(job, at)
    except Exception:  # whatever a handler raises must not stop the worker
        _note_failure(job, at, traceback.format_exc(limit=20))
        return False
    return True


def _held(job: Job) -> QuerySet[Job]:
    """The row while this worker still holds it: the attempt number is the fence."""
    return Job.objects.filter(pk=job.pk, attempts=job.attempts, finished_at=None, dead_at=None)


class LeaseLostError(Exception):
    """Another worker took the job over while this one was still running it."""


def _finish(job: Job, at: datetime) -> None:
    if not _held(job).update(finished_at=at, lease_until=None, last_error=""):
        raise LeaseLostError(job.name)


def _note_failure(job: Job, at: datetime, error: str) -> None:
    if job.attempts >= job.max_attempts:
        _held(job).update(dead_at=at, lease_until=None, last_error=error)
        return
    wait = min(FIRST_WAIT * 2 ** (job.attempts - 1), LONGEST_WAIT)
    _held(job).update(run_at=at + wait, lease_until=None, last_error=error)


def run_due(*, at: datetime, limit: int = 100) -> int:
    """Run at most `limit` due jobs, answers how many ran; failed ones wait for their next turn."""
    enqueue_periodic(at)
    count = 0
    while count < limit and (job := lease(at)) is not None:
        run(job, at)
        count += 1
    return count


@transaction.atomic
def enqueue_periodic(at: datetime) -> None:
    """Write the next run of every periodic job whose last run lies one period back."""
    keys = {f"periodic:{name}": name for name in periods()}
    rows = Job.objects.filter(unique_key__in=keys).values("unique_key")
    last = {row["unique_key"]: row["last"] for row in rows.annotate(last=Max("run_at"))}
    for key, name in keys.items():
        due = last[key] + periods()[name] if key in last else at
        if due <= at:
            enqueue(name, {}, run_at=at, unique_key=key)


def forget_finished(at: datetime) -> int:
    """Delete rows finished thirty days ago; what they did is in the ledger."""
    deleted, _ = Job.objects.filter(finished_at__lt=at - KEPT).delete()
    return deleted
