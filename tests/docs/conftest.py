"""What the tutorial's own kind of act declares is gone after its tests."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sunlit.foundations.ledger import codes

TUTORIAL = Path(__file__).parents[2] / "docs/tutorial/新增一种执法行为.md"


@pytest.fixture(autouse=True)
def codes_of_the_product() -> Iterator[None]:
    """Ledger codes only the tutorial declares do not reach the next test."""
    before = set(codes._newest)
    yield
    told = set(re.findall(r"trace: ([a-z_.]+)", TUTORIAL.read_text(encoding="utf-8"))) - before
    for name, version in [key for key in codes._codes if key[0] in told]:
        del codes._codes[name, version]
        codes._newest.pop(name, None)
