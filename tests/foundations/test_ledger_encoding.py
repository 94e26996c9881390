"""Values have one spelling, and what has none is refused."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.foundations.ledger.encoding import (
    Fen,
    FileRef,
    canonical_json,
    decode_value,
    encode_value,
)

FILE = FileRef("ab" * 32, "cd" * 32, 17)
BEIJING = timezone(timedelta(hours=8))

SPELLINGS = [
    ("节能审查", str, "节能审查".encode()),
    ("\uf900", str, b"\xef\xa4\x80"),
    ("e\u0301", str, b"e\xcc\x81"),
    (2**53 + 1, int, b"9007199254740993"),
    (-5, int, b"-5"),
    (True, bool, b"true"),
    (Fen(500_000), Fen, b"500000"),
    (date(2026, 11, 23), date, b"2026-11-23"),
    (datetime(2026, 11, 23, 10, 0, 0, 999_999, BEIJING), datetime, b"2026-11-23T02:00:00.999Z"),
    (datetime(1988, 7, 1, tzinfo=UTC), datetime, b"1988-07-01T00:00:00.000Z"),
    (FILE, FileRef, f"sha256:{'ab' * 32};sm3:{'cd' * 32};size:17".encode()),
    (["a", "bc"], list[str], b"\0\0\0\1a\0\0\0\2bc"),
    ([], list[str], b""),
]


@pytest.mark.parametrize(("value", "kind", "spelling"), SPELLINGS)
def test_it_spells_every_type_in_one_way(value: object, kind: object, spelling: bytes) -> None:
    assert encode_value(value, kind) == spelling


def test_it_does_not_normalize_names() -> None:
    """NFC would turn U+F900 into U+8C48: another person."""
    assert decode_value(encode_value("\uf900", str), str) == "\uf900"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1.0, int),
        (1.5, Fen),
        (True, int),
        (1, bool),
        ("1", int),
        (1, str),
        (None, str),
        (b"ab", str),
        (datetime(2026, 1, 1, tzinfo=UTC), date),
        (date(2026, 1, 1), datetime),
        ("ab", list[str]),
        ([1], list[str]),
        (FileRef("x", "y", 1), FileRef),
    ],
)
def test_it_refuses_a_value_of_another_type(value: object, kind: object) -> None:
    with pytest.raises(TypeError):
        encode_value(value, kind)


@pytest.mark.parametrize("text", ["\ud800", "a\0b"])
def test_it_refuses_text_that_is_not_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"surrogates|NUL"):
        encode_value(text, str)


def test_it_refuses_a_moment_without_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        encode_value(datetime(2026, 1, 1), datetime)


VALUES = st.one_of(
    st.tuples(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.just(str)
    ),
    st.tuples(st.integers(), st.just(int)),
    st.tuples(st.booleans(), st.just(bool)),
    st.tuples(st.dates(), st.just(date)),
    st.tuples(st.builds(Fen, st.integers()), st.just(Fen)),
    st.tuples(st.lists(st.integers()), st.just(list[int])),
    st.tuples(
        st.builds(FileRef, st.just("ab" * 32), st.just("cd" * 32), st.integers(0)), st.just(FileRef)
    ),
)


@given(VALUES)
def test_what_it_wrote_it_reads(pair: tuple) -> None:
    value, kind = pair

    assert decode_value(encode_value(value, kind), kind) == value


@given(st.datetimes(timezones=st.just(BEIJING), min_value=datetime(2, 1, 1)))
def test_moments_come_back_in_utc_to_the_millisecond(moment: datetime) -> None:
    read = decode_value(encode_value(moment, datetime), datetime)

    assert timedelta(0) <= moment - read < timedelta(milliseconds=1)
    assert read.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"007", int),
        (b"-0", int),
        (b"1.0", Fen),
        (b"2026-11-23T02:00:00Z", datetime),
        (b"\0\0\0\5a", list[str]),
    ],
)
def test_it_refuses_another_spelling_when_reading(data: bytes, kind: object) -> None:
    with pytest.raises(ValueError, match=r"canonical|cut off"):
        decode_value(data, kind)


def test_nested_data_has_sorted_keys_and_no_floats() -> None:
    assert canonical_json({"b": [1, None, True], "a": "甲"}) == '{"a":"甲","b":[1,null,true]}'
    with pytest.raises(TypeError):
        canonical_json({"a": [0.1]})
    with pytest.raises(TypeError):
        canonical_json({1: "a"})
