"""What a person may type into a step, and what is said of the rest (录入)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.procedures.entry import as_entered, clean
from sunlit.rulebook.schema import Field, FieldType
from tests.procedures.imagined import shipped

TODAY = date(2026, 3, 2)
PLAIN = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.binary(max_size=5),
    st.dates().map(str),
    st.datetimes(timezones=st.timezones()).map(str),
    st.sampled_from(["9999-12-31T23:59+00:00", "0001-01-01T00:00+14:00", "1e999999", "-0", "NaN"]),
)
ANYTHING = st.one_of(
    PLAIN,
    st.lists(PLAIN, max_size=3),
    st.dictionaries(st.sampled_from(["no", "conclusion", "reason"]), PLAIN, max_size=3),
    st.lists(st.dictionaries(st.sampled_from(["no", "conclusion", "reason"]), PLAIN, max_size=3)),
)


def one(kind: FieldType, value: Any, **changes: Any) -> tuple[Any, str]:
    """One field of that type: the value kept, or the sentence."""
    choices = changes.pop("choices", ())
    field = Field("x", "项目", kind, choices=choices, **changes)
    values, wrong = clean((field,), {"x": value}, TODAY)
    return values.get("x"), str(wrong.get("x", ""))


@settings(deadline=None)
@given(st.data())
def test_nothing_that_can_be_posted_breaks_a_step(data: st.DataObject) -> None:
    """Whatever is posted is cleaned, or refused by a sentence per field."""
    steps = shipped().procedures["penalty-ordinary"].steps
    step = data.draw(st.sampled_from(steps))
    raw = {field.name: data.draw(ANYTHING) for field in step.fields}

    values, wrong = clean(step.fields, raw, TODAY)

    assert set(values) | set(wrong) <= set(raw)
    assert not set(values) & set(wrong)
    assert all(str(sentence) for sentence in wrong.values())
    assert clean(step.fields, as_entered(step.fields, values), TODAY)[0] == values


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_text_is_kept_as_typed_or_refused(text: str) -> None:
    kept, sentence = one(FieldType.LONG_TEXT, text, max_length=200)

    if kept is None:
        assert sentence
    else:
        assert kept == text.replace("\r\n", "\n").replace("\r", "\n")
        assert len(kept) <= 200


@pytest.mark.parametrize(
    "char", ["\x00", "\x08", "\x1b", "\x7f", "\u202e", "\u2066", "\ufeff", "\ud800"]
)
def test_control_characters_are_refused(char: str) -> None:
    for kind in (FieldType.TEXT, FieldType.LONG_TEXT):
        assert "控制字符" in one(kind, f"当事人{char}名称")[1]


def test_a_text_has_its_longest_length_and_says_how_long_it_is() -> None:
    assert one(FieldType.TEXT, "字" * 200)[0] == "字" * 200
    assert one(FieldType.TEXT, "字" * 201)[1] == "最多200个字，现有201个字。"


def test_a_line_is_one_line_and_a_long_text_many() -> None:
    assert "不能换行" in one(FieldType.TEXT, "甲\n乙")[1]
    assert one(FieldType.LONG_TEXT, "甲\r\n乙\r丙")[0] == "甲\n乙\n丙"


@pytest.mark.parametrize("blank", [None, "", "   ", "\u3000", "\n\t", [], ()])
def test_blank_is_missing_where_it_is_needed(blank: Any) -> None:
    assert one(FieldType.TEXT, blank)[1] == "请填写“项目”。"
    assert one(FieldType.TEXT, blank, required=False) == (None, "")


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("60000", 6000000),
        ("60,000.50", 6000050),
        ("６００００", 6000000),
        ("0.01", 1),
        (" 60000 元 ", 6000000),
        ("100000000000", 10**13),
    ],
)
def test_an_amount_is_kept_in_whole_fen(typed: str, fen: int) -> None:
    assert one(FieldType.YUAN, typed)[0] == fen


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "-1",
        "0.001",
        "六万",
        "1.2.3",
        "100000000000.01",
        "1e3",
        "1e300",
        "1_000",
        "NaN",
        "Infinity",
        "--5",
        "¥5",
    ],
)
def test_anything_else_is_no_amount(typed: str) -> None:
    kept, sentence = one(FieldType.YUAN, typed)

    assert kept is None and "金额" in sentence


@settings(deadline=None)
@given(st.integers(1, 10**13))
def test_an_amount_survives_being_shown_and_typed_again(fen: int) -> None:
    field = Field("x", "项目", FieldType.YUAN)

    assert clean((field,), as_entered((field,), {"x": fen}), TODAY)[0] == {"x": fen}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2026-03-02", "2026-03-02"), (" 2024-02-29 ", "2024-02-29"), ("1990-01-01", "1990-01-01")],
)
def test_a_date_is_kept(typed: str, kept: str) -> None:
    assert one(FieldType.DATE, typed)[0] == kept


@pytest.mark.parametrize(
    "typed",
    ["2025-02-29", "02/03/2026", "昨天", "2026-13-01", "1989-12-31", "2057-01-01"],
)
def test_anything_else_is_no_date(typed: str) -> None:
    kept, sentence = one(FieldType.DATE, typed)

    assert kept is None and sentence


def test_a_fact_does_not_lie_in_the_future() -> None:
    tomorrow = TODAY + timedelta(days=1)

    assert one(FieldType.DATE, TODAY.isoformat(), not_future=True)[0]
    assert "不能晚于今天" in one(FieldType.DATE, tomorrow.isoformat(), not_future=True)[1]
    assert "不能晚于今天" in one(FieldType.MOMENT, f"{tomorrow}T00:00", not_future=True)[1]
    assert one(FieldType.DATE, tomorrow.isoformat())[0]


def test_a_moment_is_kept_in_the_time_of_the_bureau() -> None:
    assert one(FieldType.MOMENT, "2026-03-02T09:30")[0] == "2026-03-02T09:30+08:00"
    assert one(FieldType.MOMENT, "2026-03-01T23:30:00Z")[0] == "2026-03-02T07:30+08:00"
    assert one(FieldType.MOMENT, "9999-12-31T23:59+00:00")[1]


def test_only_what_is_offered_can_be_chosen() -> None:
    choices = (("A", "甲"), ("B", "乙"))

    assert one(FieldType.CHOICE, "A", choices=choices)[0] == "A"
    assert one(FieldType.CHOICE, "C", choices=choices)[1]
    assert one(FieldType.CHOICES, ["B", "A"], choices=choices)[0] == ["A", "B"]
    assert one(FieldType.CHOICES, ["A", "C"], choices=choices)[1]
    assert one(FieldType.YES_NO, "MAYBE")[1]
    assert one(FieldType.CONFIRM, "off")[1]
    for reference in ("x", "1.5", "-1", "9" * 19, "1 or 1=1"):
        assert one(FieldType.OFFICER, reference)[1]


def test_an_unknown_field_is_refused_by_name() -> None:
    _values, wrong = clean((), {"decided_by": "me"}, TODAY)

    assert list(wrong) == ["decided_by"]


def test_a_wrong_point_of_the_review_is_named() -> None:
    points = [{"no": str(no), "conclusion": "PASSED"} for no in range(1, 11)]
    points[2] |= {"reference": "4", "place": "三页"}
    points[6] |= {"conclusion": "不知道"}

    _kept, sentence = one(FieldType.TEN_POINTS, points)

    assert sentence == (
        "第3项：页码请填写数字，音像记录的时点请填写为“分:秒”。第7项：请选择审核结论。"
    )
