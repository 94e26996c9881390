"""`sunlit`: the command line of the operator. Every command only calls acts and queries."""

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
    return int(args.run(args))


if __name__ == "__main__":
    sys.exit(main())
