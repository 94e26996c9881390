"""What one version of a measure says otherwise than another (办法对照). Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sunlit.rulebook.measures import Measure

KEYS = {
    "REVIEW": ("code",),
    "RECORDING": ("procedure", "step", "code"),
    "DISCLOSURE": ("rule",),
}


@dataclass(frozen=True)
class Difference:
    """One place that differs; "" where it is missing on that side. Rows stay as they are kept."""

    part: str  # title, article, row, figure
    name: str
    before: Any
    after: Any


def differences(before: Measure | None, after: Measure) -> list[Difference]:
    """Title, articles by heading, rows by key, figures; in the order of the newer version."""
    found = []
    if before is None or before.title != after.title:
        found.append(Difference("title", "", before.title if before else "", after.title))
    found += _compared("article", _articles(before), _articles(after))
    found += _compared("row", _rows(before), _rows(after))
    found += _compared("figure", _figures(before), _figures(after))
    return found


def _compared(part: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    names = [*after, *(name for name in before if name not in after)]
    return [
        Difference(part, name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    ]


def _articles(found: Measure | None) -> dict[str, str]:
    return {article.heading: article.text for article in found.articles} if found else {}


def _rows(found: Measure | None) -> dict[str, Any]:
    if found is None:
        return {}
    key = KEYS[found.kind]
    return {"/".join(str(row.get(name, "")) for name in key): dict(row) for row in found.rows}


def _figures(found: Measure | None) -> dict[str, str]:
    if found is None:
        return {}
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in found.figures.items()
    }
