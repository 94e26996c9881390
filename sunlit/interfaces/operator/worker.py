"""`sunlit worker`: run background jobs until told to stop."""

import argparse
import signal
import threading

from sunlit.interfaces.clock import now


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `worker` to the commands."""
    parser = subparsers.add_parser("worker", help="运行后台任务")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT, finishing the job in hand."""
    from sunlit.foundations.jobs.worker import run_worker

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    run_worker(now, stop)
    return 0
