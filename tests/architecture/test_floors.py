"""Floors depend downward only: imports, foreign keys, no signals, no generic keys."""

import ast
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.architecture.source import (
    FLOORS,
    ROOT,
    floor_of,
    imported_modules,
    python_files,
    short,
    tree_of,
)

SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
MAY_LISTEN = {"sunlit/foundations/apps.py"}  # Django's own migrate and connect signals


def key_fault(floor: str, target: str, related_name: str | None) -> str:
    """What is wrong with a key from one floor to a model of another, if anything."""
    if target not in FLOORS or target == floor:
        return ""
    if FLOORS.index(target) > FLOORS.index(floor):
        return f"goes up from {floor} to {target}"
    return "" if related_name == "+" else f"crosses to {target} without related_name='+'"


def keys_of(model: type[models.Model]) -> list[str]:
    faults = []
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if field.remote_field is not None and isinstance(field.remote_field.model, type):
            target = field.remote_field.model._meta.app_label
            name = getattr(field.remote_field, "related_name", None)
            if fault := key_fault(model._meta.app_label, target, name):
                faults.append(f"{model.__name__}.{field.name} {fault}")
    return faults


def signal_faults(tree: ast.AST, where: str) -> list[str]:
    return [f"{where}: {name}" for name in imported_modules(tree) if name.startswith(SIGNALS)]


def run_import_contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_imports_keep_the_contracts() -> None:
    outcome = run_import_contracts(ROOT)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_the_contract_check_finds_a_planted_import(tmp_path: Path) -> None:
    for floor in ("lower", "upper"):
        (tmp_path / "house" / floor).mkdir(parents=True)
        (tmp_path / "house" / floor / "__init__.py").write_text("")
    (tmp_path / "house" / "__init__.py").write_text("")
    (tmp_path / "house" / "lower" / "room.py").write_text("from house.upper import anything\n")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.importlinter]\nroot_package = "house"\n[[tool.importlinter.contracts]]\n'
        'name = "floors"\ntype = "layers"\nlayers = ["house.upper", "house.lower"]\n'
    )

    assert "BROKEN" in run_import_contracts(tmp_path).stdout


def test_foreign_keys_run_downward_and_leave_no_name_below() -> None:
    own = [model for model in apps.get_models() if model._meta.app_label in FLOORS]

    assert [fault for model in own for fault in keys_of(model)] == []


def test_the_key_check_finds_planted_keys() -> None:
    assert key_fault("foundations", "casework", "+") == "goes up from foundations to casework"
    assert key_fault("casework", "registers", None).startswith("crosses")
    assert key_fault("casework", "registers", "+") == ""
    assert key_fault("casework", "casework", None) == ""


def test_no_key_is_generic() -> None:
    faults = [
        f"{short(path)}: {name}"
        for path in python_files()
        for name in imported_modules(tree_of(path))
        if name.startswith("django.contrib.contenttypes")
    ]

    assert faults == []


def test_no_floor_signals_another() -> None:
    below = [path for path in python_files() if floor_of(path) != "interfaces"]
    files = [path for path in below if short(path) not in MAY_LISTEN]

    assert [fault for path in files for fault in signal_faults(tree_of(path), short(path))] == []


def test_the_signal_check_finds_a_planted_receiver() -> None:
    assert signal_faults(ast.parse("from django.dispatch import receiver"), "x") == [
        "x: django.dispatch.receiver"
    ]
