"""A short round of the drills (script/drill): nothing is lost, and the control loses."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ON_SERVER = bool(os.environ.get("SUNLIT_DATABASE_URL"))

pytestmark = pytest.mark.slow


def drill(tmp_path: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Run one drill as script/drill does; its exit status and figures."""
    environment = os.environ | {
        "SUNLIT_DATA_DIR": str(tmp_path / "data"),
        "DRILL_SCRATCH": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "script.drills", *arguments, "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_five_kills_lose_no_acknowledged_act(tmp_path: Path) -> None:
    status, found = drill(tmp_path, "kill", "--kills", "5")

    assert (status, found["lost"], found["faults"]) == (0, 0, [])
    assert found["acknowledged"] >= 5


@pytest.mark.skipif(ON_SERVER, reason="power cuts are rebuilt for SQLite's files")
@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("control", [False, True])
def test_power_cuts_lose_nothing_and_the_control_does(tmp_path: Path, control: bool) -> None:
    status, found = drill(tmp_path, "power", "--states", "60", *(["--control"] if control else []))

    assert status == 0
    assert (found["lost"] > 0) is control
    assert found["faults"] == []


def test_the_clock_drill_agrees_with_the_slow_clock_and_its_control_does_not(
    tmp_path: Path,
) -> None:
    status, found = drill(tmp_path, "clocks", "--histories", "300")
    blind, control = drill(tmp_path, "clocks", "--histories", "300", "--control")

    assert (status, found["lost"], found["faults"]) == (0, 0, [])
    assert (blind, control["lost"] > 0) == (0, True)
