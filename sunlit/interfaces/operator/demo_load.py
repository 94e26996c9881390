"""`sunlit demo load`: found the demonstration bureau, once; a second call changes nothing."""

import argparse
import time

from sunlit.interfaces.clock import now


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demo load` to the commands."""
    parser = subparsers.add_parser("demo", help="演示单位")
    inner = parser.add_subparsers(required=True, metavar="load")
    load = inner.add_parser("load", help="载入演示单位（仅限空库）")
    load.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Load into an empty database; say so if there is a bureau already."""
    from sunlit.interfaces.operator.demo.loading import is_empty, load_demonstration

    if not is_empty():
        print("数据库中已有单位，不再载入演示数据。")
        return 0
    started = time.monotonic()
    report = load_demonstration(now())
    print(f"已载入演示单位：{report}，用时{time.monotonic() - started:.0f}秒。")
    return 0
