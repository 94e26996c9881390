"""Small files, short functions, names that say one thing, a docstring on everything public."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import (
    PRODUCT,
    ROOT,
    functions,
    identifiers,
    python_files,
    short,
    tracked_files,
    tree_of,
)

LONGEST_FILE = 300
LONGEST_TEST = 400
LONGEST_FUNCTION = 50
BANNED_NAMES = {"utils", "common", "core", "helpers", "misc", "libraries", "support"}
BRITISH = re.compile(r"licence|defence|colour|behaviour|favour|organis|authoris|recognis|serialis")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def too_long(path: Path, limit: int) -> list[str]:
    lines = len(path.read_text().splitlines())
    return [f"{short(path)}: {lines} lines, at most {limit}"] if lines > limit else []


def long_functions(tree: ast.AST, where: str) -> list[str]:
    return [
        f"{where}: {node.name} has {length} lines"
        for node in functions(tree)
        if (length := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    ]


def undocumented(tree: ast.Module, where: str) -> list[str]:
    missing = [] if ast.get_docstring(tree) else [f"{where}: the module has no docstring"]
    for node in tree.body:
        kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        if isinstance(node, kinds) and node.name[0] != "_" and not ast.get_docstring(node):
            missing.append(f"{where}: {node.name} has no docstring")
    return missing


def british(tree: ast.AST, where: str) -> list[str]:
    return [f"{where}: {name}" for name in identifiers(tree) if BRITISH.search(name.lower())]


@pytest.mark.parametrize("path", python_files(), ids=short)
def test_a_file_of_the_product_is_small_documented_and_american(path: Path) -> None:
    tree, where = tree_of(path), short(path)
    faults = too_long(path, LONGEST_FILE) + long_functions(tree, where)

    assert faults + undocumented(tree, where) + british(tree, where) == []


def test_tests_are_small_too() -> None:
    tests = python_files(ROOT / "tests")
    faults = [fault for path in tests for fault in too_long(path, LONGEST_TEST)]

    assert (
        faults + [fault for path in tests for fault in long_functions(tree_of(path), short(path))]
        == []
    )


def test_no_file_or_folder_is_an_attic() -> None:
    attics = {
        short(path)
        for path in tracked_files()
        if BANNED_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)
    }

    assert attics == set()


def test_every_room_says_in_chinese_too_what_it_is() -> None:
    rooms = [path for path in python_files() if path.name == "__init__.py"]
    silent = [
        short(path)
        for path in rooms
        if path.parent != PRODUCT and not CHINESE.search(ast.get_docstring(tree_of(path)) or "")
    ]

    assert silent == []


def test_the_checks_find_planted_faults(tmp_path: Path) -> None:
    long = tmp_path / "long.py"
    long.write_text("x = 1\n" * 301)
    tree = ast.parse("def publish():\n" + "    pass\n" * 60 + "class Order: ...\nlicence_no = 1\n")

    assert too_long(long, LONGEST_FILE) == [f"{long}: 301 lines, at most 300"]
    assert long_functions(tree, "x") == ["x: publish has 61 lines"]
    assert undocumented(tree, "x") == [
        "x: the module has no docstring",
        "x: publish has no docstring",
        "x: Order has no docstring",
    ]
    assert british(tree, "x") == ["x: licence_no"]
