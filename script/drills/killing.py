"""Drill: kill -9 of writing processes, on the database the environment names."""

import os
import random
import select
import signal
import time
from typing import Any

from script.drills.writing import Writer, check, prepare, write

WRITERS = 2
SHORTEST, LONGEST = 0.05, 0.5  # seconds between the first acknowledgement and the kill
PATIENCE = 60.0


def kill_drill(kills: int) -> dict[str, Any]:
    """Kill the writers that often, at random moments, and check after every kill."""
    import django

    django.setup()
    with own_database():
        return _drill(kills)


def _drill(kills: int) -> dict[str, Any]:
    from django.db import connection

    started, dice = time.monotonic(), random.Random(20261123)
    writers = prepare(WRITERS)
    acknowledged = lost = 0
    faults: list[str] = []
    for _ in range(kills):
        acknowledged += run_and_kill(writers, dice)
        gone, found = check(writers)
        lost, faults = lost + gone, faults + found
    return {
        "database": connection.vendor,
        "kills": kills,
        "acknowledged": acknowledged,
        "lost": lost,
        "faults": faults[:5],
        "seconds": round(time.monotonic() - started, 1),
    }


def run_and_kill(writers: list[Writer], dice: random.Random, after: Any = None) -> int:
    """Let the writers run for a while, kill them, and note what they acknowledged.

    `after` is killed as well, before the writers: the database server of the drill `cluster`.
    """
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    children = [_fork(writer, reading, writing) for writer in writers]
    os.close(writing)
    said = _listen(reading, dice.uniform(SHORTEST, LONGEST))
    if after:
        after()
    dice.shuffle(children)
    for child in children:
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)
    said += _rest(reading)
    os.close(reading)
    return _note(writers, said)


def _fork(writer: Writer, reading: int, writing: int) -> int:
    child = os.fork()
    if child:
        return child
    try:
        os.close(reading)
        write(writer, writing)
    finally:
        os._exit(1)  # a writer never ends by itself


def _listen(pipe: int, seconds: float) -> bytes:
    """What is said until so long after the first word."""
    said, until = b"", time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ready, _w, _x = select.select([pipe], [], [], max(until - time.monotonic(), 0))
        if not ready:
            continue
        words = os.read(pipe, 65536)
        if not words:
            raise RuntimeError("all writers ended by themselves")
        if not said:
            until = time.monotonic() + seconds
        said += words
    if not said:
        raise RuntimeError("no writer did anything")
    return said


def _rest(pipe: int) -> bytes:
    said = b""
    while words := os.read(pipe, 65536):
        said += words
    return said


def _note(writers: list[Writer], said: bytes) -> int:
    """Keep the highest version each writer acknowledged; how many acts were acknowledged."""
    lines = [line.split() for line in said.split(b"\n") if line.count(b" ") == 1]
    by_case = {writer.case_id: writer for writer in writers}
    for case_id, version in ((int(case), int(number)) for case, number in lines):
        by_case[case_id].acknowledged = max(by_case[case_id].acknowledged, version)
    return len(lines)


class own_database:  # noqa: N801  (reads as the block it opens)
    """On a server: a database of the drill's own, gone afterwards. On SQLite: the scratch file."""

    def __enter__(self) -> None:
        from django.db import connection

        self._name = f"sunlit_drill_{os.getpid()}"
        self._is_server = connection.vendor == "postgresql"
        if self._is_server:
            self._run(f"CREATE DATABASE {self._name}")
            self._was = connection.settings_dict["NAME"]
            connection.close()
            connection.settings_dict["NAME"] = self._name

    def __exit__(self, *_exception: object) -> None:
        from django.db import connection

        if self._is_server:
            connection.close()
            connection.settings_dict["NAME"] = self._was
            self._run(f"DROP DATABASE {self._name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(statement)
