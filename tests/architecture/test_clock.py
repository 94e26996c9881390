"""The clock and the request are read only in interfaces/ (law 3); no column reads the clock."""

import ast

from tests.architecture.source import (
    dotted,
    floor_of,
    imported_modules,
    python_files,
    short,
    tree_of,
)

CLOCKS = {
    "timezone.now",
    "datetime.now",
    "datetime.datetime.now",
    "datetime.utcnow",
    "datetime.datetime.utcnow",
    "datetime.today",
    "date.today",
    "datetime.date.today",
    "time.time",
    "time.localtime",
    "time.gmtime",
}
OF_THE_DAY = {"localdate", "localtime"}  # fine with a moment, a clock without
DATABASE_CLOCKS = {"Now", "CurrentTimestamp"}
REQUEST = ("django.http", "django.shortcuts", "django.views", "django.contrib.messages")


def clock_faults(tree: ast.AST, where: str) -> list[str]:
    """Places where the clock is read, as a call or handed on as a default."""
    found = []
    for node in ast.walk(tree):
        name = dotted(node)
        if isinstance(node, ast.Attribute) and name in CLOCKS:
            found.append(f"{where}:{node.lineno}: {name}")
        if isinstance(node, ast.Call) and not node.args and not node.keywords:
            last = name.removesuffix("()").rpartition(".")[2]
            if last in OF_THE_DAY | DATABASE_CLOCKS:
                found.append(f"{where}:{node.lineno}: {name}")
    return found


def clock_columns(tree: ast.AST, where: str) -> list[str]:
    """Columns that fill themselves."""
    return [
        f"{where}:{node.value.lineno}: {node.arg}"
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add")
    ]


def test_only_interfaces_read_the_clock() -> None:
    below = [path for path in python_files() if floor_of(path) != "interfaces"]

    assert [fault for path in below for fault in clock_faults(tree_of(path), short(path))] == []


def test_no_column_reads_the_clock() -> None:
    files = python_files()

    assert [fault for path in files for fault in clock_columns(tree_of(path), short(path))] == []


def test_only_interfaces_know_requests() -> None:
    faults = [
        f"{short(path)}: {name}"
        for path in python_files()
        if floor_of(path) != "interfaces"
        for name in imported_modules(tree_of(path))
        if name.startswith(REQUEST)
    ]

    assert faults == []


def test_the_checks_find_planted_faults() -> None:
    planted = ast.parse(
        "timezone.now()\nDateTimeField(default=timezone.now)\nlocaldate()\nNow()\n"
        "localdate(at)\nself.today()\n"
    )
    column = ast.parse("models.DateTimeField(auto_now_add=True)")

    assert len(clock_faults(planted, "x")) == 4
    assert clock_columns(column, "x") == ["x:1: auto_now_add"]
