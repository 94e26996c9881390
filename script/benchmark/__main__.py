"""`script/bench` calls this: build and measure one database, or put the reports together."""

import argparse
import json
import os
import platform
import resource
import sys
from pathlib import Path
from typing import Any

ACT_CASES = 200
SAMPLE = 200


def main() -> int:
    """Run one part of the bench."""
    parser = argparse.ArgumentParser(prog="bench")
    parts = parser.add_subparsers(required=True)
    measure = parts.add_parser("measure")
    measure.add_argument("--cases", type=int, required=True)
    measure.add_argument("--out", type=Path, required=True)
    measure.set_defaults(run=run)
    report = parts.add_parser("report")
    report.add_argument("files", nargs="+", type=Path)
    report.add_argument("--json", type=Path)
    report.set_defaults(run=put_together)
    args = parser.parse_args()
    return int(args.run(args))


def run(args: argparse.Namespace) -> int:
    """Build the database the environment names and measure it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "script.benchmark.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from script.benchmark.acts import measure_acts, measure_bare
    from script.benchmark.building import build
    from script.benchmark.checking import check_sample
    from script.benchmark.pages import count_queries, measure_pages
    from sunlit.interfaces.clock import now
    from sunlit.interfaces.operator.demo.loading import load_demonstration

    say(f"== {connection.vendor}: the demonstration bureau")
    call_command("migrate", verbosity=0, interactive=False)
    load_demonstration(now())
    few = count_queries()
    say(f"== {connection.vendor}: {args.cases} cases")
    result: dict[str, Any] = {
        "database": connection.vendor,
        "cases": args.cases,
        **build(args.cases),
    }
    say(f"   {result['build_seconds']} s; verifying {SAMPLE} streams")
    result |= check_sample(SAMPLE)
    say("== pages")
    result["pages"] = measure_pages()
    many = count_queries()
    result["queries"] = {name: [few[name], many[name]] for name in few}
    say("== acts")
    result["bare_clients"] = measure_bare(2000)
    result["acts"] = measure_acts(ACT_CASES)
    result["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    result["machine"] = {"cores": os.cpu_count(), "python": platform.python_version()}
    args.out.write_text(json.dumps(result, ensure_ascii=False, indent=1))
    return 0


def put_together(args: argparse.Namespace) -> int:
    """Print the table of all databases and keep the figures; 1 if an aim was missed."""
    from script.benchmark.report import missed, table

    results = [json.loads(path.read_text()) for path in args.files]
    for result in results:
        print("\n".join(table(result)))
    if args.json:
        args.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    for sentence in (faults := [f for result in results for f in missed(result)]):
        print(f"MISSED    {sentence}")
    return 1 if faults else 0


def say(sentence: str) -> None:
    """Tell how far the bench is."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
