"""Drill: power cuts on SQLite, rebuilt from the system calls of a writer.

`kill -9` cannot show a missing fsync: what a process wrote survives it in the page cache. So one
writer runs under strace, and states of the disk a power cut could have left are put together:
everything that was synced, and of the rest nothing, a random part, or a torn beginning. Each is
opened and compared with what had been acknowledged by then.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CALLS = "openat,pwrite64,write,fdatasync,fsync,ftruncate,unlink,close"
NAME = "sunlit.sqlite3"
FILES = (NAME, f"{NAME}-wal", f"{NAME}-journal")
SECTOR = 512
LINE = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
ACKNOWLEDGED = 3  # the descriptor the traced writer says its words on


@dataclass
class Disk:
    """What a power cut leaves: synced content, and writes the disk may not have yet."""

    files: dict[str, bytearray]
    pending: list[tuple[Any, ...]] = field(default_factory=list)

    def do(self, call: tuple[Any, ...]) -> None:
        """Follow one call of the writer."""
        kind, name = call[0], call[1]
        if kind == "sync":
            for one in [one for one in self.pending if one[1] == name]:
                self.put(one)
            self.pending = [one for one in self.pending if one[1] != name]
        elif kind == "unlink":
            self.pending = [one for one in self.pending if one[1] != name]
            self.files.pop(name, None)
        elif kind == "create":
            self.files.setdefault(name, bytearray())
        else:
            self.pending.append(call)

    def put(self, call: tuple[Any, ...]) -> None:
        """Let one pending call reach the disk."""
        content = self.files.setdefault(call[1], bytearray())
        if call[0] == "truncate":
            del content[call[2] :]
            content.extend(b"\0" * (call[2] - len(content)))
            return
        end = call[2] + len(call[3])
        content.extend(b"\0" * (end - len(content)))
        content[call[2] : end] = call[3]

    def cut(self, dice: random.Random) -> None:
        """The power goes: of what was not synced, nothing, a part, or a torn beginning survives."""
        style = dice.randrange(3)
        if style == 1:
            for call in self.pending:
                if dice.random() < 0.5:
                    self.put(call)
        elif style == 2 and self.pending:
            torn = dice.randrange(len(self.pending))
            for call in self.pending[:torn]:
                self.put(call)
            call = self.pending[torn]
            if call[0] == "write":
                self.put((*call[:3], call[3][: dice.randrange(0, len(call[3]) + 1, SECTOR)]))


def power_drill(scratch: Path, states: int, is_control: bool) -> dict[str, Any]:
    """Trace a writer and look at that many states after a power cut."""
    import django

    django.setup()
    from script.drills.writing import prepare

    started, synchronous = time.monotonic(), "NORMAL" if is_control else "FULL"
    writer = prepare(1)[0]
    base = _settled(Path(os.environ["SUNLIT_DATA_DIR"]) / NAME)
    calls = _trace(scratch, synchronous)
    acts = sum(call[0] == "said" for call in calls)
    lost, faults, worst = _explore(scratch, base, calls, states, writer.case_id)
    return {
        "database": f"sqlite, synchronous={synchronous}",
        "states": states,
        "acknowledged": acts,
        "lost": lost,
        "worst": worst,
        "faults": faults[:5],
        "seconds": round(time.monotonic() - started, 1),
    }


def _settled(path: Path) -> bytes:
    """The database as one file, its log written back."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.read_bytes()


def write_and_exit(synchronous: str, acts: int) -> int:
    """The traced writer: it says each acknowledged version on a descriptor of its own."""
    import django

    django.setup()
    from django.db import connection

    from script.drills.writing import Writer, write
    from sunlit.casework.models import Case
    from tests.builders.bureau import story

    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={synchronous}")
        cursor.execute("PRAGMA wal_autocheckpoint=60")  # checkpoints in the middle, too
    case = Case.objects.latest("pk")
    write(Writer(case.pk, story()), ACKNOWLEDGED, acts)
    os._exit(0)  # as after a power cut: nothing is tidied up


def _trace(scratch: Path, synchronous: str) -> list[tuple[Any, ...]]:
    """The calls of a writer that touch the database, and its acknowledgements, in order."""
    if not shutil.which("strace"):
        raise SystemExit("the drill `power` needs strace")
    trace, said = scratch / "trace", scratch / "said"
    command = ["strace", "-f", "-xx", "-s", "1000000", "-o", str(trace), "-e", f"trace={CALLS}"]
    command += [sys.executable, "-m", "script.drills", "write", "--synchronous", synchronous]
    with said.open("wb") as file:
        os.dup2(file.fileno(), ACKNOWLEDGED)
        subprocess.run(command, check=True, pass_fds=(ACKNOWLEDGED,))
    with trace.open() as lines:
        return list(_calls(lines))


def _calls(lines: Any) -> Iterator[tuple[Any, ...]]:
    names: dict[int, str] = {}
    for line in lines:
        match = LINE.match(line)
        if not match or int(match[3]) < 0:
            continue
        call, arguments, answer = match[1], match[2], int(match[3])
        first = arguments.split(",", 1)[0]
        number = int(first) if first.isdigit() else -1
        if call == "openat":
            name = os.path.basename(_quoted(arguments).decode(errors="replace"))
            names[answer] = name if name in FILES else ""
            if name in FILES and "O_CREAT" in arguments:
                yield ("create", name)
        elif call == "close":
            names.pop(number, None)
        elif call == "unlink":
            name = os.path.basename(_quoted(arguments).decode(errors="replace"))
            if name in FILES:
                yield ("unlink", name)
        elif call == "write" and number == ACKNOWLEDGED:
            yield ("said", _quoted(arguments))
        elif names.get(number):
            yield from _on_file(call, names[number], arguments)


def _on_file(call: str, name: str, arguments: str) -> Iterator[tuple[Any, ...]]:
    if call == "pwrite64":
        yield ("write", name, int(arguments.rsplit(",", 1)[1]), _quoted(arguments))
    elif call in ("fsync", "fdatasync"):
        yield ("sync", name)
    elif call == "ftruncate":
        yield ("truncate", name, int(arguments.split(",")[1]))


def _quoted(arguments: str) -> bytes:
    match = re.search(r'"([^"]*)"', arguments)
    return bytes.fromhex(match[1].replace("\\x", "")) if match else b""


def _explore(
    scratch: Path, base: bytes, calls: list[tuple[Any, ...]], states: int, case_id: int
) -> tuple[int, list[str], int]:
    """States with acknowledged acts lost, what else was wrong, and the most acts lost at once."""
    dice, lost, worst = random.Random(20261123), 0, 0
    faults: list[str] = []
    for _ in range(states):
        disk, acknowledged = Disk({NAME: bytearray(base)}), 0
        for call in calls[: dice.randrange(1, len(calls) + 1)]:
            if call[0] == "said":
                acknowledged = max(int(line.split()[1]) for line in call[1].splitlines())
            else:
                disk.do(call)
        disk.cut(dice)
        version, wrong = _open(scratch / "state", disk, case_id)
        faults += wrong
        missing = max(acknowledged - version, 0)
        lost, worst = lost + (missing > 0), max(worst, missing)
    return lost, faults, worst


def _open(folder: Path, disk: Disk, case_id: int) -> tuple[int, list[str]]:
    """The version of the case in this state, and what SQLite or its tables say is wrong."""
    import sqlite3  # the safe one: sunlit.settings put it in place

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in disk.files.items():
        (folder / name).write_bytes(content)
    connection = sqlite3.connect(folder / NAME)
    try:
        (health,) = connection.execute("PRAGMA quick_check").fetchone()
        faults = [] if health == "ok" else [health]
        (version,) = connection.execute(
            "SELECT version FROM casework_case WHERE id = ?", (case_id,)
        ).fetchone()
        streams = "SELECT SUM(count) FROM foundations_stream"
        entries = "SELECT COUNT(*) FROM foundations_entry"
        told = [connection.execute(text).fetchone()[0] for text in (streams, entries)]
        if told[0] != told[1]:
            faults.append(f"streams count {told[0]} entries, there are {told[1]}")
        return int(version), faults
    except sqlite3.DatabaseError as error:
        return 0, [str(error)]
    finally:
        connection.close()
