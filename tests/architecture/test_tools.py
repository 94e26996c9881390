"""Formatter, linter and types pass, and nothing in the repository names a machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, short, tracked_files

BIN = Path(sys.executable).parent
COMMANDS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
}
# Put together here, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        [r"(?<![\w.])/" + name + "/" for name in ("work", "tmp", "root", "home")]
        + ["pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs", "index" + "-url"]
    )
)
TEXT_LIMIT = 2_000_000  # bytes; larger files are data


def text_of(path: Path) -> str:
    content = path.read_bytes()
    is_data = len(content) > TEXT_LIMIT or b"\0" in content
    return "" if is_data else content.decode("utf-8", "replace")


def machine_faults(text: str) -> list[str]:
    return sorted(set(MACHINE.findall(text)))


@pytest.mark.parametrize("name", COMMANDS)
def test_it_passes(name: str) -> None:
    program, *arguments = COMMANDS[name]
    command = [str(BIN / program), *arguments]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_no_file_names_a_machine_or_a_registry() -> None:
    faults = {short(path): machine_faults(text_of(path)) for path in tracked_files()}

    assert {name: found for name, found in faults.items() if found} == {}


def test_the_check_finds_planted_names() -> None:
    assert machine_faults("see " + "/wo" + "rk/main and " + "/tm" + "p/x") == [
        "/tm" + "p/",
        "/wo" + "rk/",
    ]
    assert machine_faults("https://files.python" + "hosted" + ".example")
    assert not machine_faults("a/work/b and ./tmp/x")
