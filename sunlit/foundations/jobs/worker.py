"""The worker (后台进程): beats, runs what is due, sleeps, until it is told to stop."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import Error, connections

from sunlit.foundations.jobs.models import Heartbeat
from sunlit.foundations.jobs.queue import run_due

NAME = "worker"
PAUSE = timedelta(seconds=1)
STALE = timedelta(minutes=2)
logger = logging.getLogger(__name__)


def run_worker(clock: Callable[[], datetime], stop: threading.Event) -> None:
    """Work until `stop` is set; `clock` comes from interfaces/, where time is read.

    A database that is away for a while is waited for; the connection is made anew.
    """
    while not stop.is_set():
        try:
            beat(clock())
            busy = run_due(at=clock(), limit=20)
        except Error:
            logger.exception("the worker could not reach the database")
            connections.close_all()
            busy = 0
        if not busy:
            stop.wait(PAUSE.total_seconds())
    connections.close_all()


def beat(at: datetime) -> None:
    """Note a sign of life."""
    Heartbeat.objects.update_or_create(name=NAME, defaults={"beat_at": at})


def worker_is_well(at: datetime) -> bool:
    """Whether a worker gave a sign of life within two minutes; for /healthz."""
    return Heartbeat.objects.filter(name=NAME, beat_at__gt=at - STALE).exists()
