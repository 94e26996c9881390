"""Only acts write: one public function per file, keyword-only, told who and when."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.source import (
    PRODUCT,
    dotted,
    python_files,
    short,
    tree_of,
)

# A file that begins with an underscore holds what several acts of a room share, never an act.
ACTS = [path for path in python_files() if path.parent.name == "actions" and path.stem[0] != "_"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WRITES = {"create", "bulk_create", "update_or_create", "get_or_create", "update", "delete"}
CONFLICTS_MAY_BE_IGNORED = {
    "sunlit/foundations/jobs/queue.py",
    "sunlit/foundations/ledger/entries.py",  # the stream, never an entry
    "sunlit/foundations/numbering/actions/issue_number.py",  # the series, never a number
}


def docstrings(*nodes: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return " ".join(ast.get_docstring(node) or "" for node in nodes)


def act_faults(tree: ast.Module, name: str) -> list[str]:
    """What is wrong with the shape of an act in the file called `name`."""
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_"
    ]
    if [node.name for node in public] != [name]:
        return [f"{name}: public functions are {[node.name for node in public]}"]
    act, arguments = public[0], public[0].args
    faults = []
    if arguments.args or arguments.posonlyargs or arguments.vararg:
        faults.append(f"{name}: takes positional arguments")
    if missing := {"actor", "at"} - {argument.arg for argument in arguments.kwonlyargs}:
        faults.append(f"{name}: is not told {', '.join(sorted(missing))}")
    if not ast.get_docstring(act) or not CHINESE.search(docstrings(tree, act)):
        faults.append(f"{name}: no docstring names the act in Chinese")
    if not re.search("atomic|transaction", ast.dump(act)):
        faults.append(f"{name}: is not one transaction")
    return faults


def writes(tree: ast.AST, where: str) -> list[str]:
    """Calls that write rows through a manager."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            chain = dotted(node.func)
            if node.func.attr in WRITES and ".objects" in chain:
                found.append(f"{where}:{node.lineno}: {chain}")
    return found


def locks(tree: ast.AST, where: str) -> list[tuple[str, str]]:
    """(model, place) of every row lock that names its model."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "select_for_update":
            found.append((dotted(node).partition(".")[0], f"{where}:{node.lineno}"))
    return found


def append_only_models() -> set[str]:
    """Models whose tables a migration gives to `append_only`."""
    migrations = " ".join(path.read_text() for path in PRODUCT.rglob("migrations/*.py"))
    tables = set(re.findall(r"\*append_only\(\s*\"(\w+)\"", migrations))
    return {model.__name__ for model in apps.get_models() if model._meta.db_table in tables}


def ignored_conflicts(tree: ast.AST, where: str) -> list[str]:
    """`ignore_conflicts` loses rows silently, which a record must never do."""
    return [
        f"{where}:{node.value.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "ignore_conflicts"
    ]


@pytest.mark.parametrize("path", ACTS, ids=short)
def test_an_act_has_the_shape_of_an_act(path: Path) -> None:
    assert act_faults(tree_of(path), path.stem) == []


def test_pages_and_commands_write_through_acts_only() -> None:
    pages = python_files(PRODUCT / "interfaces")

    assert [fault for path in pages for fault in writes(tree_of(path), short(path))] == []


def test_queries_and_rules_write_nothing() -> None:
    shelves = [path for path in python_files() if path.stem in ("queries", "rules", "policies")]

    assert [fault for path in shelves for fault in writes(tree_of(path), short(path))] == []


def test_no_row_of_record_is_lost_to_an_ignored_conflict() -> None:
    found = {
        short(path) for path in python_files() if ignored_conflicts(tree_of(path), short(path))
    }

    assert found <= CONFLICTS_MAY_BE_IGNORED


def test_no_row_of_record_is_locked_for_update() -> None:
    """A role that may only insert (docs/reference/database-roles.md) cannot lock rows either."""
    kept = append_only_models()
    found = [lock for path in python_files() for lock in locks(tree_of(path), short(path))]

    assert "Entry" in kept
    assert [lock for lock in found if lock[0] in kept] == []


def test_the_checks_find_planted_faults() -> None:
    planted = ast.parse(
        "def serve(case, *, actor):\n    'Serve.'\n"
        "def extra(): ...\n"
        "class Refused(Exception): ...\n"
    )
    alone = ast.parse("def serve(case, *, actor):\n    'Serve.'\n")
    page = ast.parse("Case.objects.filter(pk=1).update(a=1)\nform.update()\nCase.objects.create()")

    assert act_faults(planted, "serve") == ["serve: public functions are ['serve', 'extra']"]
    assert act_faults(alone, "serve") == [
        "serve: takes positional arguments",
        "serve: is not told at",
        "serve: no docstring names the act in Chinese",
        "serve: is not one transaction",
    ]
    assert len(writes(page, "page")) == 2
    assert locks(ast.parse("Entry.objects.select_for_update().get()"), "x") == [("Entry", "x:1")]
    assert ignored_conflicts(ast.parse("x.bulk_create([], ignore_conflicts=True)"), "x") == ["x:1"]
