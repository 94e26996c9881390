"""A field of any form of the desk, as the page part `parts/field.html` shows it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class FieldView:
    """One field as the page part `parts/field.html` shows it."""

    name: str
    label: str
    widget: str
    value: Any = ""
    error: str = ""
    help: str = ""
    basis: str = ""
    required: bool = True
    when: str = ""  # the answer that asks for this one, in words
    asked: str = ""  # the same for the page: "method=ANNOUNCEMENT"
    max_length: int = 0
    choices: list[tuple[str, str]] = field(default_factory=list)
    kept: str = ""  # digest of a file already uploaded
    points: list[dict[str, Any]] = field(default_factory=list)
    phrases: list[tuple[str, str]] | None = None  # use and text, to be inserted
