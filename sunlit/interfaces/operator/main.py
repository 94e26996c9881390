"""`sunlit`: the command line of the operator. Every command only calls acts and queries."""

import argparse
import os
import sys

from sunlit.interfaces.operator.parsing import ChineseParser

COMMANDS = (
    "import_lists",
    "bureau",
    "accounts",
    "rules",
    "clock",
    "calendar",
    "ledger",
    "demo_load",
    "serve",
    "worker",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sunlit.settings")
    import django

    django.setup()
    from importlib import import_module

    parser = ChineseParser(prog="sunlit", description="阳光执法：命令行工具")
    subparsers = parser.add_subparsers(required=True, metavar="命令")
    for name in COMMANDS:
        import_module(f"sunlit.interfaces.operator.{name}").add_parser(subparsers)
    args = parser.parse_args(arguments)
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    """The command's own status; 2 and a sentence where there is no database to work on yet."""
    from django.db import DatabaseError

    try:
        return int(args.run(args))
    except DatabaseError:
        if not (sentence := _not_ready()):
            raise
        print(sentence, file=sys.stderr)
        return 2


def _not_ready() -> str:
    """Why no command can work on the database; empty where it can."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        return f"无法连接数据库：{str(error).strip()}"
    start = "请先用 script/serve（或者 sunlit serve）启动一次，再执行本命令。"
    return f"数据库尚未建立，或者还是旧版本的。{start}" if is_behind else ""


if __name__ == "__main__":
    sys.exit(main())
