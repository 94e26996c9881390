"""SQLite's writers stand in a queue: nobody is refused, nobody passes, the dead hold nothing."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from sunlit.foundations.jobs.models import Heartbeat
from tests.settings import DATABASES

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not DATABASES["default"]["ENGINE"].endswith("sqlite3"), reason="PostgreSQL locks rows"
    ),
]


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    yield
    connections.close_all()


def turn() -> Path:
    return Path(f"{connection.settings_dict['NAME']}-turn")


def count_up(rounds: int, waits: list[float]) -> None:
    for _round in range(rounds):
        started = time.perf_counter()
        with transaction.atomic():
            waits.append(time.perf_counter() - started)
            row = Heartbeat.objects.get(name="count")
            time.sleep(0.005)  # as long as a step takes
            Heartbeat.objects.filter(name="count").update(
                beat_at=row.beat_at.replace(microsecond=row.beat_at.microsecond + 1)
            )
    connection.close()


def test_eight_writers_lose_nothing_and_wait_about_equally() -> None:
    Heartbeat.objects.create(name="count", beat_at=datetime(2026, 1, 1, tzinfo=UTC))
    waits: list[list[float]] = [[] for _writer in range(8)]
    writers = [threading.Thread(target=count_up, args=(15, mine)) for mine in waits]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert Heartbeat.objects.get(name="count").beat_at.microsecond == 8 * 15
    longest = max(wait for mine in waits for wait in mine)
    mean = sum(wait for mine in waits for wait in mine) / (8 * 15)
    assert longest < max(20 * mean, 1)


def test_a_turn_ends_with_commit_and_with_rollback() -> None:
    with transaction.atomic():
        pass
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        1 / 0  # noqa: B018

    assert connection._turn is None


def test_a_turn_ends_when_its_process_is_killed() -> None:
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  (another process)
        with transaction.atomic():
            os.write(writing, b"x")
            time.sleep(60)
        os._exit(1)
    os.read(reading, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

    started = time.perf_counter()
    with transaction.atomic():
        Heartbeat.objects.filter(name="count").delete()
    assert time.perf_counter() - started < 5
    assert turn().exists()
