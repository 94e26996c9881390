"""Whole numbers from addresses and forms."""

import pytest

from sunlit.interfaces.numbers import whole_number


@pytest.mark.parametrize("text", ["", " 7", "-1", "1.0", "²", "七", "７", "9" * 18])
def test_it_reads_nothing_but_digits_a_database_keeps(text: str) -> None:
    assert whole_number(text) is None


def test_it_reads_no_more_digits_than_asked_for() -> None:
    assert whole_number("007") == 7
    assert whole_number("999", digits=3) == 999
    assert whole_number("1000", digits=3) is None
