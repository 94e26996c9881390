"""How a step of one case leads to another case (关联案件), as the rules say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sunlit.rulebook.answers import holds


@dataclass(frozen=True)
class LinkedCase:
    """The case a step leads to, and what it takes along so that nothing is typed twice.

    `relation` is a `RelationKind` of casework. `carries` maps fields of the new case's first step
    to "step.field" of this one, or to "=VALUE". `when` ("field=VALUE" of the step) limits it to
    that answer. `is_owed` means that this case does not end before the other one is registered.
    """

    relation: str
    procedures: tuple[str, ...]
    carries: dict[str, str] = field(default_factory=dict)
    same_item: bool = False
    same_party: bool = True
    when: str = ""
    is_owed: bool = True

    def follows(self, data: Mapping[str, Any]) -> bool:
        """Whether the step, answered like this, leads to the other case."""
        return holds(self.when, data)
