"""Data files of the product (数据文件) in YAML, read by the C parser where the machine has it."""

from pathlib import Path
from typing import Any

import yaml

# Some seven times quicker than the parser in Python; every packaged PyYAML brings it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parsed(text: str) -> Any:
    """Plain values of a YAML text. Raises yaml.YAMLError where it is none."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506  (a safe loader, either way)


def read_data(path: Path) -> Any:
    """Plain values of a YAML file in UTF-8. Raises OSError, UnicodeDecodeError, yaml.YAMLError."""
    return parsed(path.read_text(encoding="utf-8"))
