"""`sunlit serve`: the web server together with its worker, on the loopback address."""

import argparse
import io
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

from sunlit.interfaces.clock import now

STARTING = 60  # seconds


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `serve` to the commands."""
    parser = subparsers.add_parser("serve", help="启动网站和后台任务")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    parser.add_argument("--workers", type=int, default=2, help="网站进程数")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Migrate, load the demonstration into an empty database, serve until stopped."""
    from django.core.management import call_command

    from sunlit.interfaces.operator.demo.loading import (
        is_demonstration,
        is_empty,
        load_demonstration,
    )

    call_command("migrate", verbosity=0, interactive=False)
    call_command("check", databases=["default"], stdout=io.StringIO())
    call_command("collectstatic", verbosity=0, interactive=False)
    if is_empty() and os.environ.get("SUNLIT_DEMO", "1") == "1":
        print("首次启动，正在载入演示单位……", flush=True)
        print(f"已载入演示单位：{load_demonstration(now())}。", flush=True)
    if is_demonstration():
        os.environ.setdefault("SUNLIT_TRAINING", "1")
    children = [_web(args), subprocess.Popen([sys.executable, "-m", WORKER, "worker"])]
    return _watch(children, args)


WORKER = "sunlit.interfaces.operator.main"


def _web(args: argparse.Namespace) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    command += ["--host", args.host, "--port", str(args.port)]
    command += ["--workers", str(args.workers), "--blocking-threads", "4"]
    command += ["--log-level", "warning", "sunlit.interfaces.wsgi:application"]
    return subprocess.Popen(command)


def _watch(children: list["subprocess.Popen[bytes]"], args: argparse.Namespace) -> int:
    """Print `ready` once healthy; when one child ends, or we are told to, end the other."""
    ended: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: ended.append(0))
    address = f"http://{args.host}:{args.port}/"
    is_ready, deadline = False, time.monotonic() + STARTING
    while not ended and all(child.poll() is None for child in children):
        if not is_ready and _is_healthy(f"{address}healthz"):
            is_ready = True
            _announce(address)
        if not is_ready and time.monotonic() > deadline:
            print("未能在规定时间内启动，请查看上面的提示。", file=sys.stderr)
            break
        time.sleep(0.3)
    for child in children:
        child.terminate()
    for child in children:
        child.wait(timeout=30)
    return 0 if ended and is_ready else 1


def _is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310  (loopback)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _announce(address: str) -> None:
    from sunlit.interfaces.operator.demo.cast import CAST, PASSWORD
    from sunlit.interfaces.operator.demo.loading import is_demonstration

    print(f"ready {address}", flush=True)
    if not is_demonstration():
        return
    print(f"\n工作台 {address}desk/    演示账号（密码均为 {PASSWORD}）：", flush=True)
    for person in CAST:
        duties = "、".join(str(duty.label) for duty in person.kinds_of_duty)
        print(f"  {person.username:<18}{person.name}（{duties}）", flush=True)
