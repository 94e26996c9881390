"""What the bureau's own procedures stand on: items of its list, days of its laws (本局规则核对)."""

from dataclasses import replace
from functools import lru_cache

import pytest

from sunlit.procedures.checking.own import unfounded
from sunlit.registers.laws.shipped_index import shipped_index
from sunlit.rulebook.schema import Rulebook, spelling
from tests.rulebook.planting import rules

ITEM = "重点用能单位能源利用状况报告（审查）"
ITEMS = {("OTHER", "FG-QT-01"), ("OTHER", spelling(ITEM)), ("LICENSE", "FG-XK-01")}


@lru_cache(maxsize=1)
def shipped() -> Rulebook:
    """The rules without any of the bureau's own."""
    return rules()


def with_own(**values: object) -> Rulebook:
    """The shipped rules and one procedure of the bureau."""
    given = {"code": "own", "name": "报告审查", "applies_to": (ITEM,), "item_category": "OTHER"}
    own = replace(shipped().procedures["filing"], **(given | values))  # type: ignore[arg-type]
    return replace(shipped(), procedures=shipped().procedures | {"own": own})


def told(book: Rulebook, items: set[tuple[str, str]] = ITEMS) -> list[str]:
    return [str(one) for one in unfounded(book, shipped(), shipped_index(), items)]


@pytest.mark.parametrize("name", [ITEM, "重点用能单位能源利用状况报告(审查)", "FG-QT-01"])
def test_an_item_is_named_in_any_spelling_or_by_its_code(name: str) -> None:
    assert told(with_own(applies_to=(name,))) == []


@pytest.mark.parametrize("name", ["没有这个事项", "FG-XK-01", ""])
def test_an_item_the_bureau_has_not_in_that_category_is_refused(name: str) -> None:
    found = told(with_own(applies_to=(ITEM, name)))

    assert len(found) == 1 and f"“applies_to”中的“{name}”不在" in found[0]


def test_before_the_bureau_has_a_list_no_item_is_missed() -> None:
    assert told(with_own(applies_to=("没有这个事项",)), set()) == []


def test_a_procedure_does_not_begin_before_its_law() -> None:
    found = told(with_own(basis="《行政处罚法》第五条", valid_from="1995-01-01"))

    assert any("“valid_from”为1995-01-01，早于依据《行政处罚法》" in one for one in found)
