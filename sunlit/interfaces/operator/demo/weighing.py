"""Penalty cases of the demonstration in which discretion is calculated first (演示裁量).

The facts are chosen so that the benchmark gives the fine of the story.
"""

from typing import Any

from sunlit.interfaces.operator.demo.story import Story
from sunlit.interfaces.operator.demo.walking import Walk
from sunlit.procedures.discretion.receipts import ASSESSED, benchmarks_of
from sunlit.procedures.loading import load_file

PER_TON = 50  # 元， FG-CL-01
WHOLE_TIER = 200_000  # from here on the tier is a plain range


class AssessedWalk(Walk):
    """An ordinary penalty whose handler calculates before he reports."""

    def take(self, step: str, /, **changes: object) -> None:
        """Calculate, and carry the result into the report; anything else as ever."""
        if step == "investigation_reported" and self.story.outcome == "PENALTY":
            self.take(ASSESSED, **calculation(self, self.story))
            found = load_file(self._case(), self.at).last(ASSESSED)
            if found:
                changes = {"discretion": found.data["reasons"], **changes}
        super().take(step, **changes)


def calculation(walk: Walk, story: Story) -> dict[str, Any]:
    """The factors that give the story's fine, each resting on the first evidence of the case."""
    file = load_file(walk._case(), walk.at)
    evidence = file.first("evidence_added")
    benchmarks = benchmarks_of(file)
    if not benchmarks or evidence is None:
        return {"fine": story.fine}
    code = benchmarks[0].code
    rows = [
        {"name": name, "value": value, "evidence": str(evidence.position)}
        for name, value in FACTS[code](int(story.fine or 0)).items()
    ]
    return {"benchmark": code, "factors": rows, "fine": story.fine}


def _grain(fine: int) -> dict[str, str]:
    total = 4500 if fine >= WHOLE_TIER else fine // PER_TON
    return {"total": str(total), "once": "60", "corrected": "NO", "warnings": "0"}


def _ledger(fine: int) -> dict[str, str]:
    return {"first": "NO", "corrected": "YES", "times": "1", "forged": "NO"}


FACTS = {"FG-CL-01": _grain, "FG-CL-05": _ledger}
