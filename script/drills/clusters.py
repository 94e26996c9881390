"""Drill: kill -9 of a whole PostgreSQL cluster under load. The control commits asynchronously."""

import os
import pwd
import random
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from script.drills.killing import run_and_kill
from script.drills.writing import check, prepare

WRITERS = 2


def cluster_drill(scratch: Path, kills: int, is_control: bool) -> dict[str, Any]:
    """Found a cluster, kill all of its processes that often, check after each recovery."""
    cluster = Cluster(scratch / "postgres", "off" if is_control else "on")
    os.environ["SUNLIT_DATABASE_URL"] = cluster.url
    cluster.found()
    cluster.start()
    try:
        import django

        django.setup()
        return _drill(cluster, kills, is_control)
    finally:
        cluster.kill()


def _drill(cluster: "Cluster", kills: int, is_control: bool) -> dict[str, Any]:
    started, dice = time.monotonic(), random.Random(20261123)
    writers = prepare(WRITERS)
    acknowledged = lost = 0
    faults: list[str] = []
    for _ in range(kills):
        acknowledged += run_and_kill(writers, dice, after=cluster.kill)
        cluster.start()
        gone, found = check(writers)
        lost, faults = lost + gone, faults + found
        for writer in writers:  # what is gone is counted once
            writer.acknowledged = 0
        if is_control and lost:
            break
    return {
        "database": f"postgresql, synchronous_commit={cluster.commits}",
        "kills": kills,
        "acknowledged": acknowledged,
        "lost": lost,
        "faults": faults[:5],
        "seconds": round(time.monotonic() - started, 1),
    }


class Cluster:
    """A PostgreSQL of its own, under Debian's programs, on a free port of the loopback address."""

    def __init__(self, folder: Path, commits: str) -> None:
        self.folder, self.commits = folder, commits
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not found:
            raise SystemExit("no PostgreSQL under /usr/lib/postgresql")
        self.programs = found[-1]
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = listener.getsockname()[1]
        self.url = f"postgresql://sunlit@127.0.0.1:{self.port}/postgres"

    def found(self) -> None:
        """Make the cluster; the server refuses to run as root."""
        self.folder.mkdir()
        if os.getuid() == 0:
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, -1)
        self._run("initdb", "-U", "sunlit", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        """Start and wait until it answers, recovery included."""
        (self.folder / "cluster" / "postmaster.pid").unlink(missing_ok=True)
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c synchronous_commit={self.commits}"
        )
        # No socket: its lock file would name a killed server that nobody may have reaped yet.
        options += " -c unix_socket_directories=''"
        # Slow flushing of what was committed asynchronously, so that the control shows its loss.
        options += " -c wal_writer_delay=10000ms -c wal_writer_flush_after=0"
        self._run(
            "pg_ctl", "-w", "-t", "120", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def kill(self) -> None:
        """SIGKILL to the server and every process it started."""
        pid_file = self.folder / "cluster" / "postmaster.pid"
        if not pid_file.exists():
            return
        server = int(pid_file.read_text().split("\n")[0])
        children = Path(f"/proc/{server}/task/{server}/children")
        processes = [server, *map(int, children.read_text().split())] if children.exists() else []
        for process in processes:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue
        while any(
            Path(f"/proc/{process}").exists() and not _is_dead(process) for process in processes
        ):
            time.sleep(0.02)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "-D", str(self.folder / "cluster"), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        # Inherited pipes would keep whoever waits for this drill waiting for the server.
        subprocess.run(
            command,
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )


def _is_dead(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True
