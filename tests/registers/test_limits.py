"""Time limits as lists write them (办理时限), and the unit the law gives a bare number."""

import pytest

from sunlit.registers.intake.rules import UnacceptableValueError
from sunlit.registers.items.models import DayUnit, ItemCategory
from sunlit.registers.items.rules import TimeLimit, category_named, generated_code, read_limit

WORKING, NATURAL = DayUnit.WORKING_DAY, DayUnit.NATURAL_DAY


@pytest.mark.parametrize(
    ("text", "category", "days", "unit"),
    [
        ("90", ItemCategory.PENALTY, 90, NATURAL),
        ("7", ItemCategory.PENALTY, 7, WORKING),
        ("20", ItemCategory.LICENSE, 20, WORKING),
        ("20日", ItemCategory.LICENSE, 20, WORKING),
        ("20个工作日", ItemCategory.LICENSE, 20, WORKING),
        ("30", ItemCategory.COERCION, 30, NATURAL),
        ("10", ItemCategory.COERCION, 10, WORKING),
        ("15自然日", ItemCategory.LICENSE, 15, NATURAL),
        ("60个工作日内", ItemCategory.PENALTY, 60, WORKING),
    ],
)
def test_it_counts_days_as_the_law_does(
    text: str, category: ItemCategory, days: int, unit: DayUnit
) -> None:
    limit = read_limit(text, category)

    assert (limit.days, limit.unit) == (days, unit)


@pytest.mark.parametrize("text", ["0", "即办", "当场办结"])
def test_it_reads_at_once_as_no_days(text: str) -> None:
    assert read_limit(text, ItemCategory.OTHER).days == 0


@pytest.mark.parametrize("text", ["随项目一并办理", "受理5日;审查10日", "三个月", "按规定"])
def test_it_keeps_words_as_words(text: str) -> None:
    assert read_limit(text, ItemCategory.LICENSE) == TimeLimit(text=text)


@pytest.mark.parametrize("text", ["-1", "2.5", "99999"])
def test_it_refuses_impossible_numbers(text: str) -> None:
    with pytest.raises(UnacceptableValueError):
        read_limit(text, ItemCategory.LICENSE)


@pytest.mark.parametrize("category", list(ItemCategory))
@pytest.mark.parametrize("text", ["0", "90", "20个工作日", "随项目一并办理", "5日", "当场", ""])
def test_it_reads_back_what_it_shows(text: str, category: ItemCategory) -> None:
    shown = read_limit(text, category).shown

    assert read_limit(shown, category).shown == shown


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("行政处罚", ItemCategory.PENALTY),
        ("行政处罚类", ItemCategory.PENALTY),
        ("许可", ItemCategory.LICENSE),
        ("行政强制措施", ItemCategory.COERCION),
        ("其他行政权力", ItemCategory.OTHER),
        ("行政奖励", ItemCategory.OTHER),
        ("乱写", None),
    ],
)
def test_it_knows_categories_by_their_names(text: str, category: ItemCategory | None) -> None:
    assert category_named(text) == category


def test_it_gives_the_same_item_the_same_code_everywhere() -> None:
    code = generated_code(ItemCategory.PENALTY, "盗窃电能")

    assert code == generated_code(ItemCategory.PENALTY, " 盗窃 电能")
    assert code != generated_code(ItemCategory.INSPECTION, "盗窃电能")
    assert code.startswith("CF-")
