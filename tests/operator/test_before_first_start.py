"""A command before the first start says so in one sentence (首次启动之前)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "command", [["ledger", "verify"], ["rules", "release", "--from", "2026-12-01"]]
)
def test_a_command_without_a_database_names_the_way_out(command: list[str], tmp_path: Path) -> None:
    kept = {key: one for key, one in os.environ.items() if not key.startswith("SUNLIT_")}

    done = subprocess.run(
        [sys.executable, "-m", "sunlit.interfaces.operator.main", *command],
        env=kept | {"SUNLIT_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "sunlit.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "数据库尚未建立" in done.stderr and "script/serve" in done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1
