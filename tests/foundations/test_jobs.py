"""Background work is part of the act, survives a dead worker and is never lost silently."""

import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from sunlit.foundations.jobs import registry
from sunlit.foundations.jobs.models import Heartbeat, Job
from sunlit.foundations.jobs.queue import (
    dead_jobs,
    enqueue,
    forget_finished,
    lease,
    open_jobs,
    run,
    run_due,
)
from sunlit.foundations.jobs.registry import job, periodic
from sunlit.foundations.jobs.worker import beat, run_worker, worker_is_well


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Any, datetime]]]:
    """A registry of its own with "note", which notes, and "fail", which notes and fails."""
    noted: list[tuple[Any, datetime]] = []
    monkeypatch.setattr(registry, "_handlers", {})
    monkeypatch.setattr(registry, "_periods", {})

    @job("note")
    def note(payload: Mapping[str, Any], at: datetime) -> None:
        noted.append((payload, at))

    @job("fail")
    def fail(payload: Mapping[str, Any], at: datetime) -> None:
        Heartbeat.objects.create(name="half done", beat_at=at)
        noted.append((payload, at))
        raise ZeroDivisionError("除以零")

    yield noted


@pytest.mark.django_db
def test_it_runs_what_is_due_once_and_tells_the_moment(done: list, at: datetime) -> None:
    enqueue("note", {"case": 7}, run_at=at)
    enqueue("note", {"case": 8}, run_at=at + timedelta(minutes=1))

    assert run_due(at=at, limit=10) == 1
    assert run_due(at=at, limit=10) == 0
    assert done == [({"case": 7}, at)]
    assert run_due(at=at + timedelta(minutes=1), limit=10) == 1
    assert not open_jobs().exists()


@pytest.mark.django_db
def test_it_keeps_the_limit(done: list, at: datetime) -> None:
    for number in range(3):
        enqueue("note", {"n": number}, run_at=at)

    assert run_due(at=at, limit=2) == 2
    assert open_jobs().count() == 1


@pytest.mark.django_db
def test_a_failure_undoes_its_rows_and_waits_longer_each_time(done: list, at: datetime) -> None:
    enqueue("fail", {}, run_at=at)
    waits = []

    for _ in range(3):
        row = open_jobs().get()
        run_due(at=row.run_at, limit=10)
        waits.append((open_jobs().get().run_at - row.run_at).total_seconds())

    assert waits == [15, 30, 60]
    assert not Heartbeat.objects.exists()
    assert "ZeroDivisionError: 除以零" in open_jobs().get().last_error


@pytest.mark.django_db
def test_a_job_that_always_fails_is_given_up_and_shown(done: list, at: datetime) -> None:
    enqueue("fail", {}, run_at=at)
    for day in range(20):
        run_due(at=at + timedelta(days=day), limit=10)

    assert len(done) == 8
    assert dead_jobs().get().attempts == 8
    assert not open_jobs().exists()


@pytest.mark.django_db
def test_a_job_without_handler_is_noted_not_lost(done: list, at: datetime) -> None:
    enqueue("unknown", {}, run_at=at)
    run_due(at=at, limit=10)

    assert "unknown" in open_jobs().get().last_error


@pytest.mark.django_db
def test_one_failure_does_not_hold_up_the_others(done: list, at: datetime) -> None:
    enqueue("fail", {}, run_at=at - timedelta(hours=1))
    enqueue("note", {}, run_at=at)

    assert run_due(at=at, limit=10) == 2
    assert len(done) == 2


@pytest.mark.django_db
def test_a_leased_job_is_left_alone_until_its_worker_is_dead(done: list, at: datetime) -> None:
    enqueue("note", {}, run_at=at)
    assert lease(at) is not None

    assert run_due(at=at + timedelta(minutes=9), limit=10) == 0
    assert run_due(at=at + timedelta(minutes=10), limit=10) == 1


@pytest.mark.django_db
def test_a_worker_that_lost_its_lease_does_not_finish_the_job(done: list, at: datetime) -> None:
    enqueue("note", {}, run_at=at)
    slow = lease(at)
    quick = lease(at + timedelta(minutes=11))

    assert slow is not None
    assert not run(slow, at + timedelta(minutes=12))
    row = Job.objects.get()
    assert (row.finished_at, row.attempts) == (None, 2)
    assert quick is not None
    assert run(quick, at + timedelta(minutes=12))


@pytest.mark.django_db
def test_an_open_key_is_written_once(done: list, at: datetime) -> None:
    for _ in range(2):
        enqueue("note", {}, run_at=at, unique_key="case:7")
    assert run_due(at=at, limit=10) == 1

    enqueue("note", {}, run_at=at, unique_key="case:7")
    assert run_due(at=at, limit=10) == 1


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_enqueues_nothing(at: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("note", {}, run_at=at)
        raise ZeroDivisionError

    assert not Job.objects.exists()
    with pytest.raises(RuntimeError, match="transaction"):
        enqueue("note", {}, run_at=at)


@pytest.mark.django_db
def test_periodic_work_comes_back_by_itself(done: list, at: datetime) -> None:
    periodic("note", every=timedelta(days=1))
    hours = [0, 1, 23, 24, 25, 49]

    ran = [run_due(at=at + timedelta(hours=hour), limit=10) for hour in hours]

    assert ran == [1, 0, 0, 1, 0, 1]


@pytest.mark.django_db
def test_periodic_work_is_not_piled_up_while_the_worker_sleeps(done: list, at: datetime) -> None:
    periodic("note", every=timedelta(hours=1))
    run_due(at=at, limit=10)

    assert run_due(at=at + timedelta(days=30), limit=10) == 1


@pytest.mark.django_db
def test_old_finished_rows_are_forgotten(done: list, at: datetime) -> None:
    enqueue("note", {}, run_at=at)
    run_due(at=at, limit=10)

    assert forget_finished(at + timedelta(days=29)) == 0
    assert forget_finished(at + timedelta(days=31)) == 1


def test_a_name_has_one_handler(done: list) -> None:
    with pytest.raises(ValueError, match="already"):
        job("note")(lambda payload, at: None)


@pytest.mark.django_db
def test_the_worker_is_well_while_it_beats(at: datetime) -> None:
    assert not worker_is_well(at)
    beat(at)
    assert worker_is_well(at + timedelta(seconds=119))
    assert not worker_is_well(at + timedelta(minutes=3))


@pytest.mark.django_db(transaction=True)
def test_the_worker_works_until_it_is_told_to_stop(done: list, at: datetime) -> None:
    enqueue_committed(at)
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(lambda: at, stop))
    thread.start()
    for _ in range(100):
        if done:
            break
        stop.wait(0.05)
    stop.set()
    thread.join(5)

    assert not thread.is_alive()
    assert done == [({"n": 1}, at)]
    assert worker_is_well(at)


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_run_every_job_exactly_once(done: list) -> None:
    moment, errors = datetime(2026, 11, 23, tzinfo=UTC), []
    with transaction.atomic():
        for number in range(30):
            enqueue("note", {"n": number}, run_at=moment)

    def work() -> None:
        try:
            run_due(at=moment, limit=100)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not errors
    assert sorted(payload["n"] for payload, _ in done) == list(range(30))


@transaction.atomic
def enqueue_committed(at: datetime) -> None:
    enqueue("note", {"n": 1}, run_at=at)
