"""Eight clients at once (并发), laid out as `sunlit serve` runs: two processes of four threads."""

import multiprocessing
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from script.benchmark.timing import Figures

PROCESSES, THREADS = 2, 4
PATIENCE = 900  # seconds until a bench that hangs says so
Times = list[tuple[str, float]]
Work = Callable[[int, Times], None]  # one key; notes what each call took


@dataclass
class Client:
    """What one client did: when it began and ended, and the times of its calls."""

    began: float
    ended: float
    times: Times


def run_clients(name: str, work: Work, keys: list[int]) -> dict[str, Any]:
    """Share the keys among the clients; answers calls per second and their times.

    The first key of each client warms it up: fonts, rules and statements are read once.
    """
    connection.close()
    context = multiprocessing.get_context("fork")
    start, answers = context.Barrier(PROCESSES * THREADS), context.Queue()
    shares = [keys[number :: PROCESSES * THREADS] for number in range(PROCESSES * THREADS)]
    processes = [
        context.Process(target=_process, args=(work, shares[first::PROCESSES], start, answers))
        for first in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    clients: list[Client] = []
    for _share in shares:
        answer = answers.get(timeout=PATIENCE)
        if isinstance(answer, str):
            raise RuntimeError(answer)
        clients.append(answer)
    for process in processes:
        process.join()
    return _summary(name, clients)


def _summary(name: str, clients: list[Client]) -> dict[str, Any]:
    times = [one for client in clients for one in client.times]
    lasted = max(client.ended for client in clients) - min(client.began for client in clients)
    kinds = list(dict.fromkeys(kind for kind, _seconds in times))
    return {
        "name": name,
        "per_second": round(len(times) / lasted, 1),
        **Figures.of([seconds for _kind, seconds in times]).as_dict(),
        "parts": {
            kind: Figures.of([seconds for one, seconds in times if one == kind]).as_dict()
            for kind in kinds
        },
    }


def _process(work: Work, shares: list[list[int]], start: Any, answers: Any) -> None:
    threads = [
        threading.Thread(target=_client, args=(work, share, start, answers)) for share in shares
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _client(work: Work, keys: list[int], start: Any, answers: Any) -> None:
    try:
        work(keys[0], [])
        start.wait(PATIENCE)
        client = Client(time.perf_counter(), 0, [])
        for key in keys[1:]:
            work(key, client.times)
        client.ended = time.perf_counter()
        answers.put(client)
    except Exception:  # whatever it was, the bench ends with its text
        start.abort()
        answers.put(traceback.format_exc())
    finally:
        connection.close()
