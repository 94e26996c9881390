"""`script/drill` calls this: run one drill, print what it found, exit 1 if it went wrong."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

KILLS, CLUSTER_KILLS, STATES, POWER_ACTS, HISTORIES = 50, 10, 1000, 40, 100_000


def main() -> int:
    """Run one drill; with `--control` it is right only if acts were lost."""
    parser = argparse.ArgumentParser(prog="drill")
    drills = parser.add_subparsers(required=True)
    for name, option, default in (
        ("kill", "--kills", KILLS),
        ("cluster", "--kills", CLUSTER_KILLS),
        ("power", "--states", STATES),
        ("clocks", "--histories", HISTORIES),
    ):
        drill = drills.add_parser(name)
        drill.add_argument(option, type=int, default=default, dest="times")
        drill.add_argument("--control", action="store_true")
        drill.add_argument("--json", action="store_true")
        drill.set_defaults(name=name)
    write = drills.add_parser("write")  # the traced writer of the drill `power`
    write.add_argument("--synchronous", required=True)
    write.add_argument("--acts", type=int, default=POWER_ACTS)
    write.set_defaults(name="write")
    args = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "sunlit.settings"
    if args.name == "write":
        from script.drills.power import write_and_exit

        return write_and_exit(args.synchronous, args.acts)
    found = _run(args.name, args.times, args.control)
    is_right = (found["lost"] > 0) if args.control else not (found["lost"] or found["faults"])
    print(json.dumps(found, ensure_ascii=False) if args.json else _sentence(found, is_right))
    return 0 if is_right else 1


def _run(name: str, times: int, is_control: bool) -> dict[str, Any]:
    if name == "clocks":
        from script.drills.clocks import clock_drill

        return clock_drill(times, is_control)
    scratch = Path(os.environ["DRILL_SCRATCH"])
    if name == "power":
        from script.drills.power import power_drill

        return power_drill(scratch, times, is_control)
    if name == "cluster":
        from script.drills.clusters import cluster_drill

        return cluster_drill(scratch, times, is_control)
    from script.drills.killing import kill_drill

    return kill_drill(times)


def _sentence(found: dict[str, Any], is_right: bool) -> str:
    figures = ", ".join(f"{name} {value}" for name, value in found.items())
    return f"{'as it must be' if is_right else 'WRONG'}: {figures}"


if __name__ == "__main__":
    sys.exit(main())
