"""Two hundred periods reasoned by hand, each with its article; and the sentence they come with.

The due days were written down before the engine was asked, from the printed notices; a plain
script that shares nothing with the product (tests/foundations/slow_clock.py) agreed with all.
"""

import csv
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from sunlit.foundations.calendars import Pause, calendar_of
from sunlit.rulebook.loading import rulebook
from sunlit.rulebook.periods.computing import Answer, Question, compute
from sunlit.rulebook.periods.queries import figure_for, find
from sunlit.rulebook.schema import Rulebook
from sunlit.rulebook.shipping import shipped_content

TABLE = Path(__file__).with_name("golden_clocks.csv")
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))
NATIONAL = "CN"


@lru_cache(maxsize=1)
def shipped() -> Rulebook:
    return rulebook(shipped_content("test", "2026-01-01"), "test")


def pause(text: str) -> Pause:
    first, _, last = text.partition("..")
    return Pause(date.fromisoformat(first), date.fromisoformat(last) if last else None, "检测")


def answer(row: dict[str, str]) -> Answer:
    kind, _, value = row["history"].partition("=")
    question = Question(
        date.fromisoformat(row["start"]),
        tuple(pause(text) for text in value.split(";")) if kind == "pause" else (),
        int(value) if kind == "extend" else 0,
        kind == "announced",
    )
    rule = find(row["rule"], shipped())[0]
    figure, _ = figure_for(rule, value if kind == "region" else "")
    return compute(rule, figure, question, calendar_of(NATIONAL))


def test_the_table_is_large_and_every_row_has_article_and_reasoning() -> None:
    assert len(ROWS) >= 200
    assert len({(row["rule"], row["start"], row["history"]) for row in ROWS}) == len(ROWS)
    assert all(row["article"] and row["reasoning"] for row in ROWS)
    assert len({row["rule"] for row in ROWS}) > 60


@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{row['rule']}-{row['start']}-{row['history']}" for row in ROWS]
)
def test_it_ends_on_the_day_the_table_says(row: dict[str, str]) -> None:
    found = answer(row)

    due_on = found.due_on.isoformat() if found.due_on else ""
    assert due_on == row["due_on"], f"{row['reasoning']}；{found.explanation}"
    assert found.provisional == (row["provisional"] == "yes"), found.explanation
    assert found.explanation.endswith("。")
    assert "依据：" in found.explanation
    assert ("尚未公布" in found.explanation) == found.provisional
