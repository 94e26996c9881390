"""Days from addresses and forms."""

from datetime import date

import pytest

from sunlit.interfaces.days import day_written


def test_it_reads_a_day() -> None:
    assert day_written("2026-03-02") == date(2026, 3, 2)


@pytest.mark.parametrize("text", ["", "明天", "2026-02-30", "2026-13-01", "0000-00-00", "2026-03"])
def test_it_reads_nothing_else(text: str) -> None:
    assert day_written(text) is None
