"""Long texts (长文本): nothing is cut without a word; what is too long is told with both counts."""

import pytest

from sunlit.foundations.wording import too_long
from sunlit.interfaces.desk.entry import Asked, TooLong, refuse_too_long

FIELDS = (Asked("note", "说明", "textarea", max_length=20), Asked("free", "备注", "textarea"))


def test_a_text_too_long_is_refused_by_name_with_both_counts() -> None:
    with pytest.raises(TooLong) as refused:
        refuse_too_long(FIELDS, {"note": "长" * 21, "free": "长" * 9999})

    told = {name: str(sentence) for name, sentence in refused.value.fields.items()}
    assert told == {"note": "说明最多20个字，现有21个字。"}


def test_a_text_as_long_as_allowed_is_kept_and_a_line_end_counts_once() -> None:
    refuse_too_long(FIELDS, {"note": "长" * 20})

    assert too_long("一\r\n二", 3, "说明") == ""
    assert str(too_long("一\r\n二", 2)) == "最多2个字，现有3个字。"
