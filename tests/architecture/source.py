"""The product's source as the architecture tests read it: files, syntax trees, faults."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "sunlit"
FLOORS = [
    "foundations",
    "rulebook",
    "registers",
    "casework",
    "recording",
    "review",
    "procedures",
    "disclosure",
    "interfaces",
]


@cache
def python_files(folder: Path = PRODUCT) -> tuple[Path, ...]:
    """Python files below a folder, migrations left out."""
    found = (path for path in folder.rglob("*.py") if "migrations" not in path.parts)
    return tuple(sorted(found))


@cache
def tree_of(path: Path) -> ast.Module:
    """Syntax tree of one file."""
    return ast.parse(path.read_text(), str(path))


def short(path: Path) -> str:
    """The path as a person reads it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def floor_of(path: Path) -> str:
    """The floor a file belongs to; the package's own modules count as the top."""
    parts = path.relative_to(PRODUCT).parts
    return parts[0] if parts[0] in FLOORS else "interfaces"


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a tree, methods and inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def identifiers(tree: ast.AST) -> Iterator[str]:
    """Names the file gives: classes, functions, arguments, variables, attributes it sets."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """Full names of everything imported, `package.name` for `from package import name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of attributes; calls inside are written `()`."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return node.id if isinstance(node, ast.Name) else "?"


@cache
def tracked_files() -> tuple[Path, ...]:
    """Files of the repository as git knows them, new ones included, ignored ones not."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    found = (ROOT / name for name in listed.split("\0") if name)
    return tuple(sorted(path for path in found if path.is_file()))
